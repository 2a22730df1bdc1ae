#include "controllers/pairing.h"

#include "model/model_type.h"
#include "runs/run_configuration.h"
#include "threads/run_aside.h"

namespace deblend {

Pairing::Pairing(DataSummaries& summaries, const ModelTypeCatalog& catalog, QObject* parent)
    : QObject(parent), m_summaries(summaries), m_catalog(catalog) {}

void Pairing::showNothing() {
  ++m_turn;
  m_modelType = nullptr;
  m_source = nullptr;
  m_target = nullptr;
  m_sourceName.clear();
  m_targetName.clear();
  m_sourceSpec = {};
  m_targetSpec = {};
  m_trainingOptions = {};
  Q_EMIT changed();
}

void Pairing::showRun(const std::filesystem::path& runFolder, const DataFolders& folders) {
  ++m_turn;
  ++m_pending;
  runAside(
      this, [runFolder, &catalog = m_catalog] { return readRunConfiguration(runFolder, catalog); },
      [this, folders, turn = m_turn](Outcome<RunConfiguration> outcome) {
        --m_pending;
        if (outcome.value && turn == m_turn)
          show(outcome.value->source, outcome.value->target, folders, outcome.value->experiment);
      });
}

void Pairing::show(const std::optional<NamedDataSet>& source, const NamedDataSet& target,
                   const DataFolders& folders, const Experiment& experiment) {
  ++m_turn;
  m_modelType = m_catalog.find(experiment.modelType);
  m_sourceName = source ? QString::fromStdString(source->name) : QString();
  m_targetName = QString::fromStdString(target.name);
  m_sourceSpec = source ? source->spec : DataSetSpec();
  m_targetSpec = target.spec;
  m_folders = folders;
  m_trainingOptions = experiment.trainingOptions;
  if (!source)
    m_source = nullptr;
  const auto receive = [this, turn = m_turn](DataSummary Pairing::*place) {
    return [this, turn, place](const DataSummary& summary, const QString&) {
      if (turn != m_turn)
        return;
      this->*place = summary;
      Q_EMIT changed();
    };
  };
  if (source)
    m_summaries.summarise(source->spec, folders, this, receive(&Pairing::m_source));
  m_summaries.summarise(target.spec, folders, this, receive(&Pairing::m_target));
}

} // namespace deblend
