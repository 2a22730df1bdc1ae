#pragma once

#include "experiment/experiment.h"
#include "model/model_type.h"

namespace deblend {

/// "default" first, the settings of new experiments, then the model type's own.
std::vector<Preset> presets(const ModelType& type);
/// Throws Error that lists the known ones.
Preset preset(const ModelType& type, std::string_view id);

/// Sets every option of the model, and those of the training that decide what is learned, to the preset's
/// value or its default. How often is recorded and saved, the device's use and the sampling stay, unless the
/// preset has a value for them.
void apply(const Preset& preset, Experiment& experiment);

} // namespace deblend
