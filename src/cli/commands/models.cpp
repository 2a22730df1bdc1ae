#include "commands/command_context.h"
#include "commands/commands.h"
#include "describing/option_forms.h"
#include "training/training_options.h"
#include "usage/exit_status.h"

#include <CLI/CLI.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace deblend {
namespace {

using Json = nlohmann::ordered_json;

Json toJson(const PluginReport& report, const ModelType* type) {
  Json json = {{"id", report.id}, {"state", type ? "loaded" : "refused"}, {"file", report.file.string()}};
  if (!type) {
    json["reason"] = report.problem;
    return json;
  }
  json.update({{"title", type->title()},
               {"description", type->description()},
               {"options", toJson(type->optionSchema())},
               {"training", toJson(trainingSchema())},
               {"sampling", toJson(samplingSchema())}});
  return json;
}

std::string toText(const PluginReport& report, const ModelType* type) {
  if (!type)
    return fmt::format("{}: refused\n  {}\n  {}\n\n",
                       report.id.empty() ? report.file.stem().string() : report.id, report.problem,
                       report.file.string());
  return fmt::format("{}: {}\n  {}\n{}\n", type->id(), type->title(), type->description(),
                     optionTable(type->optionSchema(), 2));
}

int show(CommandContext& context) {
  const PluginHost& plugins = context.plugins();
  Json json = Json::array();
  std::string text;
  for (const PluginReport& report : plugins.reports()) {
    const ModelType* type = report.problem.empty() ? plugins.find(report.id) : nullptr;
    json.push_back(toJson(report, type));
    text += toText(report, type);
  }
  text += fmt::format("Training, of every model type\n{}\nSampling, of every model type\n{}",
                      optionTable(trainingSchema(), 2), optionTable(samplingSchema(), 2));
  if (context.console().json)
    context.console().printJson(json);
  else
    context.console().print(text);
  return Done;
}

std::function<int()> setUp(CLI::App&, CommandContext& context) {
  return [&context] { return show(context); };
}

} // namespace

Command modelsCommand() {
  return {"models", "List the model types with their options, and the plugins that cannot be used.", setUp};
}

} // namespace deblend
