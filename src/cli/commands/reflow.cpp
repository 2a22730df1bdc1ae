#include "reflow/reflow.h"
#include "commands/command_context.h"
#include "commands/commands.h"
#include "commands/sampling_arguments.h"
#include "terminal/interrupt_watch.h"
#include "terminal/progress.h"
#include "usage/exit_status.h"

#include <CLI/CLI.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <optional>

namespace deblend {
namespace {

constexpr std::int64_t defaultCount = 65'536;

struct Arguments {
  SamplingArguments sampling;
  std::string name;
};

ReflowRequest reflowRequest(Arguments arguments, const Project& project, CommandContext& context) {
  arguments.sampling.count = arguments.sampling.count.value_or(defaultCount);
  ReflowRequest request;
  request.selection = arguments.sampling.selection;
  request.trajectory = trajectoryRequest(arguments.sampling, project, context);
  request.name = arguments.name;
  return request;
}

Reflow produce(const ReflowRequest& request, const Project& project, CommandContext& context,
               const InterruptWatch& watch) {
  Progress progress(context.console(), "Sampling pairs", "", 1000);
  Reflow made = reflow(project.folder(), project.document(), request, context.plugins(),
                       context.dataFolders(), [&](double share) {
                         progress.updateShare(share);
                         return !watch.isInterrupted();
                       });
  progress.updateShare(1);
  return made;
}

int makeReflow(const Arguments& arguments, CommandContext& context) {
  const InterruptWatch watch(context.console(), "Stopping.", "Still stopping; please wait.");
  Project project = context.openProject(arguments.sampling.project, Project::Access::Write);
  project.requireWritable();
  const ReflowRequest request = reflowRequest(arguments, project, context);
  std::optional<Reflow> made;
  if (!watch.completes([&] { made = produce(request, project, context, watch); })) {
    context.console().note("Interrupted; nothing was written.");
    return Interrupted;
  }
  project.setDocument(made->document);
  project.save();
  if (context.console().json)
    context.console().printJson({{"experiment", made->experiment},
                                 {"source", made->source.string()},
                                 {"target", made->target.string()},
                                 {"count", request.trajectory.count}});
  else
    context.console().note(fmt::format(
        "Wrote {} pairs and the experiment '{}'. To train it: deblend train {} --experiment '{}'",
        request.trajectory.count, made->experiment, arguments.sampling.project, made->experiment));
  return Done;
}

std::function<int()> setUp(CLI::App& parser, CommandContext& context) {
  auto arguments = std::make_shared<Arguments>();
  addSamplingArguments(parser, arguments->sampling, Directions::ForwardAlone,
                       fmt::format("Pairs to make ({}).", defaultCount));
  parser.add_option("--name", arguments->name, "The experiment's name (reflow of RUN).")->type_name("NAME");
  return [arguments, &context] { return makeReflow(*arguments, context); };
}

} // namespace

Command reflowCommand() {
  return {"reflow", "Make an experiment that straightens a run's paths, from pairs that the run maps.",
          setUp};
}

} // namespace deblend
