#pragma once

#include "options/option_values.h"

namespace deblend {

/// steps, batch_size, learning_rate, schedule, warmup_steps, ema_decay, clip_norm, … The defaults are those
/// of new projects.
const OptionSchema& trainingSchema();
/// sampling_steps, integrator, sampling_weights, sampling_count.
const OptionSchema& samplingSchema();

/// Values for several options at once.
struct TrainingPreset {
  std::string id;
  std::string title;
  std::string help;
  std::vector<std::pair<std::string, OptionValue>> values; ///< of trainingSchema()
};

/// "default" first, then "tutorial": the settings of the IADB 2D tutorial.
const std::vector<TrainingPreset>& trainingPresets();
/// Throws Error that lists the known ones.
const TrainingPreset& trainingPreset(std::string_view id);
void apply(const TrainingPreset& preset, OptionValues& values);

} // namespace deblend
