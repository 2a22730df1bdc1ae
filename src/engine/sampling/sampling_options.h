#pragma once

#include "options/option_values.h"
#include "sampling/preview.h"

namespace deblend {

/// sampling_steps, integrator, spacing, … of every experiment.
const OptionSchema& samplingSchema();

/// What the options, which are of samplingSchema(), say of a trajectory; all else at its default.
TrajectoryRequest samplingRequest(const OptionValues& options);

/// How a likelihood is followed that goes the way of a trajectory, with its classes, weights and seed.
LikelihoodSettings likelihoodSettings(const TrajectoryRequest& request);

} // namespace deblend
