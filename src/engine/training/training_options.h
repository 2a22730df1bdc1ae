#pragma once

#include "options/option_values.h"

namespace deblend {

/// steps, epochs, batch_size, learning_rate, schedule, … of every training. A model type may have other
/// defaults.
const OptionSchema& trainingSchema();

} // namespace deblend
