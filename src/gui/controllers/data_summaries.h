#pragma once

#include "data/data_set_summary.h"

#include <QHash>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace deblend {

using DataSummary = std::shared_ptr<const DataSetSummary>;

/// Summaries of data sets, made on a thread of the pool and kept. GUI thread.
class DataSummaries : public QObject {
  Q_OBJECT
public:
  /// The summary, or null and why there is none.
  using Receiver = std::function<void(const DataSummary& summary, const QString& problem)>;

  using QObject::QObject;

  /// Calls `receive` on the GUI thread, at once if the summary is known, unless `context` is gone by then.
  void summarise(const DataSetSpec& spec, const DataFolders& folders, QObject* context, Receiver receive);
  /// The same, but looks at the data anew: they may have changed.
  void summariseAnew(const DataSetSpec& spec, const DataFolders& folders, QObject* context, Receiver receive);
  bool isBusy() const { return m_pending > 0; }

private:
  QHash<QString, DataSummary> m_known;
  int m_pending = 0;
};

} // namespace deblend
