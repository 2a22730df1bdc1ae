#include "runs/prepare_run.h"

#include "core/error.h"
#include "core/version.h"
#include "experiment/open_data.h"
#include "projects/shape_agreement.h"
#include "runs/clock.h"
#include "runs/run_catalog.h"
#include "training/planned_steps.h"

#include <fmt/format.h>

#include <QRandomGenerator>

namespace deblend {
namespace {

namespace fs = std::filesystem;

DataFolders inProject(DataFolders folders, const fs::path& projectFolder) {
  folders.base = projectFolder;
  return folders;
}

/// Throws Error for a device that is not there.
std::string deviceFor(const ModelType& type, const std::string& wanted) {
  const std::string device = resolveDevice(wanted);
  return type.usesDevice() ? device : "cpu";
}

Experiment chosenExperiment(const ProjectDocument& document, const RunRequest& request) {
  if (document.experiments.empty())
    throw Error("The project has no experiment yet: add one first.");
  Experiment experiment =
      request.experiment.empty() ? document.experiments.front() : document.experiment(request.experiment);
  return experiment;
}

/// The experiment and the data sets that a new run freezes: the project's, or those of the run that it
/// branches from.
RunConfiguration newConfiguration(const fs::path& projectFolder, const ProjectDocument& document,
                                  const RunRequest& request, const ModelTypeCatalog& catalog) {
  RunConfiguration configuration;
  if (request.fromCheckpoint && request.experiment.empty()) {
    configuration =
        readRunConfiguration(findRun(projectFolder / "runs", request.fromCheckpoint->run), catalog);
  } else {
    configuration.experiment = chosenExperiment(document, request);
    const bool maps = catalog.at(configuration.experiment.modelType).maps();
    if (maps && configuration.experiment.source.empty())
      throw Error(fmt::format("The experiment '{}' has no source that '{}' could map: choose one.",
                              configuration.experiment.name, configuration.experiment.modelType));
    if (maps)
      configuration.source = document.dataSet(configuration.experiment.source);
    else
      configuration.experiment.source.clear();
    configuration.target = document.dataSet(configuration.experiment.target);
  }
  for (const auto& [name, value] : request.options)
    setOption(configuration.experiment, name, value);
  if (request.steps) {
    configuration.experiment.trainingOptions.set("steps", *request.steps);
    if (configuration.experiment.trainingOptions.schema().find("epochs"))
      configuration.experiment.trainingOptions.set("epochs", std::int64_t{0});
  }
  configuration.seed = request.seed.value_or(QRandomGenerator::system()->generate());
  configuration.device = deviceFor(catalog.at(configuration.experiment.modelType), request.device);
  configuration.created = timeNow();
  configuration.programVersion = programVersion;
  configuration.libtorchVersion = libtorchVersion;
  configuration.parent.reset();
  return configuration;
}

/// A run's data sets. As long as they are held, opening them again costs nothing.
struct HeldData {
  std::optional<OpenedDataSet> source;
  OpenedDataSet target;
};

/// Opens the data sets and notes their fingerprints.
HeldData openAsTheyAre(RunConfiguration& configuration, const DataFolders& folders,
                       const OpeningProgress& progress) {
  const auto open = [&](NamedDataSet& dataSet) {
    OpenedDataSet opened = openAsItIs(dataSet.spec, folders, progress);
    dataSet.fingerprint = opened.fingerprint;
    return opened;
  };
  HeldData held;
  if (configuration.source)
    held.source = open(*configuration.source);
  held.target = open(configuration.target);
  return held;
}

/// Throws Error as pairingRefusal() says.
void requirePair(const PreparedRun& run, const HeldData& data) {
  const auto side = [](const NamedDataSet& dataSet, const OpenedDataSet& opened) {
    return PairSide{dataSet.spec, opened.sampleShape, opened.classCount, opened.storedCount};
  };
  const RunConfiguration& chosen = run.configuration;
  const std::optional<PairSide> source =
      chosen.source ? std::optional(side(*chosen.source, *data.source)) : std::nullopt;
  if (const auto reason = pairingRefusal(*run.modelType, chosen.experiment.modelOptions, source,
                                         side(chosen.target, data.target)))
    throw Error(*reason);
}

void restoreFrom(const fs::path& checkpoint, StateParts parts, Trainer& trainer) {
  const auto state = readCheckpoint(checkpoint, parts);
  try {
    trainer.restore(*state);
  } catch (const Error& error) {
    throw Error(fmt::format("The checkpoint '{}' cannot be used: {}", checkpoint.string(), error.what()));
  }
}

PreparedRun prepareNewRun(const fs::path& projectFolder, const ProjectDocument& document,
                          const RunRequest& request, const ModelTypeCatalog& catalog,
                          const DataFolders& folders, const OpeningProgress& progress) {
  PreparedRun run;
  run.configuration = newConfiguration(projectFolder, document, request, catalog);
  const HeldData data = openAsTheyAre(run.configuration, folders, progress);
  run.modelType = &catalog.at(run.configuration.experiment.modelType);
  requirePair(run, data);
  run.inputs = runInputs(run.configuration, folders, run.configuration.device, 0, progress);
  run.totalSteps = run.inputs.totalSteps = plannedSteps(run.inputs);
  run.configuration.experiment.trainingOptions.set("steps", run.totalSteps);
  run.trainer = run.modelType->createTrainer(run.inputs);
  if (request.fromCheckpoint) {
    const fs::path parent = findRun(projectFolder / "runs", request.fromCheckpoint->run);
    const fs::path checkpoint = findCheckpoint(parent, std::to_string(request.fromCheckpoint->step));
    restoreFrom(checkpoint, StateParts::Weights, *run.trainer);
    run.configuration.parent = {parent.filename().string(), request.fromCheckpoint->step};
  }
  run.folder = createRunFolder(projectFolder / "runs", run.modelType->id());
  run.configuration.id = run.folder.filename().string();
  try {
    writeRunConfiguration(run.folder, run.configuration);
  } catch (const Error&) {
    std::error_code ignored;
    fs::remove_all(run.folder, ignored);
    throw;
  }
  return run;
}

/// The planned end as of the last start or resumption.
std::int64_t plannedEnd(const RunConfiguration& configuration, const MetricsHistory& history) {
  return history.events.empty() ? configuration.experiment.trainingOptions.integer("steps")
                                : history.events.back().totalSteps;
}

PreparedRun prepareResumedRun(const fs::path& projectFolder, const RunRequest& request,
                              const ModelTypeCatalog& catalog, const DataFolders& folders,
                              const OpeningProgress& progress) {
  if (!request.options.empty())
    throw Error(
        "A resumed run keeps its options: to change them, begin a new run from one of its checkpoints.");
  PreparedRun run;
  run.resumed = true;
  run.folder = findRun(projectFolder / "runs", request.resume);
  run.configuration = readRunConfiguration(run.folder, catalog);
  run.modelType = &catalog.at(run.configuration.experiment.modelType);
  run.totalSteps = request.steps.value_or(plannedEnd(run.configuration, readMetrics(run.folder)));

  const std::vector<CheckpointManifest> checkpoints = listCheckpoints(checkpointsFolder(run.folder));
  const std::int64_t done = checkpoints.empty() ? 0 : checkpoints.back().step;
  if (done >= run.totalSteps)
    throw Error(fmt::format("The run '{}' has done {} of {} steps: to go on, give a larger number of steps.",
                            run.configuration.id, done, run.totalSteps));
  run.inputs = runInputs(
      run.configuration, folders,
      deviceFor(*run.modelType, request.device == "auto" ? run.configuration.device : request.device),
      run.totalSteps, progress);
  run.trainer = run.modelType->createTrainer(run.inputs);
  if (!checkpoints.empty()) {
    restoreFrom(checkpointsFolder(run.folder) / checkpointFolderName(done), StateParts::All, *run.trainer);
    run.secondsBefore = checkpoints.back().seconds;
    run.checkpointCount = checkpoints.back().ordinal + 1;
  }
  return run;
}

} // namespace

PreparedRun prepareRun(const fs::path& projectFolder, const ProjectDocument& document,
                       const RunRequest& request, const ModelTypeCatalog& catalog, const DataFolders& folders,
                       const OpeningProgress& progress) {
  const DataFolders own = inProject(folders, projectFolder);
  if (request.resume.empty())
    return prepareNewRun(projectFolder, document, request, catalog, own, progress);
  return prepareResumedRun(projectFolder, request, catalog, own, progress);
}

TrainerInputs runInputs(const RunConfiguration& configuration, const DataFolders& folders,
                        const std::string& device, std::int64_t totalSteps, const OpeningProgress& progress) {
  TrainerInputs inputs;
  if (configuration.source)
    inputs.source = openUnchanged(*configuration.source, folders, progress);
  inputs.target = openUnchanged(configuration.target, folders, progress);
  inputs.modelOptions = configuration.experiment.modelOptions;
  inputs.trainingOptions = configuration.experiment.trainingOptions;
  inputs.seed = configuration.seed;
  inputs.device = device;
  inputs.totalSteps = totalSteps;
  return inputs;
}

} // namespace deblend
