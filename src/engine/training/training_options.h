#pragma once

#include "options/option_values.h"

namespace deblend {

/// steps, epochs, batch_size, learning_rate, schedule, … of any training. A model type may leave some out,
/// and have other defaults.
const OptionSchema& trainingSchema();

/// Those of them that every model type has: how long a run is, and what is recorded and kept of it.
const std::vector<std::string>& runOptionNames();

} // namespace deblend
