#include "controllers/document_edits.h"

#include "core/error.h"
#include "experiment/open_data.h"
#include "model/model_type.h"

#include <algorithm>

namespace deblend {
namespace {

PairSide pairSide(const NamedDataSet& dataSet, const DataFolders& folders) {
  const OpenedDataSet opened = openAsItIs(dataSet.spec, folders);
  return {dataSet.spec, opened.sampleShape, opened.classCount, opened.storedCount};
}

/// Throws Error unless the experiment's model type can learn from them.
void requireFit(const DataSetPair& pair, const Experiment& experiment, const ModelTypeCatalog& catalog,
                const DataFolders& folders) {
  const ModelType& type = catalog.at(experiment.modelType);
  if (type.maps() && !pair.source)
    return; // the form says what is missing
  const std::optional<PairSide> source =
      type.maps() ? std::optional(pairSide(*pair.source, folders)) : std::nullopt;
  if (const auto reason =
          pairingRefusal(type, experiment.modelOptions, source, pairSide(pair.target, folders)))
    throw Error(*reason);
}

bool isNoise(const DataSetSpec& spec) {
  return spec.kind == "gaussian";
}

/// The name in `document` of a data set with this spec, which is added if there is none.
std::string adoptDataSet(ProjectDocument& document, const NamedDataSet& dataSet) {
  const auto known = std::ranges::find(document.dataSets, dataSet.spec, &NamedDataSet::spec);
  if (known != document.dataSets.end())
    return known->name;
  NamedDataSet added = dataSet;
  added.name = document.freeDataSetName(dataSet.name);
  document.dataSets.push_back(added);
  return added.name;
}

} // namespace

void replaceExperiment(ProjectDocument& document, const Experiment& experiment) {
  const auto found = std::ranges::find(document.experiments, experiment.name, &Experiment::name);
  if (found != document.experiments.end())
    *found = experiment;
}

std::optional<NamedDataSet> mappedSource(const ProjectDocument& document, const Experiment& experiment,
                                         const ModelTypeCatalog& catalog) {
  if (experiment.source.empty() || !catalog.at(experiment.modelType).maps())
    return std::nullopt;
  return document.dataSet(experiment.source);
}

DataSetPair fittingPair(const ProjectDocument& document, const Experiment& experiment, Side side,
                        const DataSetSpec& spec, const ModelTypeCatalog& catalog,
                        const DataFolders& folders) {
  ProjectDocument changed = document;
  const bool isSource = side == Side::Source;
  const std::optional<NamedDataSet> partner =
      isSource ? document.dataSet(experiment.target) : mappedSource(document, experiment, catalog);
  const DataSetSpec suited = partner ? suitedToPartner(spec, partner->spec, folders) : spec;
  const NamedDataSet chosen = addDataSet(changed, suited, folders);
  std::optional<NamedDataSet> other = partner;
  if (partner && isNoise(partner->spec) && !isNoise(spec)) {
    DataSetSpec noise = partner->spec;
    noise.options.reset("shape");
    other = addDataSet(changed, suitedToPartner(noise, chosen.spec, folders), folders);
  }
  DataSetPair pair = isSource ? DataSetPair{chosen, *other} : DataSetPair{other, chosen};
  requireFit(pair, experiment, catalog, folders);
  return pair;
}

void pairDataSets(ProjectDocument& document, const std::string& experiment, const DataSetPair& pair) {
  const std::string source = pair.source ? adoptDataSet(document, *pair.source) : std::string();
  const std::string target = adoptDataSet(document, pair.target);
  for (Experiment& each : document.experiments) {
    if (each.name != experiment)
      continue;
    if (pair.source)
      each.source = source;
    each.target = target;
  }
}

PairSide sideBeside(const DataSetSpec& spec, const DataSetSummary& own, const DataSetSummary* partner) {
  const bool takesPartners = partner && isNoise(spec) && spec.options.isDefault("shape");
  return {spec, takesPartners ? partner->sampleShape : own.sampleShape, std::ssize(own.classNames),
          own.storedCount};
}

void adoptExperiment(ProjectDocument& document, const ProjectDocument& other) {
  Experiment experiment = other.experiments.back();
  if (!experiment.source.empty())
    experiment.source = adoptDataSet(document, other.dataSet(experiment.source));
  experiment.target = adoptDataSet(document, other.dataSet(experiment.target));
  experiment.name = document.freeExperimentName(experiment.name);
  document.experiments.push_back(std::move(experiment));
}

bool usesDataSet(const ProjectDocument& document, const std::string& name) {
  return std::ranges::any_of(document.experiments, [&](const Experiment& experiment) {
    return experiment.source == name || experiment.target == name;
  });
}

std::filesystem::path freeFolder(const std::filesystem::path& parent, const std::string& name) {
  std::filesystem::path folder = parent / name;
  for (int number = 2; std::filesystem::exists(folder); ++number)
    folder = parent / (name + '-' + std::to_string(number));
  return folder;
}

} // namespace deblend
