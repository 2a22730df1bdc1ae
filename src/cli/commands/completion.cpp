#include "commands/command_context.h"
#include "commands/commands.h"
#include "completion/bash_completion.h"
#include "data/data_set_kinds.h"
#include "describing/data_set_forms.h"
#include "sampling/sampling_options.h"
#include "training/training_options.h"
#include "usage/checks.h"
#include "usage/exit_status.h"

#include <nlohmann/json.hpp>

namespace deblend {
namespace {

std::vector<std::string> specBeginnings(const DataFolders& folders) {
  std::vector<std::string> words;
  for (const DataSetKind& kind : dataSetKinds()) {
    if (kind.location != LocationKind::Name)
      words.push_back(isPath(kind.location) ? kind.id + ":" : kind.id);
    for (const std::string& name : locationNames(kind.id, folders))
      words.push_back(kind.id + ":" + name);
  }
  return words;
}

void addAssignmentWords(const OptionSchema& schema, std::vector<std::string>& words) {
  for (const Option& option : schema.options())
    words.push_back(option.name + "=");
}

CompletionWords completionWords(CommandContext& context) {
  CompletionWords words;
  words.specs = specBeginnings(context.dataFolders());
  addAssignmentWords(trainingSchema(), words.assignments);
  addAssignmentWords(samplingSchema(), words.assignments);
  for (const ModelType* type : context.plugins().modelTypes()) {
    words.modelTypes.push_back(type->id());
    addAssignmentWords(type->optionSchema(), words.assignments);
  }
  return words;
}

int show(const CLI::App& program, CommandContext& context) {
  const std::string script = bashCompletion(program, completionWords(context));
  if (context.console().json)
    context.console().printJson({{"shell", "bash"}, {"script", script}});
  else
    context.console().print(script);
  return Done;
}

std::function<int()> setUp(CLI::App& parser, CommandContext& context) {
  auto shell = std::make_shared<std::string>();
  parser.add_option("SHELL", *shell, "The shell: bash. To use it: source <(deblend completion bash)")
      ->required()
      ->check(oneOf({"bash"}));
  return [&parser, &context] { return show(*parser.get_parent(), context); };
}

} // namespace

Command completionCommand() {
  return {"completion", "Print a script that completes deblend's arguments in a shell.", setUp};
}

} // namespace deblend
