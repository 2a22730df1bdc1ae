#pragma once

#include "controllers/run_list.h"
#include "evaluating/evaluation.h"
#include "training/checkpoint.h"

#include <QAbstractListModel>
#include <QImage>

#include <filesystem>
#include <map>
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
};

enum class GalleryOrder { ByRun, ByLoss, ByDistance };

/// The checkpoints of all runs, read on a thread of the pool; their pictures as they come into view. GUI
/// thread.
class CheckpointGallery : public QAbstractListModel {
  Q_OBJECT
public:
  static constexpr int pictureSide = 112; ///< as a list shows them

  /// `runs` outlives this.
  explicit CheckpointGallery(const RunList& runs, QObject* parent = nullptr);

  /// Reads the checkpoints of all runs anew.
  void reload();
  void setOrder(GalleryOrder order);
  bool isBusy() const { return m_busy || m_picturesPending > 0; }

  const std::vector<GalleryEntry>& entries() const { return m_entries; }
  const GalleryEntry& entry(const QModelIndex& index) const {
    return m_entries[static_cast<std::size_t>(index.row())];
  }
  /// Not valid where it is not among them.
  QModelIndex indexOf(const QString& run, std::int64_t step) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;

Q_SIGNALS:
  void reloaded();

private:
  void take(std::vector<GalleryEntry> entries);
  void sortEntries();
  QVariant pictureOf(const GalleryEntry& entry) const;
  void readPicture(const std::filesystem::path& folder) const;
  void takePicture(const std::filesystem::path& folder, const QImage& picture);

  const RunList& m_runs;
  std::vector<GalleryEntry> m_entries;
  GalleryOrder m_order = GalleryOrder::ByRun;
  /// Read when they are first asked for; null while one is read, and where there is none.
  mutable std::map<std::filesystem::path, QImage> m_pictures;
  bool m_busy = false;
  bool m_again = false;
  mutable int m_picturesPending = 0;
};

/// What a metric is called in a list.
QString metricTitle(const std::string& name);

} // namespace deblend
