#pragma once

#include "commands/sampling_arguments.h"

namespace deblend {

/// Whether the chosen run maps a source onto its target.
bool runMaps(const SamplingArguments& arguments, const Project& project, CommandContext& context);

/// Prints what a model type that maps nothing measures of its own at the chosen checkpoint, in the form of an
/// evaluation: there are no samples to compare, and no floors. Throws Error.
void printOwnMeasures(const SamplingArguments& arguments, const Project& project, CommandContext& context);

} // namespace deblend
