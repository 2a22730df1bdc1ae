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
void requirePair(const Experiment& experiment, const ModelTypeCatalog& catalog,
                 const std::optional<PairSide>& source, const PairSide& target) {
  if (const auto reason =
          pairingRefusal(catalog.at(experiment.modelType), experiment.modelOptions, source, target))
    throw Error(*reason);
  if (!source || !catalog.at(experiment.modelType).blends())
    return;
  if (const auto reason = blendingRefusal(experiment.trainingOptions, isStandardNormal(source->spec)))
    throw Error(*reason);
}

/// A data set that is held open, so that it is opened once.
struct HeldSide {
  PairSide side;
  OpenedDataSet opened;
};

HeldSide openSide(const DataSetSpec& spec, const DataFolders& folders, const OpeningProgress& progress) {
  OpenedDataSet opened = openAsItIs(spec, folders, progress);
  return {{spec, opened.sampleShape, opened.classCount, opened.storedCount}, opened};
}

/// Such as "rings to moons", or "tree, shape approximator".
std::string usualName(const std::string& source, const std::string& target, std::string modelType) {
  if (!source.empty())
    return fmt::format("{} to {}", source, target);
  std::ranges::replace(modelType, '_', ' ');
  return fmt::format("{}, {}", target, modelType);
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

Experiment& addExperiment(ProjectDocument& document, const std::string& name,
                          const std::optional<DataSetSpec>& source, const DataSetSpec& target,
                          const std::string& modelType,
                          const std::vector<std::pair<std::string, std::string>>& options,
                          const ModelTypeCatalog& catalog, const DataFolders& folders,
                          const OpeningProgress& progress) {
  const bool maps = catalog.at(modelType).maps();
  std::optional<HeldSide> p0;
  if (source && maps)
    p0 = openSide(suitedToPartner(*source, target, folders, progress), folders, progress);
  const HeldSide p1 =
      openSide(p0 ? suitedToPartner(target, *source, folders, progress) : target, folders, progress);
  ProjectDocument changed = document;
  const std::string from = p0 ? addDataSet(changed, p0->side.spec, folders, progress).name : std::string();
  const std::string to = addDataSet(changed, p1.side.spec, folders, progress).name;
  const std::string wanted = name.empty() ? usualName(from, to, modelType) : name;
  Experiment experiment = makeExperiment(changed.freeExperimentName(wanted), from, to, modelType, catalog);
  for (const auto& [option, value] : options)
    setOption(experiment, option, value);
  requirePair(experiment, catalog, p0 ? std::optional(p0->side) : std::nullopt, p1.side);
  changed.experiments.push_back(std::move(experiment));
  document = std::move(changed);
  return document.experiments.back();
}

ProjectDocument makeProjectDocument(const std::string& name, const std::optional<DataSetSpec>& source,
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
