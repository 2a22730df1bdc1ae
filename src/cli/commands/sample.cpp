#include "commands/command_context.h"
#include "commands/commands.h"
#include "commands/sampling_arguments.h"
#include "core/error.h"
#include "data/npy.h"
#include "exporting/export_request.h"
#include "storage/atomic_file.h"
#include "terminal/interrupt_watch.h"
#include "terminal/progress.h"
#include "usage/exit_status.h"

#include <CLI/CLI.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>

namespace deblend {
namespace {

namespace fs = std::filesystem;

struct Arguments {
  SamplingArguments sampling;
  bool trajectory = false;
  std::string output;
};

void requireForm(const Arguments& arguments) {
  const fs::path path = arguments.output;
  const std::string ending = path.extension().string();
  if (arguments.trajectory && ending != ".npy")
    throw Error(fmt::format(
        "Cannot write a trajectory to '{}': its ending must be .npy; 'deblend export' draws trajectories.",
        path.string()));
  if (ending == ".gif" || ending == ".mp4")
    throw Error(
        fmt::format("Cannot write samples to '{}': 'deblend export' writes animations.", path.string()));
  if (ending != ".npy" && ending != ".csv" && ending != ".png")
    throw Error(fmt::format("Cannot write samples to '{}': for points its ending must be .npy, .csv, or .png "
                            "for one plot of them all.",
                            path.string()));
  if (const fs::path folder = fs::absolute(path).parent_path(); !fs::is_directory(folder))
    throw Error(fmt::format("Cannot write '{}': there is no folder '{}'.", path.string(), folder.string()));
}

std::string csvText(const Trajectory& trajectory) {
  std::string text = "x,y\n";
  for (std::size_t i = 0; i + 1 < trajectory.states.size(); i += 2)
    text += fmt::format("{},{}\n", trajectory.states[i], trajectory.states[i + 1]);
  return text;
}

/// [N, ...], or [T+1, N, ...] with the path.
void writeArray(const fs::path& path, const Trajectory& trajectory, bool withPath) {
  SampleShape shape = trajectory.sampleShape;
  shape.insert(shape.begin(), trajectory.count);
  if (withPath)
    shape.insert(shape.begin(), trajectory.stateCount());
  writeNpy(path, shape, trajectory.states);
}

void writeSamples(const Arguments& arguments, const Trajectory& trajectory) {
  if (fs::path(arguments.output).extension() == ".npy")
    return writeArray(arguments.output, trajectory, arguments.trajectory);
  if (!isPlanar(trajectory.sampleShape))
    throw Error(fmt::format("Cannot write '{}': a .csv holds points of the plane alone, but these samples "
                            "have the shape {}; use .npy.",
                            arguments.output, toText(trajectory.sampleShape)));
  writeFileAtomically(arguments.output, csvText(trajectory));
}

void writePlot(const Arguments& arguments, const TrajectoryRequest& request, const fs::path& project,
               CommandContext& context, const ExportProgress& progress) {
  ExportRequest plot;
  plot.run = arguments.sampling.selection.run;
  plot.checkpoint = arguments.sampling.selection.checkpoint;
  plot.trajectory = request;
  plot.output = arguments.output;
  exportRun(project, plot, context.plugins(), context.dataFolders(), progress);
}

void produce(const Arguments& arguments, const Project& project, TrajectoryRequest request,
             CommandContext& context, const InterruptWatch& watch) {
  Progress progress(context.console(), "Sampling", "", 1000);
  if (fs::path(arguments.output).extension() == ".png")
    return writePlot(arguments, request, project.folder(), context, [&](double share) {
      progress.updateShare(share);
      return !watch.isInterrupted();
    });
  request.keepPath = arguments.trajectory;
  std::int64_t done = 0;
  const auto keepGoing = [&] {
    progress.updateShare(static_cast<double>(done++) / static_cast<double>(request.steps));
    return !watch.isInterrupted();
  };
  writeSamples(arguments, sampleRun(project.folder(), arguments.sampling.selection, request,
                                    context.plugins(), context.dataFolders(), keepGoing)
                              .trajectory);
  progress.updateShare(1);
}

int sample(const Arguments& arguments, CommandContext& context) {
  requireForm(arguments);
  const InterruptWatch watch(context.console(), "Stopping.", "Still stopping; please wait.");
  const Project project = context.openProject(arguments.sampling.project, Project::Access::Read);
  const TrajectoryRequest request = trajectoryRequest(arguments.sampling, project, context.plugins());
  try {
    produce(arguments, project, request, context, watch);
  } catch (const Error&) {
    if (!watch.isInterrupted())
      throw;
    context.console().note("Interrupted; nothing was written.");
    return Interrupted;
  }
  if (context.console().json)
    context.console().printJson({{"output", fs::absolute(arguments.output).lexically_normal().string()},
                                 {"count", request.count},
                                 {"steps", request.steps},
                                 {"seed", request.seed}});
  else
    context.console().note(fmt::format("Wrote {} samples to '{}'.", request.count, arguments.output));
  return Done;
}

std::function<int()> setUp(CLI::App& parser, CommandContext& context) {
  auto arguments = std::make_shared<Arguments>();
  addSamplingArguments(parser, arguments->sampling, Directions::Both, "Samples to draw (the run's).");
  parser.add_flag("--trajectory", arguments->trajectory,
                  "Write the states at every step, not the last alone: [T+1, N, …].");
  parser
      .add_option("--output", arguments->output,
                  "The file: .npy (float32, [N, 2]), .csv (x, y), or .png for one plot.")
      ->type_name("PATH")
      ->required();
  return [arguments, &context] { return sample(*arguments, context); };
}

} // namespace

Command sampleCommand() {
  return {"sample", "Map samples with a checkpoint's weights and write them to a file.", setUp};
}

} // namespace deblend
