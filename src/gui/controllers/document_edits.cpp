#include "controllers/document_edits.h"

#include "core/error.h"
#include "data/data_set_summary.h"
#include "model/model_type.h"

#include <algorithm>

namespace deblend {
namespace {

SampleShape shapeOf(const ProjectDocument& document, const std::string& name, const DataFolders& folders) {
  return summariseDataSet(document.dataSet(name).spec, folders).sampleShape;
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

NamedDataSet fittingDataSet(const ProjectDocument& document, const Experiment& experiment, Side side,
                            const DataSetSpec& spec, const ModelTypeCatalog& catalog,
                            const DataFolders& folders) {
  ProjectDocument changed = document;
  const NamedDataSet found = addDataSet(changed, spec, folders);
  const std::string& source = side == Side::Source ? found.name : experiment.source;
  const std::string& target = side == Side::Target ? found.name : experiment.target;
  const ModelType& type = catalog.at(experiment.modelType);
  if (const auto reason = type.refusal(shapeOf(changed, source, folders), shapeOf(changed, target, folders)))
    throw Error(*reason);
  return found;
}

void pairDataSet(ProjectDocument& document, const std::string& experiment, Side side,
                 const NamedDataSet& dataSet) {
  const std::string name = adoptDataSet(document, dataSet);
  for (Experiment& each : document.experiments)
    if (each.name == experiment)
      (side == Side::Source ? each.source : each.target) = name;
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
