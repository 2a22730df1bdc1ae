#include "controllers/pairing.h"

#include "runs/run_configuration.h"
#include "threads/run_aside.h"

namespace deblend {

Pairing::Pairing(DataSummaries& summaries, const ModelTypeCatalog& catalog, QObject* parent)
    : QObject(parent), m_summaries(summaries), m_catalog(catalog) {}

void Pairing::showNothing() {
  ++m_turn;
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
          show(outcome.value->source, outcome.value->target, folders,
               outcome.value->experiment.trainingOptions);
      });
}

void Pairing::show(const NamedDataSet& source, const NamedDataSet& target, const DataFolders& folders,
                   const OptionValues& trainingOptions) {
  ++m_turn;
  m_sourceName = QString::fromStdString(source.name);
  m_targetName = QString::fromStdString(target.name);
  m_sourceSpec = source.spec;
  m_targetSpec = target.spec;
  m_folders = folders;
  m_trainingOptions = trainingOptions;
  const auto receive = [this, turn = m_turn](DataSummary Pairing::*place) {
    return [this, turn, place](const DataSummary& summary, const QString&) {
      if (turn != m_turn)
        return;
      this->*place = summary;
      Q_EMIT changed();
    };
  };
  m_summaries.summarise(source.spec, folders, this, receive(&Pairing::m_source));
  m_summaries.summarise(target.spec, folders, this, receive(&Pairing::m_target));
}

} // namespace deblend
