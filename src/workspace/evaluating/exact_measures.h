#pragma once

#include "exporting/run_sampling.h"

#include <functional>

namespace deblend {

/// How far a run's field lies from the exact one: fieldError() over 16 values of α. Throws Error where there
/// is no exact field: for samples that are no points of the plane, another blend than the linear one, or
/// pairs that are not independent; "cancelled" once `keepGoing` answers false.
double runFieldError(RunSampler& sampler, const DataFolders& folders, Weights weights,
                     const std::function<bool()>& keepGoing);

/// How far the denoiser that a run implies, x_α + (1−α)·D, lies from the ideal one of its stored target under
/// its Gaussian source: √(Σ|d − d*|² / Σ|d*|²) over the states at which the request's first 64 samples, or
/// fewer, take 16 Euler steps. Values are as the network sees them. Throws Error for a source that is not
/// Gaussian noise, a target that is not stored, or another blend; "cancelled" once `keepGoing` answers false.
double runDenoiserError(RunSampler& sampler, const DataFolders& folders, const TrajectoryRequest& request,
                        const std::function<bool()>& keepGoing);

} // namespace deblend
