#pragma once

#include "controllers/checkpoint_pictures.h"
#include "controllers/entry_list_model.h"
#include "controllers/run_list.h"
#include "evaluating/evaluation.h"
#include "training/checkpoint.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace deblend {

/// A checkpoint of any run of the project.
struct GalleryEntry {
  QString run;
  int runNumber = 0;
  std::int64_t step = 0;
  double loss = 0;
  std::filesystem::path folder;
  std::optional<Metric> distance; ///< the latest, of the metric that says most

  std::pair<QString, std::int64_t> key() const { return {run, step}; }
  bool operator==(const GalleryEntry& other) const;
};

enum class GalleryOrder { ByRun, ByLoss, ByDistance };

/// The checkpoints of all runs, read on a thread of the pool; their pictures as they come into view. GUI
/// thread.
class CheckpointGallery : public EntryListModel<GalleryEntry> {
  Q_OBJECT
public:
  static constexpr int pictureSide = 112; ///< as a list shows them

  /// `runs` outlives this.
  explicit CheckpointGallery(const RunList& runs, QObject* parent = nullptr);

  /// Reads the checkpoints of all runs anew.
  void reload();
  void setOrder(GalleryOrder order);
  bool isBusy() const { return m_busy || m_pictures.isBusy(); }

  /// Not valid where it is not among them.
  QModelIndex indexOf(const QString& run, std::int64_t step) const;

  QVariant data(const QModelIndex& index, int role) const override;

Q_SIGNALS:
  void reloaded();

private:
  void take(std::vector<GalleryEntry> entries);
  void sort(std::vector<GalleryEntry>& entries) const;

  const RunList& m_runs;
  GalleryOrder m_order = GalleryOrder::ByRun;
  mutable CheckpointPictures m_pictures;
  bool m_busy = false;
  bool m_again = false;
};

/// What a metric is called in a list.
QString metricTitle(const std::string& name);

} // namespace deblend
