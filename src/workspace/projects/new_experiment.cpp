#include "core/error.h"
#include "data/data_set_kinds.h"
#include "data/data_set_summary.h"
#include "model/model_type.h"
#include "projects/project.h"

#include <fmt/format.h>

#include <algorithm>

namespace deblend {
namespace {

SampleShape shapeOf(const NamedDataSet& dataSet, const DataFolders& folders) {
  return summariseDataSet(dataSet.spec, folders).sampleShape;
}

} // namespace

std::string suggestedName(const DataSetSpec& spec) {
  const std::string stem = std::filesystem::path(spec.location).stem().string();
  return stem.empty() ? spec.kind : stem;
}

NamedDataSet& addDataSet(ProjectDocument& document, DataSetSpec spec, const DataFolders& folders) {
  if (dataSetKind(spec.kind).location == LocationKind::File)
    spec.location = std::filesystem::absolute(resolvedPath(spec, folders)).lexically_normal().string();
  const auto known = std::ranges::find(document.dataSets, spec, &NamedDataSet::spec);
  if (known != document.dataSets.end())
    return *known;
  const DataSetSummary summary = summariseDataSet(spec, folders);
  document.dataSets.push_back({document.freeDataSetName(suggestedName(spec)), spec, summary.fingerprint});
  return document.dataSets.back();
}

Experiment& addExperiment(ProjectDocument& document, const std::string& name, const DataSetSpec& source,
                          const DataSetSpec& target, const std::string& modelType,
                          const std::vector<std::pair<std::string, std::string>>& options,
                          const ModelTypeCatalog& catalog, const DataFolders& folders) {
  ProjectDocument changed = document;
  const NamedDataSet from = addDataSet(changed, source, folders);
  const NamedDataSet to = addDataSet(changed, target, folders);
  if (const auto reason = catalog.at(modelType).refusal(shapeOf(from, folders), shapeOf(to, folders)))
    throw Error(*reason);
  const std::string wanted = name.empty() ? fmt::format("{} to {}", from.name, to.name) : name;
  Experiment experiment =
      makeExperiment(changed.freeExperimentName(wanted), from.name, to.name, modelType, catalog);
  for (const auto& [option, value] : options)
    setOption(experiment, option, value);
  changed.experiments.push_back(std::move(experiment));
  document = std::move(changed);
  return document.experiments.back();
}

ProjectDocument makeProjectDocument(const std::string& name, const DataSetSpec& source,
                                    const DataSetSpec& target, const std::string& modelType,
                                    const std::vector<std::pair<std::string, std::string>>& options,
                                    const ModelTypeCatalog& catalog, const DataFolders& folders) {
  ProjectDocument document;
  addExperiment(document, {}, source, target, modelType, options, catalog, folders);
  document.name = name.empty() ? document.experiments.front().name : name;
  return document;
}

} // namespace deblend
