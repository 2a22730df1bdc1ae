#include "commands/command_context.h"
#include "commands/commands.h"
#include "commands/sampling_arguments.h"
#include "core/error.h"
#include "evaluating/bench_files.h"
#include "exporting/output_file.h"
#include "picture/png_encoder.h"
#include "sampling/sampling_options.h"
#include "storage/atomic_file.h"
#include "terminal/interrupt_watch.h"
#include "terminal/progress.h"
#include "terminal/text_table.h"
#include "usage/checks.h"
#include "usage/exit_status.h"
#include "usage/usage_error.h"

#include <CLI/CLI.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>

namespace deblend {
namespace {

constexpr std::int64_t defaultCount = 2048;
constexpr std::int64_t defaultPictureCount = 256;
constexpr int chartWidth = 1200;
constexpr int chartHeight = 700;

struct Arguments {
  SamplingArguments sampling;
  BenchRequest lists; ///< what is compared
  BenchAxis axis = BenchAxis::Evaluations;
  ExportTheme theme = ExportTheme::Light;
  std::string output;
};

std::string figure(const Spread& spread, int decimals) {
  if (!std::isfinite(spread.mean))
    return "–";
  if (!std::isfinite(spread.halfWidth) || spread.halfWidth == 0)
    return fmt::format("{:.{}f}", spread.mean, decimals);
  return fmt::format("{:.{}f} ± {:.{}f}", spread.mean, decimals, spread.halfWidth, decimals);
}

std::string text(const BenchResult& result) {
  using Align = TextTable::Align;
  TextTable table({{"STEP", Align::Right},
                   {"INTEGRATOR"},
                   {"SPACING"},
                   {"T", Align::Right},
                   {"TOLERANCE", Align::Right},
                   {result.metric, Align::Right},
                   {"STRAIGHTNESS", Align::Right},
                   {"EVALUATIONS", Align::Right},
                   {"SECONDS", Align::Right}});
  for (const BenchRow& row : result.rows)
    table.add({std::to_string(row.checkpoint), row.integrator, row.spacing,
               row.steps == 0 ? "" : std::to_string(row.steps),
               row.tolerance == 0 ? "" : fmt::format("{:g}", row.tolerance), figure(row.distance, 4),
               figure(row.straightness, 4), figure(row.evaluations, 0), figure(row.seconds, 3)});
  return fmt::format("{}, {} weights on {}: {} samples, {} seeds, floor {}\n{}", result.run,
                     toText(result.weights), result.device, result.count, result.seeds,
                     figure(result.floor, 4), table.text());
}

BenchRequest benchRequest(const Arguments& arguments, const Project& project, CommandContext& context) {
  BenchRequest request = arguments.lists;
  SamplingArguments sampling = arguments.sampling;
  const bool isOfPictures = isImage(targetSummary(sampling, project, context).sampleShape);
  sampling.count = sampling.count.value_or(isOfPictures ? defaultPictureCount : defaultCount);
  request.run = sampling.selection.run;
  request.checkpoints = {sampling.selection.checkpoint};
  request.sampling = trajectoryRequest(sampling, project, context);
  return request;
}

BenchResult measure(const BenchRequest& request, const Project& project, CommandContext& context,
                    const InterruptWatch& watch) {
  Progress progress(context.console(), "Measuring", "", 1000);
  const auto told = [&](double share, const BenchResult&) {
    progress.updateShare(share);
    return !watch.isInterrupted();
  };
  return benchSampling(project.folder(), request, context.plugins(), context.dataFolders(), told);
}

/// A project that cannot be written to can be measured all the same.
void keep(const BenchResult& result, const Project& project, CommandContext& context) {
  try {
    keepBench(project.runsFolder() / result.run, result);
  } catch (const Error& error) {
    context.console().note(error.what());
  }
}

void write(const BenchResult& result, const Arguments& arguments) {
  const std::filesystem::path output = arguments.output;
  const auto bytes = [](const std::string& all) { return std::vector<std::uint8_t>(all.begin(), all.end()); };
  writeOutput(output, [&](const std::filesystem::path& path) {
    if (output.extension() == ".csv")
      writeFileSynced(path, bytes(benchCsv(result)));
    else
      writeFileSynced(path,
                      encodePng(drawBench(result, arguments.axis, chartWidth, chartHeight,
                                          arguments.theme == ExportTheme::Dark ? Theme::dark : Theme::light),
                                {{"Run", result.run}}));
  });
}

void requireForm(const std::string& output) {
  const std::string ending = std::filesystem::path(output).extension().string();
  if (!output.empty() && ending != ".csv" && ending != ".png")
    throw UsageError(fmt::format("Cannot write a bench to '{}': its ending must be .csv or .png.", output));
}

int bench(const Arguments& arguments, CommandContext& context) {
  requireForm(arguments.output);
  const InterruptWatch watch(context.console(), "Stopping.", "Still stopping; please wait.");
  const Project project = context.openProject(arguments.sampling.project, Project::Access::Read);
  const BenchResult result = measure(benchRequest(arguments, project, context), project, context, watch);
  if (!result.rows.empty()) {
    keep(result, project, context);
    if (!arguments.output.empty())
      write(result, arguments);
  }
  if (context.console().json)
    context.console().printJson(toJson(result));
  else if (!result.rows.empty())
    context.console().print(text(result));
  if (!result.isComplete)
    context.console().note(result.rows.empty() ? "Interrupted; nothing was measured."
                                               : "Interrupted; what was measured so far is kept.");
  return result.isComplete ? Done : Interrupted;
}

template <class Value>
void addList(CLI::App& parser, const std::string& name, std::vector<Value>& values, const std::string& help,
             const std::string& type, const CLI::Validator& check) {
  parser.add_option(name, values, help)
      ->type_name(type)
      ->delimiter(',')
      ->allow_extra_args(false)
      ->check(check);
}

void addLists(CLI::App& parser, BenchRequest& lists) {
  const OptionSchema& schema = samplingSchema();
  const std::vector<std::string> integrators = choicesOf(schema, "integrator");
  const std::vector<std::string> spacings = choicesOf(schema, "spacing");
  addList(parser, "--steps", lists.steps, "Numbers of steps (1,2,4,8,16,32,64,128).", "T,T,…",
          allowedBy(schema.at("sampling_steps")));
  addList(parser, "--integrator", lists.integrators,
          "Integrators (euler,heun,rk4,ab2,dopri5); an adaptive one takes every tolerance in place of steps.",
          "NAME,NAME,…", oneOf(integrators));
  addList(parser, "--spacing", lists.spacings, "Where the steps lie (uniform).", "NAME,NAME,…",
          oneOf(spacings));
  addList(parser, "--tolerance", lists.tolerances, "Of adaptive integrators (0.1,0.01,0.001,0.0001).",
          "E,E,…", allowedBy(schema.at("tolerance")));
  parser.add_option("--seeds", lists.seeds, "How often all is measured, from --seed on (3).")
      ->type_name("K")
      ->check(wholeNumber(1, 1000));
}

std::function<int()> setUp(CLI::App& parser, CommandContext& context) {
  auto arguments = std::make_shared<Arguments>();
  addSelectionArguments(parser, arguments->sampling);
  CLI::Option* checkpoint = parser.get_option("--checkpoint");
  checkpoint->description(checkpoint->get_description() + " All of them: all.")
      ->type_name("STEP|latest|best|best:METRIC|all");
  addLists(parser, arguments->lists);
  addSampleArguments(
      parser, arguments->sampling,
      fmt::format("Samples to map and compare ({}; {} pictures).", defaultCount, defaultPictureCount));
  parser.add_flag_callback(
      "--by-seconds", [arguments] { arguments->axis = BenchAxis::Seconds; },
      "Seconds instead of evaluations along a chart.");
  addThemeArgument(parser, arguments->theme, "Colours of a chart's background (light).");
  parser.add_option("--output", arguments->output, "A file for the figures (.csv) or their chart (.png).")
      ->type_name("PATH");
  return [arguments, &context] { return bench(*arguments, context); };
}

} // namespace

Command benchSamplingCommand() {
  return {"bench-sampling", "Compare integrators, steps and spacings by distance, evaluations and time.",
          setUp};
}

} // namespace deblend
