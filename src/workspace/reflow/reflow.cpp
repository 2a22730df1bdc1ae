#include "reflow/reflow.h"

#include "core/error.h"
#include "data/npy_header.h"
#include "exporting/output_file.h"
#include "exporting/sample_file.h"
#include "projects/project.h"

#include <fmt/format.h>

namespace deblend {
namespace {

namespace fs = std::filesystem;

constexpr const char* folderName = "pairs";

struct PairFiles {
  fs::path source;
  fs::path target;
};

/// Names that no file has yet.
PairFiles freeFiles(const fs::path& projectFolder, const std::string& run, std::int64_t step) {
  const fs::path folder = projectFolder / folderName;
  std::error_code error;
  fs::create_directories(folder, error);
  if (error)
    throw Error(fmt::format("Cannot make the folder '{}': {}.", folder.string(), error.message()));
  const std::string stem = fmt::format("{}-{}", run, step);
  PairFiles files;
  for (int number = 1; files.source.empty() || fs::exists(files.source) || fs::exists(files.target);
       ++number) {
    const std::string ending = number == 1 ? std::string() : fmt::format("-{}", number);
    files = {folder / (stem + "-source" + ending + ".npy"), folder / (stem + "-target" + ending + ".npy")};
  }
  return files;
}

void writePairs(RunSampler& sampler, TrajectoryRequest request, const PairFiles& files,
                const SamplingProgress& progress) {
  request.keptStates = 2;
  SampleShape shape = sampler.sampleShape();
  shape.insert(shape.begin(), request.count);
  writeOutput(files.source, [&](const fs::path& sourcePath) {
    writeOutput(files.target, [&](const fs::path& targetPath) {
      SampleFile source(sourcePath), target(targetPath);
      source.write(writeNpyHeader(shape));
      target.write(writeNpyHeader(shape));
      sampler.sampleInParts(
          request,
          [&](const Trajectory& part) {
            if (!part.labels.empty())
              throw Error(
                  "The run knows of classes, which pairs of a reflow do not keep: train an experiment "
                  "without classes for it.");
            const std::span<const float> states(part.states);
            source.write(states.first(states.size() / 2));
            target.write(states.last(states.size() / 2));
          },
          progress);
      source.finish();
      target.finish();
    });
  });
}

/// An array in the units of the run's target, which the network sees as it saw that.
DataSetSpec arraySpec(const fs::path& path, const DataSetSpec& target) {
  DataSetSpec spec = parseDataSetSpec("points:x.npy");
  spec.location = path.string();
  if (target.options.schema().find("range"))
    spec.options.set("range", target.options.value("range"));
  return spec;
}

void straighten(Experiment& experiment) {
  OptionValues& options = experiment.trainingOptions;
  options.set("pairing", std::string("index"));
  if (options.text("interpolant") != "one_sided")
    return;
  options.reset("interpolant");
  options.reset("prediction");
}

} // namespace

Reflow reflow(const fs::path& projectFolder, const ProjectDocument& document, const ReflowRequest& request,
              const ModelTypeCatalog& catalog, const DataFolders& folders, const SamplingProgress& progress) {
  if (request.trajectory.count < 1)
    throw Error(
        fmt::format("A reflow needs at least 1 pair, but {} were asked for.", request.trajectory.count));
  RunSampler sampler(projectFolder, request.selection, catalog, folders);
  const RunConfiguration& run = sampler.configuration();
  const PairFiles files = freeFiles(projectFolder, run.id, sampler.step());
  try {
    writePairs(sampler, request.trajectory, files, progress);
  } catch (...) {
    std::error_code notEmpty;
    fs::remove(files.source.parent_path(), notEmpty);
    throw;
  }

  DataFolders own = folders;
  own.base = projectFolder;
  Reflow made{document, {}, files.source, files.target};
  Experiment experiment = run.experiment;
  experiment.source = addDataSet(made.document, arraySpec(files.source, run.target.spec), own).name;
  experiment.target = addDataSet(made.document, arraySpec(files.target, run.target.spec), own).name;
  experiment.name =
      made.document.freeExperimentName(request.name.empty() ? "reflow of " + run.id : request.name);
  straighten(experiment);
  made.experiment = experiment.name;
  made.document.experiments.push_back(std::move(experiment));
  return made;
}

} // namespace deblend
