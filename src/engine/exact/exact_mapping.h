#pragma once

#include "exact/convolution_field.h"
#include "sampling/preview.h"

#include <functional>
#include <span>

namespace deblend {

class ExactSide;

/// Maps points [N, 2] of the source (of the target in reverse) with the exact field: one field a step, at the
/// step's middle α. Of the request count `steps`, `spacing`, `direction`, `keptStates` and `lastAlpha`. All
/// cores. `keepGoing` is asked before each few fields; Error "cancelled" once it answers false.
Trajectory exactMapping(const ConvolutionField& field, std::span<const float> start,
                        const TrajectoryRequest& request, const std::function<bool()>& keepGoing = {});

/// The same from the starting points that a network would be given: `count`, `seed` and `first` count as
/// well.
Trajectory exactMapping(const ExactSide& source, const ExactSide& target, const TrajectoryRequest& request,
                        const std::function<bool()>& keepGoing = {});

} // namespace deblend
