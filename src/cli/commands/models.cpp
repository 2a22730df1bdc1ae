#include "commands/command_context.h"
#include "commands/commands.h"
#include "describing/option_forms.h"
#include "experiment/presets.h"
#include "sampling/sampling_options.h"
#include "training/training_options.h"
#include "usage/exit_status.h"

#include <CLI/CLI.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace deblend {
namespace {

using Json = nlohmann::ordered_json;

Json presetsToJson(const ModelType& type) {
  Json json = Json::array();
  for (const Preset& each : presets(type)) {
    Json values = Json::object();
    for (const auto& [name, value] : each.values)
      values[name] = toText(value);
    json.push_back({{"id", each.id}, {"title", each.title}, {"help", each.help}, {"values", values}});
  }
  return json;
}

/// A line a preset, and one for the training's own defaults where there are some.
std::string presetLines(const ModelType& type) {
  std::string text;
  for (const Preset& each : presets(type))
    text += fmt::format("  preset {}: {}. {}\n", each.id, each.title, each.help);
  std::string defaults;
  for (const auto& [name, value] : type.trainingDefaults())
    defaults += fmt::format("{}{}={}", defaults.empty() ? "" : ", ", name, toText(value));
  return defaults.empty() ? text : text + fmt::format("  training begins with {}\n", defaults);
}

Json toJson(const PluginReport& report, const ModelType* type) {
  Json json = {{"id", report.id}, {"state", type ? "loaded" : "refused"}, {"file", report.file.string()}};
  if (!type) {
    json["reason"] = report.problem;
    return json;
  }
  json.update({{"title", type->title()},
               {"description", type->description()},
               {"options", toJson(type->optionSchema())},
               {"presets", presetsToJson(*type)},
               {"training", toJson(trainingSchema(*type))},
               {"sampling", toJson(samplingSchema())}});
  return json;
}

std::string toText(const PluginReport& report, const ModelType* type) {
  if (!type)
    return fmt::format("{}: refused\n  {}\n  {}\n\n",
                       report.id.empty() ? report.file.stem().string() : report.id, report.problem,
                       report.file.string());
  return fmt::format("{}: {}\n  {}\n{}{}\n", type->id(), type->title(), type->description(),
                     optionTable(type->optionSchema(), 2), presetLines(*type));
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
