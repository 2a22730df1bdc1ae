#include "commands/command_context.h"
#include "commands/commands.h"
#include "commands/sampling_arguments.h"
#include "core/error.h"
#include "exporting/export_request.h"
#include "terminal/interrupt_watch.h"
#include "terminal/progress.h"
#include "usage/checks.h"
#include "usage/exit_status.h"
#include "usage/usage_error.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <charconv>

namespace deblend {
namespace {

struct Arguments {
  SamplingArguments sampling;
  GridArguments grid;
  std::string kind;
  std::string frames = "all";
  std::optional<int> width;
  std::optional<int> height;
  int framesPerSecond = 25;
  ExportTheme theme = ExportTheme::Light;
  bool logarithmic = false;
  std::string output;
};

const std::vector<std::string> kinds = {"points", "paths", "grid", "loss", "likelihood"};
constexpr int chartWidth = 1200;
constexpr int chartHeight = 700;
constexpr int planeSide = 720;
constexpr int densitiesHeight = 620;
constexpr std::int64_t legiblePaths = 400;

/// The kind that was asked for, or the one that fits the samples.
std::string chosenKind(const Arguments& arguments, const Project& project, CommandContext& context) {
  if (!arguments.kind.empty())
    return arguments.kind;
  return isImage(targetSummary(arguments.sampling, project, context).sampleShape) ? "grid" : "points";
}

ExportKind kindFrom(const std::string& text) {
  if (text == "loss")
    return ExportKind::Loss;
  if (text == "grid")
    return ExportKind::Grid;
  if (text == "likelihood")
    return ExportKind::Likelihood;
  return text == "paths" ? ExportKind::Paths : ExportKind::Points;
}

/// Options that would have no effect are not passed over in silence.
void requireFittingOptions(const Arguments& arguments, ExportKind kind) {
  if (kind != ExportKind::Grid && arguments.grid.isGiven())
    throw UsageError("--columns, --rows, --scale and --captions are for grids of pictures alone.");
  if (kind == ExportKind::Grid && (arguments.width || arguments.height))
    throw UsageError(
        "A grid's size follows from its pictures: give --scale instead of --width and --height.");
}

std::pair<int, int> usualSize(ExportKind kind) {
  if (kind == ExportKind::Loss)
    return {chartWidth, chartHeight};
  if (kind == ExportKind::Likelihood)
    return {chartWidth, densitiesHeight};
  return {planeSide, planeSide};
}

ExportRequest exportRequest(const Arguments& arguments, const std::string& kind, const Project& project,
                            CommandContext& context) {
  ExportRequest request;
  request.kind = kindFrom(kind);
  requireFittingOptions(arguments, request.kind);
  request.run = arguments.sampling.selection.run;
  request.checkpoint = arguments.sampling.selection.checkpoint;
  if (request.kind != ExportKind::Loss)
    request.trajectory = trajectoryRequest(arguments.sampling, project, context);
  if (request.kind == ExportKind::Grid)
    applyGrid(arguments.grid, arguments.sampling, request);
  if (request.kind == ExportKind::Paths)
    request.trajectory.count = arguments.sampling.count.value_or(legiblePaths);
  if (arguments.frames != "all")
    std::from_chars(arguments.frames.data(), arguments.frames.data() + arguments.frames.size(),
                    request.frames);
  const auto [width, height] = usualSize(request.kind);
  request.width = arguments.width.value_or(width);
  request.height = arguments.height.value_or(height);
  request.framesPerSecond = arguments.framesPerSecond;
  request.logarithmic = arguments.logarithmic;
  request.theme = arguments.theme;
  request.output = arguments.output;
  return request;
}

void produce(const ExportRequest& request, const Project& project, CommandContext& context,
             const InterruptWatch& watch) {
  Progress progress(context.console(), "Exporting", "", 1000);
  exportRun(project.folder(), request, context.plugins(), context.dataFolders(), [&](double share) {
    progress.updateShare(share);
    return !watch.isInterrupted();
  });
}

int exportPictures(const Arguments& arguments, CommandContext& context) {
  const InterruptWatch watch(context.console(), "Stopping.", "Still stopping; please wait.");
  const Project project = context.openProject(arguments.sampling.project, Project::Access::Read);
  const std::string kind = chosenKind(arguments, project, context);
  const ExportRequest request = exportRequest(arguments, kind, project, context);
  if (!watch.completes([&] { produce(request, project, context, watch); })) {
    context.console().note("Interrupted; nothing was written.");
    return Interrupted;
  }
  if (context.console().json)
    context.console().printJson(
        {{"output", std::filesystem::absolute(request.output).lexically_normal().string()}, {"kind", kind}});
  else
    context.console().note(fmt::format("Wrote '{}'.", arguments.output));
  return Done;
}

/// "all" or a number of frames.
CLI::Validator frameCount() {
  return CLI::Validator(
      [check = wholeNumber(1, 100'001)](std::string& text) -> std::string {
        const std::string problem = text == "all" ? std::string() : check(text);
        return problem.empty() ? problem : problem + ", or all";
      },
      "");
}

void addPictureOptions(CLI::App& parser, Arguments& arguments) {
  parser
      .add_option(
          "--kind", arguments.kind,
          "The points at every step, their paths, a grid of pictures at every step, the loss chart, or the "
          "density that the run maps to beside the target's (points or grid, as the samples are).")
      ->type_name(wordList(kinds))
      ->check(oneOf(kinds));
  parser
      .add_option("--frames", arguments.frames,
                  "Frames of the points or the grid, spread over the steps (all).")
      ->type_name("all|N")
      ->check(frameCount());
  parser.add_option("--width", arguments.width, "Pixels (720; 1200 for the loss chart and densities).")
      ->type_name("PIXELS")
      ->check(wholeNumber(64, 8192));
  parser.add_option("--height", arguments.height, "Pixels (720; 700 for the loss chart, 620 for densities).")
      ->type_name("PIXELS")
      ->check(wholeNumber(64, 8192));
  parser.add_option("--fps", arguments.framesPerSecond, "Frames a second of an animation (25).")
      ->type_name("N")
      ->check(wholeNumber(1, 100));
  addThemeArgument(parser, arguments.theme, "Colours of the background (light).");
  parser.add_flag("--log", arguments.logarithmic, "A logarithmic axis for the loss.");
  parser
      .add_option("--output", arguments.output,
                  "The file: .png, .gif or .mp4, or a folder for frame-0000.png and so on.")
      ->type_name("PATH")
      ->required();
}

std::function<int()> setUp(CLI::App& parser, CommandContext& context) {
  auto arguments = std::make_shared<Arguments>();
  addSamplingArguments(parser, arguments->sampling, Directions::Both,
                       fmt::format("Samples to draw (the run's; {} paths; 64 pictures).", legiblePaths));
  addGridArguments(parser, arguments->grid);
  addPictureOptions(parser, *arguments);
  return [arguments, &context] { return exportPictures(*arguments, context); };
}

} // namespace

Command exportCommand() {
  return {"export", "Draw a run's points, paths, pictures or loss as a picture or an animation.", setUp};
}

} // namespace deblend
