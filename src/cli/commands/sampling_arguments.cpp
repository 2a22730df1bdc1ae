#include "commands/sampling_arguments.h"

#include "core/error.h"
#include "runs/run_catalog.h"
#include "sampling/sampling_options.h"
#include "usage/checks.h"
#include "usage/usage_error.h"

#include <CLI/CLI.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>

namespace deblend {
namespace {

constexpr std::int64_t legiblePictures = 64;

std::int64_t defaultCount(const OptionValues& options, const DataSetSummary& target) {
  const std::int64_t chosen = options.integer("sampling_count");
  const bool isDefault = std::get<std::int64_t>(samplingSchema().at("sampling_count").defaultValue) == chosen;
  return isImage(target.sampleShape) && isDefault ? legiblePictures : chosen;
}

std::optional<std::int64_t> classNumber(const std::string& text, const DataSetSummary& target) {
  if (text.empty())
    return std::nullopt;
  if (target.classNames.empty())
    throw Error(fmt::format("The class '{}' was asked for, but the run's target has no classes.", text));
  const auto named = std::ranges::find(target.classNames, text);
  if (named != target.classNames.end())
    return named - target.classNames.begin();
  std::int64_t number = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc() && end == text.data() + text.size() && number >= 0 &&
      number < std::ssize(target.classNames))
    return number;
  throw Error(fmt::format("The run's target has no class '{}': it has {}.", text,
                          fmt::join(target.classNames, ", ")));
}

/// How one trajectory steps.
void addSteppingArguments(CLI::App& parser, SamplingArguments& arguments) {
  const OptionSchema& schema = samplingSchema();
  const std::vector<std::string> integrators = choicesOf(schema, "integrator");
  const std::vector<std::string> spacings = choicesOf(schema, "spacing");
  parser.add_option("--steps", arguments.steps, "Sampling steps from α = 0 to α = 1 (the run's).")
      ->type_name("T")
      ->check(allowedBy(schema.at("sampling_steps")));
  parser.add_option("--integrator", arguments.integrator, "How a step follows the velocity (the run's).")
      ->type_name(wordList(integrators))
      ->check(oneOf(integrators));
  parser.add_option("--spacing", arguments.spacing, "Where the steps lie (the run's).")
      ->type_name(wordList(spacings))
      ->check(oneOf(spacings));
  parser
      .add_option("--tolerance", arguments.tolerance,
                  "Error that an adaptive integrator allows a step (the run's).")
      ->type_name("E")
      ->check(allowedBy(schema.at("tolerance")));
}

void addClassArguments(CLI::App& parser, SamplingArguments& arguments) {
  parser
      .add_option(
          "--class", arguments.label,
          "The class of every sample, by number or name, where the model goes by classes (all in turn).")
      ->type_name("CLASS");
  parser
      .add_option("--guidance", arguments.guidance,
                  "How strongly the class is followed: 1 as learned, more exaggerates, 0 ignores it (1).")
      ->type_name("G")
      ->check(allowedBy(Option::real("", "", 1, 0, 100, "")));
}

} // namespace

void addSelectionArguments(CLI::App& parser, SamplingArguments& arguments) {
  parser.add_option("PROJECT", arguments.project, "The project's folder.")->required();
  parser.add_option("--run", arguments.selection.run, "The run: its id, its number or latest (latest).")
      ->type_name("RUN|latest");
  parser
      .add_option("--checkpoint", arguments.selection.checkpoint,
                  "The checkpoint: its step, latest, best by its loss, or best by a metric of its "
                  "evaluations, such as best:frechet (latest).")
      ->type_name("STEP|latest|best|best:METRIC");
}

std::vector<std::string> choicesOf(const OptionSchema& schema, const std::string& option) {
  std::vector<std::string> values;
  for (const OptionChoice& choice : schema.at(option).choices)
    values.push_back(choice.value);
  return values;
}

void addSampleArguments(CLI::App& parser, SamplingArguments& arguments, const std::string& countHelp) {
  const OptionSchema& schema = samplingSchema();
  const std::vector<std::string> weights = choicesOf(schema, "sampling_weights");
  const std::vector<std::string> profiles = choicesOf(schema, "diffusion_profile");
  parser.add_option("--count", arguments.count, countHelp)
      ->type_name("N")
      ->check(allowedBy(schema.at("sampling_count")));
  parser
      .add_option("--weights", arguments.weights,
                  "The averaged weights, or those of the last step (the run's).")
      ->type_name(wordList(weights))
      ->check(oneOf(weights));
  parser.add_option("--diffusion", arguments.diffusion, "Noise ε of a stochastic integrator (the run's).")
      ->type_name("E")
      ->check(allowedBy(schema.at("diffusion")));
  parser
      .add_option("--diffusion-profile", arguments.diffusionProfile,
                  "How that noise depends on α (the run's).")
      ->type_name(wordList(profiles))
      ->check(oneOf(profiles));
  addClassArguments(parser, arguments);
  parser.add_option("--seed", arguments.seed, "Fixes the starting samples (0).")
      ->type_name("S")
      ->check(seedNumber());
}

void addSamplingArguments(CLI::App& parser, SamplingArguments& arguments, Directions directions,
                          const std::string& countHelp) {
  addSelectionArguments(parser, arguments);
  addSteppingArguments(parser, arguments);
  addSampleArguments(parser, arguments, countHelp);
  if (directions == Directions::ForwardAlone)
    return;
  parser.add_flag("--reverse", arguments.reverse, "Map the target onto the source.");
  parser.add_option("--alpha", arguments.alpha, "Where to end: α of the last step (1; 0 with --reverse).")
      ->type_name("A")
      ->check(allowedBy(Option::real("", "", 1, 0, 1, "")));
}

DataSetSummary targetSummary(const SamplingArguments& arguments, const Project& project,
                             CommandContext& context) {
  const std::filesystem::path run = findRun(project.runsFolder(), arguments.selection.run);
  DataFolders folders = context.dataFolders();
  folders.base = project.folder();
  return describeDataSet(readRunConfiguration(run, context.plugins()).target.spec, folders);
}

TrajectoryRequest trajectoryRequest(const SamplingArguments& arguments, const Project& project,
                                    CommandContext& context) {
  const std::filesystem::path run = findRun(project.runsFolder(), arguments.selection.run);
  const RunConfiguration configuration = readRunConfiguration(run, context.plugins());
  sourceOf(configuration); // without one there are no trajectories
  const OptionValues& options = configuration.experiment.samplingOptions;
  const DataSetSummary target = targetSummary(arguments, project, context);
  TrajectoryRequest request = samplingRequest(options);
  request.count = arguments.count.value_or(defaultCount(options, target));
  request.steps = arguments.steps.value_or(request.steps);
  request.integrator = arguments.integrator.value_or(request.integrator);
  request.spacing = arguments.spacing.value_or(request.spacing);
  request.tolerance = arguments.tolerance.value_or(request.tolerance);
  request.diffusion = arguments.diffusion.value_or(request.diffusion);
  request.diffusionProfile = arguments.diffusionProfile.value_or(request.diffusionProfile);
  if (arguments.weights)
    request.weights = weightsFromText(*arguments.weights);
  request.direction = arguments.reverse ? Direction::Reverse : Direction::Forward;
  request.seed = arguments.seed;
  if (arguments.alpha)
    request.lastAlpha = arguments.reverse ? 1 - *arguments.alpha : *arguments.alpha;
  request.label = classNumber(arguments.label, target);
  request.guidance = arguments.guidance;
  return request;
}

void addThemeArgument(CLI::App& parser, ExportTheme& theme, const std::string& help) {
  const std::vector<std::string> themes = {"light", "dark"};
  parser
      .add_option_function<std::string>(
          "--theme",
          [&theme](const std::string& text) {
            theme = text == "dark" ? ExportTheme::Dark : ExportTheme::Light;
          },
          help)
      ->type_name(wordList(themes))
      ->check(oneOf(themes));
}

void addGridArguments(CLI::App& parser, GridArguments& arguments) {
  const auto add = [&parser](const char* name, std::optional<int>& value, const char* help, int maximum) {
    parser.add_option(name, value, help)->type_name("N")->check(wholeNumber(1, maximum));
  };
  add("--columns", arguments.columns, "Columns of a grid of pictures (chosen).", 4096);
  add("--rows", arguments.rows, "Rows of a grid of pictures (chosen).", 4096);
  add("--scale", arguments.scale, "Pixels a side that each pixel of a sample takes in a grid (chosen).", 64);
  parser.add_flag("--captions", arguments.captions, "The class below each picture of a grid.");
}

void applyGrid(const GridArguments& grid, const SamplingArguments& sampling, ExportRequest& request) {
  request.kind = ExportKind::Grid;
  request.columns = grid.columns.value_or(0);
  request.rows = grid.rows.value_or(0);
  request.scale = grid.scale.value_or(0);
  request.captions = grid.captions;
  if (!grid.columns || !grid.rows)
    return;
  const std::int64_t cells = std::int64_t{*grid.columns} * *grid.rows;
  if (sampling.count && *sampling.count != cells)
    throw UsageError(fmt::format("--columns {} and --rows {} make {} samples, but --count asks for {}: leave "
                                 "one of them out.",
                                 *grid.columns, *grid.rows, cells, *sampling.count));
  request.trajectory.count = cells;
}

} // namespace deblend
