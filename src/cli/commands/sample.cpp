#include "commands/command_context.h"
#include "commands/commands.h"
#include "commands/sampling_arguments.h"
#include "core/error.h"
#include "exporting/export_request.h"
#include "exporting/write_samples.h"
#include "terminal/interrupt_watch.h"
#include "terminal/progress.h"
#include "usage/exit_status.h"
#include "usage/usage_error.h"

#include <CLI/CLI.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace deblend {
namespace {

namespace fs = std::filesystem;

struct Arguments {
  SamplingArguments sampling;
  GridArguments grid;
  bool trajectory = false;
  std::string output;
};

bool isPicture(const Arguments& arguments) {
  return !arguments.trajectory && fs::path(arguments.output).extension() == ".png";
}

SampleRequest sampleRequest(const Arguments& arguments, const TrajectoryRequest& trajectory) {
  SampleRequest request;
  request.selection = arguments.sampling.selection;
  request.trajectory = trajectory;
  request.wholeTrajectory = arguments.trajectory;
  request.output = arguments.output;
  return request;
}

/// One plot of points, or one grid of pictures.
ExportRequest pictureRequest(const Arguments& arguments, const TrajectoryRequest& trajectory,
                             const Project& project, CommandContext& context) {
  ExportRequest request;
  request.run = arguments.sampling.selection.run;
  request.checkpoint = arguments.sampling.selection.checkpoint;
  request.trajectory = trajectory;
  request.output = arguments.output;
  if (arguments.grid.isGiven() || isImage(targetSummary(arguments.sampling, project, context).sampleShape))
    applyGrid(arguments.grid, arguments.sampling, request);
  return request;
}

void requireForm(const Arguments& arguments) {
  if (!isPicture(arguments) && arguments.grid.isGiven())
    throw UsageError("--columns, --rows, --scale and --captions lay out the grid of a .png.");
  if (!isPicture(arguments))
    requireSampleForm(sampleRequest(arguments, {}));
  const fs::path given = fs::absolute(arguments.output);
  const fs::path path = given.filename().empty() ? given.parent_path() : given;
  if (const fs::path folder = path.parent_path(); !fs::is_directory(folder))
    throw Error(
        fmt::format("Cannot write '{}': there is no folder '{}'.", arguments.output, folder.string()));
}

/// How many samples were written.
std::int64_t produce(const Arguments& arguments, const Project& project, const TrajectoryRequest& trajectory,
                     CommandContext& context, const InterruptWatch& watch) {
  Progress progress(context.console(), "Sampling", "", 1000);
  const auto told = [&](double share) {
    progress.updateShare(share);
    return !watch.isInterrupted();
  };
  std::int64_t count = trajectory.count;
  if (isPicture(arguments)) {
    const ExportRequest request = pictureRequest(arguments, trajectory, project, context);
    count = request.trajectory.count;
    exportRun(project.folder(), request, context.plugins(), context.dataFolders(), told);
  } else {
    writeSamples(project.folder(), sampleRequest(arguments, trajectory), context.plugins(),
                 context.dataFolders(), told);
  }
  progress.updateShare(1);
  return count;
}

int sample(const Arguments& arguments, CommandContext& context) {
  requireForm(arguments);
  const InterruptWatch watch(context.console(), "Stopping.", "Still stopping; please wait.");
  const Project project = context.openProject(arguments.sampling.project, Project::Access::Read);
  const TrajectoryRequest request = trajectoryRequest(arguments.sampling, project, context);
  std::int64_t count = 0;
  if (!watch.completes([&] { count = produce(arguments, project, request, context, watch); })) {
    context.console().note("Interrupted; nothing was written.");
    return Interrupted;
  }
  if (context.console().json)
    context.console().printJson({{"output", fs::absolute(arguments.output).lexically_normal().string()},
                                 {"count", count},
                                 {"steps", request.steps},
                                 {"seed", request.seed}});
  else
    context.console().note(fmt::format("Wrote {} samples to '{}'.", count, arguments.output));
  return Done;
}

std::function<int()> setUp(CLI::App& parser, CommandContext& context) {
  auto arguments = std::make_shared<Arguments>();
  addSamplingArguments(parser, arguments->sampling, Directions::Both,
                       "Samples to draw (the run's; 64 pictures).");
  addGridArguments(parser, arguments->grid);
  parser.add_flag("--trajectory", arguments->trajectory,
                  "Write the states at every step, not the last alone: [T+1, N, …].");
  parser
      .add_option(
          "--output", arguments->output,
          "The file: .npy (float32, [N, ...]), .csv (x, y), or .png for one plot or grid; or a folder "
          "for one numbered PNG a picture.")
      ->type_name("PATH")
      ->required();
  return [arguments, &context] { return sample(*arguments, context); };
}

} // namespace

Command sampleCommand() {
  return {"sample", "Map samples with a checkpoint's weights and write them to a file.", setUp};
}

} // namespace deblend
