#include "commands/command_context.h"
#include "commands/commands.h"
#include "commands/sampling_arguments.h"
#include "core/error.h"
#include "exact/path_convergence.h"
#include "exporting/exact_export.h"
#include "terminal/interrupt_watch.h"
#include "terminal/progress.h"
#include "terminal/text_table.h"
#include "usage/checks.h"
#include "usage/exit_status.h"
#include "usage/usage_error.h"

#include <CLI/CLI.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace deblend {
namespace {

namespace fs = std::filesystem;

const std::vector<std::string> kinds = {"mapping", "paths", "field", "convergence"};
const std::vector<std::string> methods = {"convolution", "posterior", "binning"};
constexpr std::int64_t mappedSamples = 16'384;
constexpr std::int64_t legiblePaths = 256;
constexpr std::int64_t defaultSteps = 128;

struct Arguments {
  std::string project;
  std::string kind;
  std::string experiment;
  double alpha = 0.5;
  std::string method = methods.front();
  int side = 256;
  std::optional<std::int64_t> chain;
  std::optional<std::int64_t> count;
  std::optional<std::int64_t> steps;
  std::uint64_t seed = 0;
  bool reverse = false;
  bool trajectory = false;
  ExportTheme theme = ExportTheme::Light;
  std::string output;
};

/// The experiment's source and target.
std::pair<DataSetSpec, DataSetSpec> pairOf(const Arguments& arguments, const Project& project) {
  const ProjectDocument& document = project.document();
  if (arguments.experiment.empty() && document.experiments.empty())
    throw Error(fmt::format("The project '{}' has no experiment.", project.folder().string()));
  const Experiment& experiment =
      arguments.experiment.empty() ? document.experiments.front() : document.experiment(arguments.experiment);
  if (experiment.source.empty())
    throw Error(fmt::format("The experiment '{}' has no source: nothing is mapped onto '{}'.",
                            experiment.name, experiment.target));
  return {document.dataSet(experiment.source).spec, document.dataSet(experiment.target).spec};
}

DataFolders foldersOf(const Project& project, CommandContext& context) {
  DataFolders folders = context.dataFolders();
  folders.base = project.folder();
  return folders;
}

/// Options that would have no effect are not passed over in silence.
void requireFittingOptions(const Arguments& arguments) {
  const bool isMapping = arguments.kind == "mapping", isPaths = arguments.kind == "paths";
  if (!isMapping && (arguments.steps || arguments.reverse))
    throw UsageError("--steps and --reverse are for the mapping alone; the chain of paths takes --chain N.");
  if (!isPaths && arguments.chain)
    throw UsageError("--chain is the N of paths alone.");
  if (!isMapping && !isPaths && arguments.trajectory)
    throw UsageError("--trajectory is for the mapping and for paths alone.");
  if (arguments.kind == "convergence" && !arguments.output.empty())
    throw UsageError("The convergence is printed: leave --output out, or take --json.");
  if (arguments.kind != "convergence" && arguments.output.empty())
    throw UsageError("--output is required.");
}

ExactRequest exactRequest(const Arguments& arguments, const Project& project) {
  ExactRequest request;
  std::tie(request.source, request.target) = pairOf(arguments, project);
  const bool isPaths = arguments.kind == "paths";
  request.kind = arguments.kind == "field" ? ExactKind::Field
                 : isPaths                 ? ExactKind::Paths
                                           : ExactKind::Mapping;
  request.method = arguments.method == "binning"     ? FieldMethod::Binning
                   : arguments.method == "posterior" ? FieldMethod::Posterior
                                                     : FieldMethod::Convolution;
  request.alpha = arguments.alpha;
  request.side = arguments.side;
  request.trajectory.count = arguments.count.value_or(isPaths ? legiblePaths : mappedSamples);
  request.trajectory.steps = (isPaths ? arguments.chain : arguments.steps).value_or(defaultSteps);
  request.trajectory.seed = arguments.seed;
  request.trajectory.direction = arguments.reverse ? Direction::Reverse : Direction::Forward;
  request.wholeTrajectory = arguments.trajectory;
  request.theme = arguments.theme;
  request.output = arguments.output;
  return request;
}

int write(const Arguments& arguments, const Project& project, CommandContext& context,
          const InterruptWatch& watch) {
  const ExactRequest request = exactRequest(arguments, project);
  const auto produce = [&] {
    Progress progress(context.console(), "Computing", "", 1000);
    exportExact(request, foldersOf(project, context), [&](double share) {
      progress.updateShare(share);
      return !watch.isInterrupted();
    });
    progress.updateShare(1);
  };
  if (!watch.completes(produce)) {
    context.console().note("Interrupted; nothing was written.");
    return Interrupted;
  }
  if (context.console().json)
    context.console().printJson(
        {{"output", fs::absolute(request.output).lexically_normal().string()}, {"kind", arguments.kind}});
  else
    context.console().note(fmt::format("Wrote '{}'.", arguments.output));
  return Done;
}

nlohmann::ordered_json toJson(const PathConvergence& found) {
  nlohmann::ordered_json distances = nlohmann::ordered_json::array();
  for (const PathDistance& each : found.distances)
    distances.push_back({{"chain", each.steps}, {"end", each.endDistance}, {"path", each.pathDistance}});
  return {{"distances", distances}, {"end_order", found.endOrder}, {"path_order", found.pathOrder}};
}

std::string text(const PathConvergence& found) {
  using Align = TextTable::Align;
  TextTable table({{"N", Align::Right}, {"END", Align::Right}, {"PATH", Align::Right}});
  for (const PathDistance& each : found.distances)
    table.add({std::to_string(each.steps), fmt::format("{:.5f}", each.endDistance),
               fmt::format("{:.5f}", each.pathDistance)});
  return fmt::format(
      "{}The distance to the exact mapping falls with N to the power of {:.2f} at the end, and of {:.2f} "
      "along the path.\n",
      table.text(), -found.endOrder, -found.pathOrder);
}

int converge(const Arguments& arguments, const Project& project, CommandContext& context,
             const InterruptWatch& watch) {
  const auto [sourceSpec, targetSpec] = pairOf(arguments, project);
  const DataFolders folders = foldersOf(project, context);
  PathConvergenceRequest request;
  request.count = arguments.count.value_or(legiblePaths);
  request.seed = arguments.seed;
  PathConvergence found;
  const auto measure = [&] {
    const auto source = ExactSide::open(sourceSpec, folders, arguments.side);
    const auto target = ExactSide::open(targetSpec, folders, arguments.side);
    Progress progress(context.console(), "Walking", "chains", std::ssize(request.steps));
    std::int64_t done = 0;
    found = pathConvergence(
        *source, *target, request,
        [&](const PathDistance&) {
          progress.update(++done);
          return !watch.isInterrupted();
        },
        [&] { return !watch.isInterrupted(); });
  };
  if (!watch.completes(measure)) {
    context.console().note("Interrupted.");
    return Interrupted;
  }
  if (context.console().json)
    context.console().printJson(toJson(found));
  else
    context.console().print(text(found));
  return Done;
}

int exact(const Arguments& arguments, CommandContext& context) {
  requireFittingOptions(arguments);
  const InterruptWatch watch(context.console(), "Stopping.", "Still stopping; please wait.");
  const Project project = context.openProject(arguments.project, Project::Access::Read);
  return arguments.kind == "convergence" ? converge(arguments, project, context, watch)
                                         : write(arguments, project, context, watch);
}

void addNumbers(CLI::App& parser, Arguments& arguments) {
  parser.add_option("--alpha", arguments.alpha, "α of the field (0.5).")
      ->type_name("A")
      ->check(allowedBy(Option::real("", "", 0.5, 0, 1, "")));
  parser
      .add_option(
          "--method", arguments.method,
          "How the field is found: by convolving both densities, as the posterior mean over samples, or by "
          "binning all pairs of samples (convolution).")
      ->type_name(wordList(methods))
      ->check(oneOf(methods));
  parser.add_option("--size", arguments.side, "Cells a side of the densities and of the field (256).")
      ->type_name("G")
      ->check(wholeNumber(smallestPlaneSide, largestPlaneSide));
  parser.add_option("--chain", arguments.chain, fmt::format("N of the paths' chain ({}).", defaultSteps))
      ->type_name("N")
      ->check(wholeNumber(2, 1'000'000));
  parser
      .add_option("--count", arguments.count,
                  fmt::format("Samples ({}; {} paths).", mappedSamples, legiblePaths))
      ->type_name("N")
      ->check(wholeNumber(1, 10'000'000));
  parser.add_option("--steps", arguments.steps, fmt::format("Steps of the mapping ({}).", defaultSteps))
      ->type_name("T")
      ->check(wholeNumber(1, 100'000));
  parser.add_option("--seed", arguments.seed, "Fixes the starting samples (0).")
      ->type_name("S")
      ->check(seedNumber());
}

std::function<int()> setUp(CLI::App& parser, CommandContext& context) {
  auto arguments = std::make_shared<Arguments>();
  parser.add_option("PROJECT", arguments->project, "The project's folder.")->required();
  parser
      .add_option("KIND", arguments->kind,
                  "The exact mapping, stochastic paths of blending and deblending, the velocity field, or "
                  "how the paths "
                  "converge to the mapping as N grows.")
      ->type_name(wordList(kinds))
      ->check(oneOf(kinds))
      ->required();
  parser.add_option("--experiment", arguments->experiment, "The experiment (the project's first).")
      ->type_name("NAME");
  addNumbers(parser, *arguments);
  parser.add_flag("--reverse", arguments->reverse, "Map the target onto the source.");
  parser.add_flag("--trajectory", arguments->trajectory,
                  "Write every state into an .npy, not the last alone.");
  addThemeArgument(parser, arguments->theme, "Colours of the background (light).");
  parser
      .add_option("--output", arguments->output,
                  "The file: .npy ([N, 2], or of a field [G, G, 2] with NaN where no pair blends) or .png; "
                  "of the mapping "
                  "and of paths also .gif, .mp4, or a folder of numbered PNGs.")
      ->type_name("PATH");
  return [arguments, &context] { return exact(*arguments, context); };
}

} // namespace

Command exactCommand() {
  return {"exact", "Compute the exact mapping, paths or field of two planar data sets, without a network.",
          setUp};
}

} // namespace deblend
