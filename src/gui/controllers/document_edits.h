#pragma once

#include "controllers/side.h"
#include "data/data_set_summary.h"
#include "projects/project.h"
#include "projects/shape_agreement.h"

#include <optional>

/// Changes of a project's document, without a window. Any thread.
namespace deblend {

/// Puts the experiment in the place of the one with its name.
void replaceExperiment(ProjectDocument& document, const Experiment& experiment);

/// The data sets of both sides of an experiment.
struct DataSetPair {
  std::optional<NamedDataSet> source; ///< none where none is chosen
  NamedDataSet target;
};

/// The source that the experiment maps; none where its model type maps none, or none is chosen yet.
std::optional<NamedDataSet> mappedSource(const ProjectDocument& document, const Experiment& experiment,
                                         const ModelTypeCatalog& catalog);

/// The experiment's pair with one side of this spec, each with its name and fingerprint. Opens the data.
/// Gaussian noise on either side takes the shape of the other's samples. Throws Error if the data cannot be
/// read, or if the model type cannot map between them.
DataSetPair fittingPair(const ProjectDocument& document, const Experiment& experiment, Side side,
                        const DataSetSpec& spec, const ModelTypeCatalog& catalog, const DataFolders& folders);

/// Gives the experiment with this name these data sets, which are added unless ones with their specs are
/// there.
void pairDataSets(ProjectDocument& document, const std::string& experiment, const DataSetPair& pair);

/// A side of a pairing beside the other, if there is one: Gaussian noise without a shape of its own takes its
/// partner's.
PairSide sideBeside(const DataSetSpec& spec, const DataSetSummary& own, const DataSetSummary* partner);

/// Adds the last experiment of `other` and its data sets, under names that are free.
void adoptExperiment(ProjectDocument& document, const ProjectDocument& other);

bool usesDataSet(const ProjectDocument& document, const std::string& name);

/// `parent`/`name`, or with a number behind it where that exists.
std::filesystem::path freeFolder(const std::filesystem::path& parent, const std::string& name);

} // namespace deblend
