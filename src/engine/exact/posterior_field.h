#pragma once

#include "exact/exact_field.h"
#include "exact/plane_masses.h"

#include <functional>
#include <span>

namespace deblend {

/// The exact field as the closed-form posterior mean over samples of one side against the known density of
/// the other. Below α = ½ over target samples x₁ with weights p₀((x − α·x₁)/(1−α)), from there over source
/// samples x₀ with weights p₁((x − (1−α)·x₀)/α). The densities are constant inside the cells of the masses.
/// Samples are [N, 2] and [M, 2]. All cores; time follows the cells times the samples. Throws Error for an
/// empty set, an α outside 0 to 1, or a grid without cells; "cancelled" soon after `keepGoing` answers false.
ExactField posteriorField(const PlaneMasses& source, const PlaneMasses& target,
                          std::span<const float> sourceSamples, std::span<const float> targetSamples,
                          const VectorFieldRequest& grid, const std::function<bool()>& keepGoing = {});

} // namespace deblend
