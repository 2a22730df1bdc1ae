#pragma once

#include "picture/picture.h"
#include "plots/plane_frame.h"

#include <span>

namespace deblend {

// The paths of N samples through all T+1 states of a trajectory as lines whose colour follows α, with a dot
// at both ends. `states` is [T+1, N, 2], `alphas` the α of each state, [T+1]. Paths with a state that is not
// finite are left out. Throws MediaError when the sizes do not fit.
Picture drawPathPlot(const PlaneFrame& frame, std::span<const float> states, std::span<const float> alphas);

} // namespace deblend
