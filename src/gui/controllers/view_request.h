#pragma once

#include "data/sample_shape.h"
#include "sampling/preview.h"

namespace deblend {

/// What a view can do with a trajectory.
struct ViewNeeds {
  TrajectoryRequest wanted; ///< what the options say
  bool countIsOwn = false;  ///< whether the user set the count; else a view of images takes a grid's worth
  bool live = false;        ///< whether the weights change all the time
};

/// The trajectory that a view asks for where samples have this shape: few enough samples and kept states for
/// its memory, and fewer still where the weights are live. Any thread.
TrajectoryRequest viewRequest(const ViewNeeds& needs, const SampleShape& shape);

} // namespace deblend
