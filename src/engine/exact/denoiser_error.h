#pragma once

#include "data/data_set_kinds.h"
#include "sampling/preview.h"

#include <functional>

namespace deblend {

/// How far the denoiser that Euler steps imply, x_α + (1−α)·Δx/Δα, lies from the ideal one of a stored target
/// under Gaussian noise: √(Σ|d − d*|² / Σ|d*|²) over all steps and samples, with values as the network sees
/// them. The trajectory has all states of Euler steps forward, in the target's own units. Pictures are
/// compared as they are, without random crops and flips. Throws Error unless the source is Gaussian noise and
/// the target is stored; "cancelled" once `keepGoing` answers false.
double denoiserError(const Trajectory& trajectory, const DataSetSpec& source, const DataSetSpec& target,
                     const DataFolders& folders, const std::function<bool()>& keepGoing = {});

} // namespace deblend
