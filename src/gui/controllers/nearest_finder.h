#pragma once

#include "evaluation/nearest.h"

#include <QObject>

#include <atomic>
#include <memory>
#include <vector>

namespace deblend {

/// Finds the stored samples that lie nearest to one, on a thread of the pool; a newer question takes the
/// place of an older one. GUI thread.
class NearestFinder : public QObject {
  Q_OBJECT
public:
  explicit NearestFinder(QObject* parent = nullptr);
  /// Cancels the search.
  ~NearestFinder() override;

  /// `sample` has values in the data set's own units.
  void find(const DataSetSpec& spec, const DataFolders& folders, std::vector<float> sample,
            std::int64_t neighbours);
  void cancel();
  bool isBusy() const { return m_searching; }

Q_SIGNALS:
  void found(const NearestSamples& samples);
  void failed(const QString& sentence);

private:
  std::shared_ptr<std::atomic<bool>> m_cancelled;
  bool m_searching = false;
};

} // namespace deblend
