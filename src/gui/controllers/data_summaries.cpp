#include "controllers/data_summaries.h"

#include "threads/run_aside.h"

namespace deblend {
namespace {

QString keyOf(const DataSetSpec& spec, const DataFolders& folders) {
  return QString::fromStdString(toText(spec) + '\n' + folders.base.string());
}

} // namespace

void DataSummaries::summarise(const DataSetSpec& spec, const DataFolders& folders, QObject* context,
                              Receiver receive) {
  if (const DataSummary known = m_known.value(keyOf(spec, folders)))
    receive(known, {});
  else
    summariseAnew(spec, folders, context, std::move(receive));
}

void DataSummaries::summariseAnew(const DataSetSpec& spec, const DataFolders& folders, QObject* context,
                                  Receiver receive) {
  ++m_pending;
  const auto finish = [this, key = keyOf(spec, folders), guard = QPointer<QObject>(context),
                       receive = std::move(receive)](Outcome<DataSummary> outcome) {
    --m_pending;
    if (outcome.value)
      m_known.insert(key, *outcome.value);
    if (guard)
      receive(outcome.value.value_or(nullptr), outcome.problem);
  };
  runAside(
      this,
      [spec, folders] { return std::make_shared<const DataSetSummary>(summariseDataSet(spec, folders)); },
      finish);
}

} // namespace deblend
