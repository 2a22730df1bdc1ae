#include "commands/command_context.h"
#include "commands/commands.h"
#include "commands/sampling_arguments.h"
#include "core/error.h"
#include "evaluating/evaluate_run.h"
#include "terminal/interrupt_watch.h"
#include "terminal/progress.h"
#include "terminal/text_table.h"
#include "usage/exit_status.h"

#include <CLI/CLI.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace deblend {
namespace {

constexpr std::int64_t defaultCount = 16'384;

nlohmann::ordered_json document(const Evaluation& evaluation) {
  nlohmann::ordered_json metrics = nlohmann::ordered_json::object();
  for (const Metric& metric : evaluation.metrics)
    metrics[metric.name] = {{"value", metric.value}, {"floor", metric.floor}};
  return {{"run", evaluation.run},
          {"checkpoint", evaluation.checkpoint},
          {"weights", toText(evaluation.request.weights)},
          {"count", evaluation.request.count},
          {"steps", evaluation.request.steps},
          {"integrator", evaluation.request.integrator},
          {"seed", evaluation.request.seed},
          {"metrics", metrics}};
}

std::string text(const Evaluation& evaluation) {
  using Align = TextTable::Align;
  TextTable metrics({{"METRIC"}, {"VALUE", Align::Right}, {"FLOOR", Align::Right}});
  for (const Metric& metric : evaluation.metrics)
    metrics.add({metric.name, fmt::format("{:.6f}", metric.value), fmt::format("{:.6f}", metric.floor)});
  return fmt::format("{}/{}, {} weights: {} samples, {} steps of {}, seed {}\n{}", evaluation.run,
                     evaluation.checkpoint, toText(evaluation.request.weights), evaluation.request.count,
                     evaluation.request.steps, evaluation.request.integrator, evaluation.request.seed,
                     metrics.text());
}

Evaluation measure(const SamplingArguments& arguments, const Project& project, CommandContext& context,
                   const InterruptWatch& watch) {
  const TrajectoryRequest request = trajectoryRequest(arguments, project, context.plugins());
  Progress progress(context.console(), "Evaluating", "", 1000);
  std::int64_t done = 0;
  const auto keepGoing = [&] {
    progress.updateShare(static_cast<double>(done++) / static_cast<double>(request.steps + 2));
    return !watch.isInterrupted();
  };
  Evaluation evaluation = evaluateRun(project.folder(), arguments.selection, request, context.plugins(),
                                      context.dataFolders(), keepGoing);
  progress.updateShare(1);
  return evaluation;
}

int evaluate(SamplingArguments arguments, CommandContext& context) {
  arguments.count = arguments.count.value_or(defaultCount);
  const InterruptWatch watch(context.console(), "Stopping.", "Still stopping; please wait.");
  const Project project = context.openProject(arguments.project, Project::Access::Read);
  Evaluation evaluation;
  try {
    evaluation = measure(arguments, project, context, watch);
  } catch (const Error&) {
    if (!watch.isInterrupted())
      throw;
    context.console().note("Interrupted; nothing was measured.");
    return Interrupted;
  }
  if (context.console().json)
    context.console().printJson(document(evaluation));
  else
    context.console().print(text(evaluation));
  return Done;
}

std::function<int()> setUp(CLI::App& parser, CommandContext& context) {
  auto arguments = std::make_shared<SamplingArguments>();
  addSamplingArguments(parser, *arguments, Directions::ForwardAlone,
                       fmt::format("Samples to map and compare ({}).", defaultCount));
  return [arguments, &context] { return evaluate(*arguments, context); };
}

} // namespace

Command evaluateCommand() {
  return {"evaluate", "Measure how well a checkpoint's mapped samples follow the target.", setUp};
}

} // namespace deblend
