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
  std::vector<Metric> metrics;    ///< the latest of each that was measured
  std::optional<Metric> distance; ///< the one of them that is shown

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
  /// Which metric is shown as the distance; empty: of each checkpoint the one that says most.
  void setMetric(const std::string& name);
  bool isBusy() const { return m_busy || m_pictures.isBusy(); }

  /// Not valid where it is not among them.
  QModelIndex indexOf(const QString& run, std::int64_t step) const;

  QVariant data(const QModelIndex& index, int role) const override;

Q_SIGNALS:
  void reloaded();

private:
  static QString toolTipOf(const GalleryEntry& entry);
  void take(std::vector<GalleryEntry> entries);
  void chooseDistances(std::vector<GalleryEntry>& entries) const;
  void sort(std::vector<GalleryEntry>& entries) const;

  const RunList& m_runs;
  GalleryOrder m_order = GalleryOrder::ByRun;
  std::string m_metric;
  mutable CheckpointPictures m_pictures;
  bool m_busy = false;
  bool m_again = false;
};

/// The metrics, those first that say most of how good a mapping is.
const std::vector<std::string>& tellingMetrics();

/// What a metric is called in a list.
QString metricTitle(const std::string& name);

} // namespace deblend
