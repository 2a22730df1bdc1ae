#include "controllers/data_summaries.h"

#include "threads/run_aside.h"

#include <algorithm>

namespace deblend {
namespace {

constexpr std::int64_t tilesOfAGlance = 16;
constexpr std::int64_t longestSideOfATile = 2048; ///< pixels; more are not seen of a picture

QString keyOf(const DataSetSpec& spec, const DataFolders& folders) {
  return QString::fromStdString(toText(spec) + '\n' + folders.base.string());
}

bool hasTiles(const SampleShape& shape) {
  return isImage(shape) && (shape[0] == 1 || shape[0] == 3);
}

DataSummary glanceAt(const DataSetSpec& spec, const DataFolders& folders, const OpeningProgress& progress) {
  // Large data are opened once for both.
  const bool isShared = dataSetKind(spec.kind).version != nullptr;
  const auto opened = isShared ? openDataSet(spec, folders, progress) : nullptr;
  auto glance = std::make_shared<DataGlance>();
  static_cast<DataSetSummary&>(*glance) = summariseDataSet(spec, folders, progress);
  if (hasTiles(glance->sampleShape))
    glance->tiles = imageTiles(spec, folders, 0, tilesOfAGlance, progress, longestSideOfATile);
  return glance;
}

bool fillsPlane(const DataSetSummary* summary) {
  return summary && summary->density.width > 0;
}

} // namespace

PlaneRectangle planeExtent(const DataSetSummary* source, const DataSetSummary* target) {
  if (!fillsPlane(source))
    return fillsPlane(target) ? target->density.rectangle : PlaneRectangle();
  const PlaneRectangle& one = source->density.rectangle;
  const PlaneRectangle& other = fillsPlane(target) ? target->density.rectangle : one;
  return {std::min(one.left, other.left), std::min(one.top, other.top), std::max(one.right, other.right),
          std::max(one.bottom, other.bottom)};
}

DataSummaries::DataSummaries(QObject* parent)
    : QObject(parent), m_closed(std::make_shared<std::atomic<bool>>(false)) {}

DataSummaries::~DataSummaries() {
  *m_closed = true;
}

void DataSummaries::summarise(const DataSetSpec& spec, const DataFolders& folders, QObject* context,
                              Receiver receive) {
  if (const DataSummary known = m_known.value(keyOf(spec, folders)))
    receive(known, {});
  else
    summariseAnew(spec, folders, context, std::move(receive));
}

void DataSummaries::summariseAnew(const DataSetSpec& spec, const DataFolders& folders, QObject* context,
                                  Receiver receive, std::shared_ptr<OpeningWatch> watch) {
  ++m_pending;
  const auto finish = [this, key = keyOf(spec, folders), guard = QPointer<QObject>(context),
                       receive = std::move(receive)](Outcome<DataSummary> outcome) {
    --m_pending;
    if (outcome.value)
      m_known.insert(key, *outcome.value);
    if (guard)
      receive(outcome.value.value_or(nullptr), outcome.problem);
  };
  const auto progress = [watch, closed = m_closed](double share) {
    if (watch)
      watch->share = share;
    return !*closed && !(watch && watch->cancelled);
  };
  runAside(
      this, [spec, folders, progress] { return glanceAt(spec, folders, progress); }, finish);
}

} // namespace deblend
