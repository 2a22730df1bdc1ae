#include "experiment/presets.h"

#include "core/error.h"
#include "core/translatable.h"

#include <fmt/format.h>

#include <algorithm>

namespace deblend {

std::vector<Preset> presets(const ModelType& type) {
  std::vector<Preset> all = {{"default",
                              type.maps() ? DEBLEND_TR("options", "Averaged weights, cosine decay")
                                          : DEBLEND_TR("options", "Usual"),
                              DEBLEND_TR("options", "The settings of new projects."),
                              {}}};
  for (Preset& own : type.presets())
    all.push_back(std::move(own));
  return all;
}

Preset preset(const ModelType& type, std::string_view id) {
  std::string known;
  for (Preset& each : presets(type)) {
    if (each.id == id)
      return std::move(each);
    known += (known.empty() ? "" : ", ") + each.id;
  }
  throw Error(
      fmt::format("There is no preset '{}' for the model type '{}': known are {}.", id, type.id(), known));
}

void apply(const Preset& preset, Experiment& experiment) {
  for (const Option& option : experiment.modelOptions.schema().options())
    experiment.modelOptions.reset(option.name);
  for (const char* name : {"steps", "epochs", "batch_size", "accumulate", "learning_rate", "schedule",
                           "warmup_steps", "ema_decay", "clip_norm", "interpolant", "latent", "cutoff",
                           "time_distribution", "time_mean", "time_deviation", "time_skew", "stratified",
                           "prediction", "objective", "reduction"})
    if (experiment.trainingOptions.schema().find(name))
      experiment.trainingOptions.reset(name);
  for (const auto& [name, value] : preset.values)
    setOption(experiment, name, toText(value));
}

} // namespace deblend
