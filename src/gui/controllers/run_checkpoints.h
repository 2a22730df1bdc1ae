#pragma once

#include "controllers/checkpoint_pictures.h"
#include "controllers/entry_list_model.h"
#include "training/checkpoint.h"

namespace deblend {

/// A checkpoint of the run that is shown.
struct RunCheckpoint {
  std::int64_t step = 0;
  double loss = 0;

  std::int64_t key() const { return step; }
  bool operator==(const RunCheckpoint&) const = default;
};

/// The checkpoints of one run as a list shows them; their pictures are read as they come into view. GUI
/// thread.
class RunCheckpoints : public EntryListModel<RunCheckpoint> {
  Q_OBJECT
public:
  static constexpr int pictureSide = 64; ///< as a list shows them

  explicit RunCheckpoints(QObject* parent = nullptr);

  /// Those in the run's folder, by rising step.
  void show(const std::filesystem::path& runFolder, const std::vector<CheckpointManifest>& checkpoints);
  /// Not valid where there is no such checkpoint.
  QModelIndex indexOf(std::int64_t step) const;
  bool isBusy() const { return m_pictures.isBusy(); }

  QVariant data(const QModelIndex& index, int role) const override;

private:
  std::filesystem::path folderOf(const RunCheckpoint& checkpoint) const;

  std::filesystem::path m_runFolder;
  mutable CheckpointPictures m_pictures;
};

} // namespace deblend
