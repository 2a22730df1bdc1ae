#pragma once

#include "data/data_set_summary.h"
#include "data/image_tiles.h"

#include <QHash>
#include <QObject>
#include <QString>

#include <atomic>
#include <functional>
#include <memory>

namespace deblend {

/// What lists and thumbnails show of a data set. A value.
struct DataGlance : DataSetSummary {
  ImageTiles tiles; ///< the first ones of an image data set, large ones made smaller; none otherwise
};

using DataSummary = std::shared_ptr<const DataGlance>;

/// The smallest rectangle that holds the densities of both; the unit square where neither has one. Either may
/// be null.
PlaneRectangle planeExtent(const DataSetSummary* source, const DataSetSummary* target);

/// Follows an opening of data from another thread, and can cancel it.
struct OpeningWatch {
  std::atomic<double> share = 0; ///< done, from 0 to 1
  std::atomic<bool> cancelled = false;
};

/// Summaries of data sets, made on a thread of the pool and kept. GUI thread.
class DataSummaries : public QObject {
  Q_OBJECT
public:
  /// The summary, or null and why there is none ("cancelled" after a cancellation).
  using Receiver = std::function<void(const DataSummary& summary, const QString& problem)>;

  explicit DataSummaries(QObject* parent = nullptr);
  /// Cancels what is under way.
  ~DataSummaries() override;

  /// Calls `receive` on the GUI thread, at once if the summary is known, unless `context` is gone by then.
  void summarise(const DataSetSpec& spec, const DataFolders& folders, QObject* context, Receiver receive);
  /// The same, but looks at the data anew: they may have changed. `watch` may be null.
  void summariseAnew(const DataSetSpec& spec, const DataFolders& folders, QObject* context, Receiver receive,
                     std::shared_ptr<OpeningWatch> watch = nullptr);
  bool isBusy() const { return m_pending > 0; }

private:
  QHash<QString, DataSummary> m_known;
  int m_pending = 0;
  std::shared_ptr<std::atomic<bool>> m_closed;
};

} // namespace deblend
