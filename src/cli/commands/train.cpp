#include "commands/command_context.h"
#include "commands/commands.h"
#include "core/error.h"
#include "describing/run_forms.h"
#include "runs/run_training.h"
#include "terminal/interrupt_watch.h"
#include "terminal/opening_bar.h"
#include "terminal/progress.h"
#include "training/training_options.h"
#include "usage/checks.h"
#include "usage/exit_status.h"
#include "usage/usage_error.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <optional>

namespace deblend {
namespace {

struct Arguments {
  std::string project;
  std::string experiment;
  std::optional<std::int64_t> steps;
  std::optional<std::uint64_t> seed;
  std::string device = "auto";
  std::string resume;
  std::string fromCheckpoint;
  std::vector<std::string> assignments;
};

/// What this call of the program has done for a run.
struct Achievement {
  std::string run;
  std::int64_t step = 0;  ///< of the last checkpoint
  double seconds = 0;     ///< of training, over all resumptions
  std::int64_t steps = 0; ///< of this call
  double ownSeconds = 0;  ///< of this call
  std::string device;
  MetricsRecord latest = {}; ///< of this call
};

nlohmann::ordered_json valuesJson(const MetricsRecord& record) {
  nlohmann::ordered_json json = nlohmann::ordered_json::object();
  for (const auto& [name, value] : record.values)
    json[name] = value;
  return json;
}

/// "  coupling 0.9 of 1.4 ms a step" where samples were coupled; else nothing.
std::string couplingText(const MetricsRecord& record) {
  const nlohmann::ordered_json values = valuesJson(record);
  if (!values.contains("coupling_seconds"))
    return {};
  return fmt::format("  coupling {:.2f} of {:.2f} ms a step", 1000 * values["coupling_seconds"].get<double>(),
                     1000 * values["step_seconds"].get<double>());
}

/// "RUN/STEP", where the step may be latest or best.
ParentCheckpoint parentCheckpoint(const std::string& text, const Project& project) {
  const std::size_t slash = text.rfind('/');
  if (slash == std::string::npos || slash == 0 || slash + 1 == text.size())
    throw UsageError(fmt::format(
        "--from-checkpoint: '{}' was given, but allowed is RUN/STEP, such as 0001-mlp/4096 or latest/best",
        text));
  const std::filesystem::path run = findRun(project.runsFolder(), text.substr(0, slash));
  return {run.filename().string(), readManifest(findCheckpoint(run, text.substr(slash + 1))).step};
}

RunRequest runRequest(const Arguments& arguments, const Project& project) {
  RunRequest request;
  request.experiment = arguments.experiment;
  request.steps = arguments.steps;
  request.seed = arguments.seed;
  request.device = arguments.device;
  request.resume = arguments.resume;
  if (!arguments.fromCheckpoint.empty())
    request.fromCheckpoint = parentCheckpoint(arguments.fromCheckpoint, project);
  request.options = splitAssignments(arguments.assignments);
  return request;
}

void report(const Achievement& achievement, const Project& project, Console& console) {
  const RunSummary summary = summariseRun(project.runsFolder() / achievement.run);
  const double rate =
      achievement.ownSeconds > 0 ? static_cast<double>(achievement.steps) / achievement.ownSeconds : 0;
  if (console.json) {
    nlohmann::ordered_json json = {
        {"run", achievement.run},      {"steps", summary.step}, {"seconds", achievement.seconds},
        {"steps_per_second", rate},    {"loss", nullptr},       {"checkpoint", achievement.step},
        {"device", achievement.device}};
    if (summary.loss)
      json["loss"] = *summary.loss;
    if (!achievement.latest.values.empty())
      json["values"] = valuesJson(achievement.latest);
    console.printJson(json);
    return;
  }
  console.print(fmt::format("{}  {} at step {}  loss {}  {:.1f} s of training{}{}\n", achievement.run,
                            toText(summary.state), summary.step, lossText(summary.loss), achievement.seconds,
                            rate > 0 ? fmt::format("  {:.0f} steps/s", rate) : "",
                            couplingText(achievement.latest)));
}

/// Whether `--resume latest` finds a run that is done already: scripts ask for that to be no failure.
bool isDoneAlready(const Arguments& arguments, const Project& project, CommandContext& context) {
  if (arguments.resume != "latest")
    return false;
  const std::filesystem::path folder = findRun(project.runsFolder(), arguments.resume);
  const RunSummary summary = summariseRun(folder);
  const std::vector<CheckpointManifest> checkpoints = listCheckpoints(checkpointsFolder(folder));
  if (checkpoints.empty() || checkpoints.back().step < arguments.steps.value_or(summary.totalSteps))
    return false;
  const CheckpointManifest& last = checkpoints.back();
  context.console().note(fmt::format("The run '{}' has done all of its {} steps: nothing is left to do.",
                                     summary.id, last.step));
  report({summary.id, last.step, last.seconds, 0, 0, readRunConfiguration(folder, context.plugins()).device},
         project, context.console());
  return true;
}

RunListener listener(Progress& progress, CheckpointManifest& last, MetricsRecord& latest) {
  RunListener listener;
  listener.onMetrics = [&progress, &latest](const MetricsRecord& record) {
    nlohmann::ordered_json told = {{"loss", record.loss}};
    told.update(valuesJson(record));
    progress.update(record.step, told);
    latest = record;
  };
  listener.onCheckpoint = [&last](const CheckpointManifest& manifest) { last = manifest; };
  return listener;
}

int end(const RunOutcome& outcome, const Achievement& achievement, const Project& project,
        CommandContext& context) {
  if (outcome.state == RunState::Failed || outcome.state == RunState::Diverged)
    throw Error(outcome.message);
  report(achievement, project, context.console());
  if (outcome.state == RunState::Finished)
    return Done;
  context.console().note(
      achievement.step > 0
          ? fmt::format(
                "Interrupted; the checkpoint of step {} is saved. To go on: deblend train {} --resume {}",
                achievement.step, project.folder().string(), achievement.run)
          : fmt::format("Interrupted before the first step. To go on: deblend train {} --resume {}",
                        project.folder().string(), achievement.run));
  return Interrupted;
}

int trainPrepared(PreparedRun prepared, const Project& project, const InterruptWatch& watch,
                  CommandContext& context) {
  const std::int64_t start = prepared.trainer->stepCount();
  const double secondsBefore = prepared.secondsBefore;
  const RunConfiguration configuration = prepared.configuration;
  const std::string device = prepared.inputs.device;
  context.console().note(fmt::format("{} the run '{}' ({}) on {}, from step {} to {}.",
                                     prepared.resumed ? "Going on with" : "Training", configuration.id,
                                     configuration.experiment.name, device, start, prepared.totalSteps));
  CheckpointManifest last;
  last.step = start;
  last.seconds = secondsBefore;
  MetricsRecord latest;
  RunOutcome outcome;
  {
    Progress progress(context.console(), configuration.id, "steps", prepared.totalSteps, start);
    RunTraining training(std::move(prepared), listener(progress, last, latest));
    outcome = training.train(watch.token());
  }
  return end(outcome,
             {configuration.id, last.step, last.seconds, last.step - start, last.seconds - secondsBefore,
              device, latest},
             project, context);
}

/// None if an interrupt cancelled it.
std::optional<PreparedRun> prepare(const Arguments& arguments, const Project& project,
                                   const InterruptWatch& watch, CommandContext& context) {
  OpeningBar bar(context.console(), &watch);
  try {
    return prepareRun(project.folder(), project.document(), runRequest(arguments, project), context.plugins(),
                      context.dataFolders(), bar.progress());
  } catch (const Error&) {
    if (watch.isInterrupted())
      return std::nullopt;
    throw;
  }
}

int train(const Arguments& arguments, CommandContext& context) {
  const InterruptWatch watch(context.console(), "Stopping: the checkpoint is being saved.",
                             "The checkpoint is still being saved; please wait.");
  const Project project = context.openProject(arguments.project, Project::Access::Write);
  project.requireWritable();
  if (isDoneAlready(arguments, project, context))
    return Done;
  std::optional<PreparedRun> prepared = prepare(arguments, project, watch, context);
  if (!prepared) {
    context.console().note("Interrupted while the data were being read; nothing was begun.");
    return Interrupted;
  }
  return trainPrepared(std::move(*prepared), project, watch, context);
}

std::function<int()> setUp(CLI::App& parser, CommandContext& context) {
  auto arguments = std::make_shared<Arguments>();
  parser.add_option("PROJECT", arguments->project, "The project's folder.")->required();
  CLI::Option* experiment =
      parser.add_option("--experiment", arguments->experiment, "The experiment (the project's first).")
          ->type_name("NAME");
  parser
      .add_option(
          "--steps", arguments->steps,
          "The step to train to (the experiment's); beyond that of a resumed run to go on past its end.")
      ->type_name("N")
      ->check(allowedBy(trainingSchema().at("steps")));
  CLI::Option* seed =
      parser.add_option("--seed", arguments->seed, "Fixes weights, data and order (one is drawn).")
          ->type_name("S")
          ->check(seedNumber());
  parser
      .add_option("--device", arguments->device,
                  "Where to compute; auto takes CUDA where there is a device (auto).")
      ->type_name("auto|cpu|cuda|cuda:N");
  CLI::Option* resume = parser
                            .add_option("--resume", arguments->resume,
                                        "Go on with this run, exactly as if it had not been stopped.")
                            ->type_name("RUN|latest");
  CLI::Option* from = parser
                          .add_option("--from-checkpoint", arguments->fromCheckpoint,
                                      "Begin a new run with the weights of this checkpoint.")
                          ->type_name("RUN/STEP");
  resume->excludes(experiment)->excludes(seed)->excludes(from);
  addAssignments(parser, arguments->assignments);
  return [arguments, &context] { return train(*arguments, context); };
}

} // namespace

Command trainCommand() {
  return {"train", "Train an experiment as a new run, or go on with a run.", setUp};
}

} // namespace deblend
