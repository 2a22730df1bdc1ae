#pragma once

#include "evolution_settings.h"
#include "options/option_values.h"

#include <optional>
#include <string>

namespace deblend::evolution {

/// The model type's own options: every one of EvolutionSettings, and longest_side.
OptionSchema evolutionSchema();

EvolutionSettings settingsOf(const OptionValues& options);

/// Why these options do not fit together, as a sentence; none if they do.
std::optional<std::string> settingsRefusal(const OptionValues& options);

} // namespace deblend::evolution
