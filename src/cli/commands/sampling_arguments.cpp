#include "commands/sampling_arguments.h"

#include "runs/run_catalog.h"
#include "training/training_options.h"
#include "usage/checks.h"

#include <CLI/CLI.hpp>

namespace deblend {
namespace {

void addSelection(CLI::App& parser, SamplingArguments& arguments) {
  parser.add_option("PROJECT", arguments.project, "The project's folder.")->required();
  parser.add_option("--run", arguments.selection.run, "The run: its id, its number or latest (latest).")
      ->type_name("RUN|latest");
  parser
      .add_option("--checkpoint", arguments.selection.checkpoint,
                  "The checkpoint: its step, latest, or best by its loss (latest).")
      ->type_name("STEP|latest|best");
}

} // namespace

std::vector<std::string> choicesOf(const OptionSchema& schema, const std::string& option) {
  std::vector<std::string> values;
  for (const OptionChoice& choice : schema.at(option).choices)
    values.push_back(choice.value);
  return values;
}

void addSamplingArguments(CLI::App& parser, SamplingArguments& arguments, Directions directions,
                          const std::string& countHelp) {
  const OptionSchema& schema = samplingSchema();
  const std::vector<std::string> integrators = choicesOf(schema, "integrator");
  const std::vector<std::string> weights = choicesOf(schema, "sampling_weights");
  addSelection(parser, arguments);
  parser.add_option("--count", arguments.count, countHelp)
      ->type_name("N")
      ->check(allowedBy(schema.at("sampling_count")));
  parser.add_option("--steps", arguments.steps, "Sampling steps from α = 0 to α = 1 (the run's).")
      ->type_name("T")
      ->check(allowedBy(schema.at("sampling_steps")));
  parser.add_option("--integrator", arguments.integrator, "How a step follows the velocity (the run's).")
      ->type_name(wordList(integrators))
      ->check(oneOf(integrators));
  parser
      .add_option("--weights", arguments.weights,
                  "The averaged weights, or those of the last step (the run's).")
      ->type_name(wordList(weights))
      ->check(oneOf(weights));
  if (directions == Directions::Both)
    parser.add_flag("--reverse", arguments.reverse, "Map the target onto the source.");
  parser.add_option("--seed", arguments.seed, "Fixes the starting samples (0).")
      ->type_name("S")
      ->check(seedNumber());
}

TrajectoryRequest trajectoryRequest(const SamplingArguments& arguments, const Project& project,
                                    const ModelTypeCatalog& catalog) {
  const std::filesystem::path run = findRun(project.runsFolder(), arguments.selection.run);
  const OptionValues options = readRunConfiguration(run, catalog).experiment.samplingOptions;
  TrajectoryRequest request;
  request.count = arguments.count.value_or(options.integer("sampling_count"));
  request.steps = arguments.steps.value_or(options.integer("sampling_steps"));
  request.integrator = arguments.integrator.value_or(options.text("integrator"));
  request.weights = weightsFromText(arguments.weights.value_or(options.text("sampling_weights")));
  request.direction = arguments.reverse ? Direction::Reverse : Direction::Forward;
  request.seed = arguments.seed;
  return request;
}

} // namespace deblend
