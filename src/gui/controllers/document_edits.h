#pragma once

#include "controllers/side.h"
#include "projects/project.h"

/// Changes of a project's document, without a window. Any thread.
namespace deblend {

/// Puts the experiment in the place of the one with its name.
void replaceExperiment(ProjectDocument& document, const Experiment& experiment);

/// A data set of this spec, with its name and fingerprint, for one side of an experiment. Opens the data.
/// Throws Error if they cannot be read, or if the model type cannot map between them and the other side's.
NamedDataSet fittingDataSet(const ProjectDocument& document, const Experiment& experiment, Side side,
                            const DataSetSpec& spec, const ModelTypeCatalog& catalog,
                            const DataFolders& folders);

/// Gives a side of the experiment with this name the data set, which is added unless one with its spec is
/// there.
void pairDataSet(ProjectDocument& document, const std::string& experiment, Side side,
                 const NamedDataSet& dataSet);

/// Adds the last experiment of `other` and its data sets, under names that are free.
void adoptExperiment(ProjectDocument& document, const ProjectDocument& other);

bool usesDataSet(const ProjectDocument& document, const std::string& name);

/// `parent`/`name`, or with a number behind it where that exists.
std::filesystem::path freeFolder(const std::filesystem::path& parent, const std::string& name);

} // namespace deblend
