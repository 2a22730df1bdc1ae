#pragma once

#include "model/model_type.h"
#include "shape_schedule.h"

#include <cstdint>
#include <vector>

namespace deblend {

OptionSchema shapeSchema();
std::vector<NamedOptionValue> shapeTrainingDefaults();
std::vector<Preset> shapePresets();

/// From options of shapeSchema(), and those of the training.
FittingSettings fittingSettings(const TrainerInputs& inputs);

} // namespace deblend
