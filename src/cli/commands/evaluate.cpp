#include "commands/command_context.h"
#include "commands/commands.h"
#include "commands/own_measures.h"
#include "commands/sampling_arguments.h"
#include "core/error.h"
#include "evaluating/evaluate_run.h"
#include "evaluating/evaluation_json.h"
#include "evaluating/evaluation_log.h"
#include "runs/run_catalog.h"
#include "terminal/interrupt_watch.h"
#include "terminal/progress.h"
#include "terminal/text_table.h"
#include "usage/checks.h"
#include "usage/exit_status.h"

#include <CLI/CLI.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>

namespace deblend {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t defaultCount = 16'384;
constexpr std::int64_t defaultPictureCount = 1000;

struct Arguments {
  SamplingArguments sampling;
  std::string metric;
  std::string features;
};

std::string featuresText(const Evaluation& evaluation) {
  if (!evaluation.features)
    return {};
  const FeatureSpaceDescription& features = *evaluation.features;
  std::string text =
      fmt::format("frechet over {} features: {}, {}", features.dimension, features.name, features.hash);
  if (features.accuracy)
    text += fmt::format(", which tells {:.1f} % of held-back pictures rightly", 100 * *features.accuracy);
  return fmt::format("{}; {} real samples on either side\n", text, evaluation.realCount);
}

std::string text(const Evaluation& evaluation) {
  using Align = TextTable::Align;
  TextTable metrics({{"METRIC"}, {"VALUE", Align::Right}, {"FLOOR", Align::Right}});
  for (const Metric& metric : evaluation.metrics)
    metrics.add({metric.name, fmt::format("{:.6f}", metric.value),
                 std::isnan(metric.floor) ? "–" : fmt::format("{:.6f}", metric.floor)});
  return fmt::format("{}/{}, {} weights: {} samples, {} steps of {}, seed {}\n{}{}", evaluation.run,
                     evaluation.checkpoint, toText(evaluation.request.weights), evaluation.request.count,
                     evaluation.request.steps, evaluation.request.integrator, evaluation.request.seed,
                     metrics.text(), featuresText(evaluation));
}

/// The steps that --checkpoint names: all of the run's, or one.
std::vector<std::string> chosenCheckpoints(const SamplingArguments& arguments, const Project& project) {
  if (arguments.selection.checkpoint != "all")
    return {arguments.selection.checkpoint};
  const fs::path run = findRun(project.runsFolder(), arguments.selection.run);
  std::vector<std::string> steps;
  for (const CheckpointManifest& each : listCheckpoints(checkpointsFolder(run)))
    steps.push_back(std::to_string(each.step));
  return steps.empty() ? std::vector<std::string>{"latest"} : steps;
}

/// A project that cannot be written to can be measured all the same.
void keep(const Evaluation& evaluation, const Project& project, CommandContext& context) {
  try {
    keepEvaluation(project.runsFolder() / evaluation.run, evaluation);
  } catch (const Error& error) {
    context.console().note(error.what());
  }
}

EvaluationRequest evaluationRequest(Arguments arguments, const Project& project, CommandContext& context) {
  const bool isOfPictures = isImage(targetSummary(arguments.sampling, project, context).sampleShape);
  arguments.sampling.count =
      arguments.sampling.count.value_or(isOfPictures ? defaultPictureCount : defaultCount);
  EvaluationRequest request;
  request.selection = arguments.sampling.selection;
  request.trajectory = trajectoryRequest(arguments.sampling, project, context);
  request.metric = arguments.metric;
  request.features = arguments.features;
  return request;
}

std::vector<Evaluation> measure(const Arguments& arguments, const Project& project, CommandContext& context,
                                const InterruptWatch& watch) {
  EvaluationRequest request = evaluationRequest(arguments, project, context);
  const std::vector<std::string> checkpoints = chosenCheckpoints(arguments.sampling, project);
  Progress progress(context.console(), "Evaluating", "", 1000);
  std::vector<Evaluation> evaluations;
  for (const std::string& checkpoint : checkpoints) {
    request.selection.checkpoint = checkpoint;
    const auto told = [&](double share) {
      progress.updateShare((static_cast<double>(evaluations.size()) + share) /
                           static_cast<double>(checkpoints.size()));
      return !watch.isInterrupted();
    };
    evaluations.push_back(
        evaluateRun(project.folder(), request, context.plugins(), context.dataFolders(), told));
    keep(evaluations.back(), project, context);
  }
  if (!evaluations.back().omission.empty())
    context.console().note("frechet is left out. " + evaluations.back().omission);
  progress.updateShare(1);
  return evaluations;
}

void print(const std::vector<Evaluation>& evaluations, bool all, Console& console) {
  if (!console.json) {
    for (const Evaluation& each : evaluations)
      console.print(text(each));
    return;
  }
  nlohmann::ordered_json documents = nlohmann::ordered_json::array();
  for (Evaluation each : evaluations) {
    each.created.clear(); // equal requests print equal documents
    documents.push_back(toJson(each));
  }
  console.printJson(all ? documents : documents.front());
}

int evaluate(const Arguments& arguments, CommandContext& context) {
  const InterruptWatch watch(context.console(), "Stopping.", "Still stopping; please wait.");
  const Project project = context.openProject(arguments.sampling.project, Project::Access::Read);
  if (!runMaps(arguments.sampling, project, context)) {
    printOwnMeasures(arguments.sampling, project, context);
    return Done;
  }
  const bool all = arguments.sampling.selection.checkpoint == "all";
  if (!watch.completes([&] { print(measure(arguments, project, context, watch), all, context.console()); })) {
    context.console().note(all ? "Interrupted; what was measured so far is kept."
                               : "Interrupted; nothing was measured.");
    return Interrupted;
  }
  return Done;
}

std::function<int()> setUp(CLI::App& parser, CommandContext& context) {
  auto arguments = std::make_shared<Arguments>();
  addSamplingArguments(
      parser, arguments->sampling, Directions::ForwardAlone,
      fmt::format("Samples to map and compare ({}; {} pictures).", defaultCount, defaultPictureCount));
  CLI::Option* checkpoint = parser.get_option("--checkpoint");
  checkpoint->description(checkpoint->get_description() + " All of them: all.")
      ->type_name("STEP|latest|best|best:METRIC|all");
  parser.add_option("--metric", arguments->metric, "Measure this one alone (all that fit the samples).")
      ->type_name(wordList(metricNames()))
      ->check(oneOf(metricNames()));
  parser
      .add_option(
          "--features", arguments->features,
          "A safetensors file with the network whose features frechet is measured over (chosen by the "
          "data).")
      ->type_name("FILE");
  return [arguments, &context] { return evaluate(*arguments, context); };
}

} // namespace

Command evaluateCommand() {
  return {"evaluate",
          "Measure how well a checkpoint's mapped samples, or what else it learned, follow the target.",
          setUp};
}

} // namespace deblend
