#include "controllers/nearest_finder.h"

#include "threads/run_aside.h"

namespace deblend {

NearestFinder::NearestFinder(QObject* parent)
    : QObject(parent), m_cancelled(std::make_shared<std::atomic<bool>>(false)) {}

NearestFinder::~NearestFinder() {
  *m_cancelled = true;
}

void NearestFinder::cancel() {
  *m_cancelled = true;
  m_searching = false;
}

void NearestFinder::find(const DataSetSpec& spec, const DataFolders& folders, std::vector<float> sample,
                         std::int64_t neighbours) {
  cancel();
  m_cancelled = std::make_shared<std::atomic<bool>>(false);
  m_searching = true;
  const auto search = [spec, folders, neighbours, sample = std::move(sample), cancelled = m_cancelled] {
    return nearestSamples(spec, folders, sample, neighbours, [cancelled] { return !*cancelled; });
  };
  runAside(this, search, [this, cancelled = m_cancelled](Outcome<NearestSamples> outcome) {
    if (*cancelled)
      return;
    m_searching = false;
    if (outcome.value)
      Q_EMIT found(*outcome.value);
    else
      Q_EMIT failed(outcome.problem);
  });
}

} // namespace deblend
