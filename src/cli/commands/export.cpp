#include "commands/command_context.h"
#include "commands/commands.h"
#include "commands/sampling_arguments.h"
#include "core/error.h"
#include "exporting/export_request.h"
#include "runs/run_catalog.h"
#include "terminal/interrupt_watch.h"
#include "terminal/progress.h"
#include "usage/checks.h"
#include "usage/exit_status.h"
#include "usage/usage_error.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>

namespace deblend {
namespace {

struct Arguments {
  SamplingArguments sampling;
  GridArguments grid;
  std::string kind;
  std::string view;
  std::int64_t item = 0;
  std::string quantity;
  std::string beside;
  std::string axis;
  std::string frames = "all";
  std::optional<int> width;
  std::optional<int> height;
  int framesPerSecond = 25;
  ExportTheme theme = ExportTheme::Light;
  bool logarithmic = false;
  std::string output;
};

/// The words of --kind.
const std::vector<std::pair<std::string, ExportKind>> kinds = {
    {"points", ExportKind::Points},
    {"paths", ExportKind::Paths},
    {"grid", ExportKind::Grid},
    {"loss", ExportKind::Loss},
    {"view", ExportKind::View},
    {"document", ExportKind::Document},
    {"likelihood", ExportKind::Likelihood},
    {"film", ExportKind::Film},
};
constexpr int chartWidth = 1200;
constexpr int chartHeight = 700;
constexpr int planeSide = 720;
constexpr int viewSide = 512;
constexpr int densitiesHeight = 620;
constexpr std::int64_t legiblePaths = 400;

bool isView(ExportKind kind, bool maps) {
  return kind == ExportKind::View || (kind == ExportKind::Film && !maps);
}

/// Whether the chosen run maps a source onto its target.
const ModelType& modelTypeOf(const Arguments& arguments, const Project& project, CommandContext& context) {
  const std::filesystem::path run = findRun(project.runsFolder(), arguments.sampling.selection.run);
  return context.plugins().at(readRunConfiguration(run, context.plugins()).experiment.modelType);
}

/// The kind that fits what the run learned, and the ending that was asked for.
std::string fittingKind(const Arguments& arguments, const ModelType& type, const Project& project,
                        CommandContext& context) {
  const std::string ending = std::filesystem::path(arguments.output).extension().string();
  if (!arguments.view.empty() || !type.maps())
    if (ending == ".png")
      return "view";
  for (const DocumentForm& form : type.documents())
    if (form.ending == ending)
      return "document";
  if (!type.maps())
    return ending == ".gif" || ending == ".mp4" || ending.empty() ? "film" : "document";
  return isImage(targetSummary(arguments.sampling, project, context).sampleShape) ? "grid" : "points";
}

ExportKind kindFrom(const std::string& text) {
  return std::ranges::find(kinds, text, &std::pair<std::string, ExportKind>::first)->second;
}

/// Options that would have no effect are not passed over in silence.
void requireFittingOptions(const Arguments& arguments, ExportKind kind, bool maps) {
  if (kind != ExportKind::Grid && kind != ExportKind::Film && arguments.grid.isGiven())
    throw UsageError("--columns, --rows, --scale and --captions are for grids of pictures alone.");
  if (!isView(kind, maps) && (!arguments.view.empty() || arguments.item > 0))
    throw UsageError("--view and --item are for the views that 'deblend models' lists.");
  const bool compares = kind == ExportKind::Film || kind == ExportKind::Loss;
  if (!compares && (!arguments.beside.empty() || !arguments.axis.empty()))
    throw UsageError("--beside and --by are for films and charts.");
  if (kind != ExportKind::Loss && !arguments.quantity.empty())
    throw UsageError("--quantity is for the chart of --kind loss.");
  if (isView(kind, maps) && arguments.height)
    throw UsageError("A view keeps its proportions: --width is its longer side.");
  if (kind == ExportKind::Grid && (arguments.width || arguments.height))
    throw UsageError(
        "A grid's size follows from its pictures: give --scale instead of --width and --height.");
}

std::pair<int, int> usualSize(ExportKind kind, bool maps) {
  if (isView(kind, maps))
    return {viewSide, viewSide};
  if (kind == ExportKind::Loss)
    return {chartWidth, chartHeight};
  if (kind == ExportKind::Likelihood)
    return {chartWidth, densitiesHeight};
  return {planeSide, planeSide};
}

/// How samples are drawn and laid out.
void applySampling(const Arguments& arguments, const Project& project, CommandContext& context,
                   ExportRequest& request) {
  const bool isGrid = request.kind == ExportKind::Grid ||
                      (request.kind == ExportKind::Film &&
                       isImage(targetSummary(arguments.sampling, project, context).sampleShape));
  request.trajectory = trajectoryRequest(arguments.sampling, project, context);
  const ExportKind kind = request.kind;
  if (isGrid)
    applyGrid(arguments.grid, arguments.sampling, request);
  request.kind = kind;
  if (kind == ExportKind::Paths)
    request.trajectory.count = arguments.sampling.count.value_or(legiblePaths);
}

ExportRequest exportRequest(const Arguments& arguments, const std::string& kind, bool maps,
                            const Project& project, CommandContext& context) {
  ExportRequest request;
  request.kind = kindFrom(kind);
  requireFittingOptions(arguments, request.kind, maps);
  request.run = arguments.sampling.selection.run;
  request.checkpoint = arguments.sampling.selection.checkpoint;
  const bool samples = request.kind != ExportKind::Loss && request.kind != ExportKind::Document;
  if (samples && !isView(request.kind, maps))
    applySampling(arguments, project, context, request);
  if (arguments.frames != "all")
    std::from_chars(arguments.frames.data(), arguments.frames.data() + arguments.frames.size(),
                    request.frames);
  const auto [width, height] = usualSize(request.kind, maps);
  request.width = arguments.width.value_or(width);
  request.height = arguments.height.value_or(height);
  request.view = arguments.view;
  request.item = std::max<std::int64_t>(arguments.item - 1, 0);
  request.beside = arguments.beside;
  request.axis = !arguments.axis.empty()            ? arguments.axis
                 : request.kind == ExportKind::Film ? "time"
                                                    : "steps";
  request.quantity = arguments.quantity.empty() ? "loss" : arguments.quantity;
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
  const ModelType& type = modelTypeOf(arguments, project, context);
  const std::string kind =
      arguments.kind.empty() ? fittingKind(arguments, type, project, context) : arguments.kind;
  const ExportRequest request = exportRequest(arguments, kind, type.maps(), project, context);
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
  std::vector<std::string> words;
  for (const auto& [word, kind] : kinds)
    words.push_back(word);
  parser
      .add_option(
          "--kind", arguments.kind,
          "The points at every step, their paths, a grid of pictures at every step, the loss chart, the "
          "density that the run maps to beside the target's, a view or a document of the model type, or a "
          "film of what the run knew at each checkpoint (chosen by the run and the output's ending).")
      ->type_name(wordList(words))
      ->check(oneOf(words));
  parser.add_option("--view", arguments.view, "Which view, as 'deblend models' lists them (the first).")
      ->type_name("VIEW");
  parser.add_option("--item", arguments.item, "Of a view that shows one of many: which, from 1.")
      ->type_name("N")
      ->check(wholeNumber(1, 1'000'000'000));
  parser
      .add_option("--beside", arguments.beside,
                  "Of a film of views, or a chart: another run beside it, in the same step.")
      ->type_name("RUN");
  parser
      .add_option("--by", arguments.axis,
                  "What two films are in step by (time), and what a chart goes over (steps): time, steps, or "
                  "a quantity that was recorded, such as shapes.")
      ->type_name("AXIS");
  parser
      .add_option("--quantity", arguments.quantity,
                  "What a chart shows: loss, or another name in the run's metrics (loss).")
      ->type_name("NAME");
  parser
      .add_option("--frames", arguments.frames,
                  "Frames of an animation, spread over the steps or the checkpoints (all).")
      ->type_name("all|N")
      ->check(frameCount());
  parser
      .add_option("--width", arguments.width,
                  "Pixels (720; 1200 for charts and densities; 512 for the longer side of views).")
      ->type_name("PIXELS")
      ->check(wholeNumber(64, 8192));
  parser.add_option("--height", arguments.height, "Pixels (720; 700 for charts, 620 for densities).")
      ->type_name("PIXELS")
      ->check(wholeNumber(64, 8192));
  parser.add_option("--fps", arguments.framesPerSecond, "Frames a second of an animation (25).")
      ->type_name("N")
      ->check(wholeNumber(1, 100));
  addThemeArgument(parser, arguments.theme, "Colours of the background (light).");
  parser.add_flag("--log", arguments.logarithmic, "A logarithmic axis for the loss.");
  parser
      .add_option(
          "--output", arguments.output,
          "The file: .png, .gif or .mp4, a folder for frame-0000.png and so on, or a document such as "
          ".svg.")
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
  return {"export", "Draw a run's points, paths, pictures, views or loss as a picture or an animation.",
          setUp};
}

} // namespace deblend
