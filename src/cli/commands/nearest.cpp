#include "commands/command_context.h"
#include "commands/commands.h"
#include "commands/sampling_arguments.h"
#include "core/error.h"
#include "evaluating/nearest_pictures.h"
#include "terminal/interrupt_watch.h"
#include "terminal/progress.h"
#include "usage/checks.h"
#include "usage/exit_status.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace deblend {
namespace {

constexpr std::int64_t defaultCount = 16;

struct Arguments {
  SamplingArguments sampling;
  std::int64_t neighbours = 5;
  ExportTheme theme = ExportTheme::Light;
  std::string output;
};

NearestRequest nearestRequest(Arguments arguments, const Project& project, CommandContext& context) {
  arguments.sampling.count = arguments.sampling.count.value_or(defaultCount);
  NearestRequest request;
  request.selection = arguments.sampling.selection;
  request.trajectory = trajectoryRequest(arguments.sampling, project, context);
  request.neighbours = arguments.neighbours;
  request.theme = arguments.theme;
  request.output = arguments.output;
  return request;
}

void produce(const NearestRequest& request, const Project& project, CommandContext& context,
             const InterruptWatch& watch) {
  Progress progress(context.console(), "Searching", "", 1000);
  writeNearest(project.folder(), request, context.plugins(), context.dataFolders(), [&](double share) {
    progress.updateShare(share);
    return !watch.isInterrupted();
  });
  progress.updateShare(1);
}

int nearest(const Arguments& arguments, CommandContext& context) {
  const InterruptWatch watch(context.console(), "Stopping.", "Still stopping; please wait.");
  const Project project = context.openProject(arguments.sampling.project, Project::Access::Read);
  const NearestRequest request = nearestRequest(arguments, project, context);
  if (!watch.completes([&] { produce(request, project, context, watch); })) {
    context.console().note("Interrupted; nothing was written.");
    return Interrupted;
  }
  if (context.console().json)
    context.console().printJson(
        {{"output", std::filesystem::absolute(request.output).lexically_normal().string()},
         {"count", request.trajectory.count},
         {"neighbours", request.neighbours}});
  else
    context.console().note(fmt::format("Wrote '{}'.", arguments.output));
  return Done;
}

std::function<int()> setUp(CLI::App& parser, CommandContext& context) {
  auto arguments = std::make_shared<Arguments>();
  addSamplingArguments(parser, arguments->sampling, Directions::ForwardAlone,
                       fmt::format("Samples to search for ({}).", defaultCount));
  parser.add_option("--neighbours", arguments->neighbours, "Stored samples to tell for each (5).")
      ->type_name("K")
      ->check(wholeNumber(1, 100));
  addThemeArgument(parser, arguments->theme, "Colours of a picture's background (light).");
  parser
      .add_option("--output", arguments->output,
                  "The file: .png (a row a sample, the sample first), .npy ([N, K+1, ...]) or .json.")
      ->type_name("PATH")
      ->required();
  return [arguments, &context] { return nearest(*arguments, context); };
}

} // namespace

Command nearestCommand() {
  return {"nearest", "Find the target's stored samples that lie nearest to mapped ones.", setUp};
}

} // namespace deblend
