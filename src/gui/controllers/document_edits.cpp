#include "controllers/document_edits.h"

#include "core/error.h"
#include "data/data_set_summary.h"
#include "model/model_type.h"
#include "projects/shape_agreement.h"

#include <algorithm>

namespace deblend {
namespace {

SampleShape shapeOf(const NamedDataSet& dataSet, const DataFolders& folders) {
  return summariseDataSet(dataSet.spec, folders).sampleShape;
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

DataSetPair fittingPair(const ProjectDocument& document, const Experiment& experiment, Side side,
                        const DataSetSpec& spec, const ModelTypeCatalog& catalog,
                        const DataFolders& folders) {
  ProjectDocument changed = document;
  const bool isSource = side == Side::Source;
  const NamedDataSet partner = document.dataSet(isSource ? experiment.target : experiment.source);
  NamedDataSet chosen = addDataSet(changed, suitedToPartner(spec, partner.spec, folders), folders);
  NamedDataSet other = partner;
  if (isNoise(partner.spec) && !isNoise(spec)) {
    DataSetSpec noise = partner.spec;
    noise.options.reset("shape");
    other = addDataSet(changed, suitedToPartner(noise, chosen.spec, folders), folders);
  }
  DataSetPair pair = isSource ? DataSetPair{chosen, other} : DataSetPair{other, chosen};
  const SampleShape from = shapeOf(pair.source, folders);
  const SampleShape to = shapeOf(pair.target, folders);
  if (const auto reason = shapeDisagreement(pair.source.spec, from, pair.target.spec, to))
    throw Error(*reason);
  if (const auto reason = catalog.at(experiment.modelType).refusal(from, to))
    throw Error(*reason);
  return pair;
}

void pairDataSets(ProjectDocument& document, const std::string& experiment, const DataSetPair& pair) {
  const std::string source = adoptDataSet(document, pair.source);
  const std::string target = adoptDataSet(document, pair.target);
  for (Experiment& each : document.experiments) {
    if (each.name != experiment)
      continue;
    each.source = source;
    each.target = target;
  }
}

SampleShape shapeBeside(const DataSetSpec& spec, const SampleShape& own, const SampleShape& partner) {
  return isNoise(spec) && spec.options.isDefault("shape") ? partner : own;
}

void adoptExperiment(ProjectDocument& document, const ProjectDocument& other) {
  Experiment experiment = other.experiments.back();
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
