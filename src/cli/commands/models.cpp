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

Json viewsToJson(const ModelType& type) {
  Json json = Json::array();
  for (const ModelView& each : type.views())
    json.push_back({{"id", each.id}, {"title", each.title}, {"help", each.help}});
  return json;
}

Json documentsToJson(const ModelType& type) {
  Json json = Json::array();
  for (const DocumentForm& each : type.documents())
    json.push_back({{"ending", each.ending}, {"title", each.title}, {"help", each.help}});
  return json;
}

/// What it learns from, where that is not a pair, and what can be exported of it beside samples.
std::string viewLines(const ModelType& type) {
  std::string text = type.maps() ? "" : "  learns from the target alone\n";
  for (const ModelView& each : type.views())
    text += fmt::format("  view {}: {}. {}\n", each.id, each.title, each.help);
  for (const DocumentForm& each : type.documents())
    text += fmt::format("  document {}: {}. {}\n", each.ending, each.title, each.help);
  return text;
}

Json toJson(const PluginReport& report, const ModelType* type) {
  Json json = {{"id", report.id}, {"state", type ? "loaded" : "refused"}, {"file", report.file.string()}};
  if (!type) {
    json["reason"] = report.problem;
    return json;
  }
  json.update({{"title", type->title()},
               {"description", type->description()},
               {"maps", type->maps()},
               {"views", viewsToJson(*type)},
               {"documents", documentsToJson(*type)},
               {"options", toJson(type->optionSchema())},
               {"presets", presetsToJson(*type)},
               {"training", toJson(trainingSchema(*type))},
               {"sampling", toJson(samplingSchema(*type))}});
  return json;
}

std::string toText(const PluginReport& report, const ModelType* type) {
  if (!type)
    return fmt::format("{}: refused\n  {}\n  {}\n\n",
                       report.id.empty() ? report.file.stem().string() : report.id, report.problem,
                       report.file.string());
  return fmt::format("{}: {}\n  {}\n{}{}{}\n", type->id(), type->title(), type->description(),
                     optionTable(type->optionSchema(), 2), viewLines(*type), presetLines(*type));
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
  text += fmt::format("Training, of model types that map; others have a part of it\n{}\nSampling, of model "
                      "types that map\n{}",
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
