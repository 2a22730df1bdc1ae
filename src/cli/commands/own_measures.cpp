#include "commands/own_measures.h"

#include "runs/run_catalog.h"
#include "terminal/text_table.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace deblend {

bool runMaps(const SamplingArguments& arguments, const Project& project, CommandContext& context) {
  const std::filesystem::path run = findRun(project.runsFolder(), arguments.selection.run);
  return readRunConfiguration(run, context.plugins()).source.has_value();
}

void printOwnMeasures(const SamplingArguments& arguments, const Project& project, CommandContext& context) {
  RunSampler sampler(project.folder(), arguments.selection, context.plugins(), context.dataFolders());
  const auto measures = std::get<Scalars>(sampler.preview(ScalarsRequest()));
  if (context.console().json) {
    nlohmann::ordered_json metrics = nlohmann::ordered_json::object();
    for (const auto& [name, value] : measures.values)
      metrics[name] = {{"value", value}, {"floor", nullptr}};
    context.console().printJson(
        {{"run", sampler.configuration().id}, {"checkpoint", sampler.step()}, {"metrics", metrics}});
    return;
  }
  TextTable table({{"METRIC"}, {"VALUE", TextTable::Align::Right}});
  for (const auto& [name, value] : measures.values)
    table.add({name, fmt::format("{:.6g}", value)});
  context.console().print(fmt::format("{}/{}\n{}", sampler.configuration().id, sampler.step(), table.text()));
}

} // namespace deblend
