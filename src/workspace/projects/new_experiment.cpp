#include "core/error.h"
#include "data/standard_normal.h"
#include "experiment/open_data.h"
#include "interpolant/blending.h"
#include "model/model_type.h"
#include "projects/project.h"
#include "projects/shape_agreement.h"

#include <fmt/format.h>

#include <algorithm>

namespace deblend {
namespace {

/// Throws Error as pairingRefusal() and blendingRefusal() say.
void requirePair(const Experiment& experiment, const ModelTypeCatalog& catalog, const PairSide& source,
                 const PairSide& target) {
  if (const auto reason =
          pairingRefusal(catalog.at(experiment.modelType), experiment.modelOptions, source, target))
    throw Error(*reason);
  if (!catalog.at(experiment.modelType).blends())
    return;
  if (const auto reason = blendingRefusal(experiment.trainingOptions, isStandardNormal(source.spec)))
    throw Error(*reason);
}

} // namespace

std::string suggestedName(const DataSetSpec& spec) {
  const std::string stem = std::filesystem::path(spec.location).stem().string();
  return stem.empty() ? spec.kind : stem;
}

NamedDataSet& addDataSet(ProjectDocument& document, DataSetSpec spec, const DataFolders& folders,
                         const OpeningProgress& progress) {
  if (isPath(dataSetKind(spec.kind).location))
    spec.location = std::filesystem::absolute(resolvedPath(spec, folders)).lexically_normal().string();
  const auto known = std::ranges::find(document.dataSets, spec, &NamedDataSet::spec);
  if (known != document.dataSets.end())
    return *known;
  const std::string fingerprint = openAsItIs(spec, folders, progress).fingerprint;
  document.dataSets.push_back({document.freeDataSetName(suggestedName(spec)), spec, fingerprint});
  return document.dataSets.back();
}

Experiment& addExperiment(ProjectDocument& document, const std::string& name, const DataSetSpec& source,
                          const DataSetSpec& target, const std::string& modelType,
                          const std::vector<std::pair<std::string, std::string>>& options,
                          const ModelTypeCatalog& catalog, const DataFolders& folders,
                          const OpeningProgress& progress) {
  const DataSetSpec p0 = suitedToPartner(source, target, folders, progress);
  const DataSetSpec p1 = suitedToPartner(target, source, folders, progress);
  // Held, so that each is opened once.
  const OpenedDataSet opened0 = openAsItIs(p0, folders, progress);
  const OpenedDataSet opened1 = openAsItIs(p1, folders, progress);
  ProjectDocument changed = document;
  const NamedDataSet from = addDataSet(changed, p0, folders, progress);
  const NamedDataSet to = addDataSet(changed, p1, folders, progress);
  const std::string wanted = name.empty() ? fmt::format("{} to {}", from.name, to.name) : name;
  Experiment experiment =
      makeExperiment(changed.freeExperimentName(wanted), from.name, to.name, modelType, catalog);
  for (const auto& [option, value] : options)
    setOption(experiment, option, value);
  requirePair(experiment, catalog, {p0, opened0.sampleShape, opened0.classCount},
              {p1, opened1.sampleShape, opened1.classCount});
  changed.experiments.push_back(std::move(experiment));
  document = std::move(changed);
  return document.experiments.back();
}

ProjectDocument makeProjectDocument(const std::string& name, const DataSetSpec& source,
                                    const DataSetSpec& target, const std::string& modelType,
                                    const std::vector<std::pair<std::string, std::string>>& options,
                                    const ModelTypeCatalog& catalog, const DataFolders& folders,
                                    const OpeningProgress& progress) {
  ProjectDocument document;
  addExperiment(document, {}, source, target, modelType, options, catalog, folders, progress);
  document.name = name.empty() ? document.experiments.front().name : name;
  return document;
}

} // namespace deblend
