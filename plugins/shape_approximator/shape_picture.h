#pragma once

#include "shape_scene.h"

#include <torch/types.h>

#include <cstdint>
#include <functional>

namespace deblend {

/// A scene at some size.
struct ShapePicture {
  torch::Tensor
      colours; ///< float32 [3, height, width], red first; 0 is black and 1 white, beyond them nothing is cut
  torch::Tensor weights; ///< float32 [height, width]: Σ coverage, times e^depth where shapes hide each other
};

/// Renders in tiles on all of LibTorch's threads: beside the picture itself it needs 16 KiB a thread. The
/// result does not depend on the number of threads.
ShapePicture renderPicture(const ShapeScene& scene, PictureSize size);

/// uint8 [height, width, 3], red first, as files and screens want it. Each pixel is the mean of `samples` ×
/// `samples` points: more than 1 smooths shapes that are smaller than a pixel. The numbers between are kept
/// for some rows at a time only. Throws Error "cancelled" once `keepGoing`, if any, answers false.
torch::Tensor renderBytes(const ShapeScene& scene, PictureSize size, int samples = 1,
                          const std::function<bool()>& keepGoing = {});

/// As many samples as shapes need that are sharp enough for a picture with a longer side of `fittedSide`
/// pixels, where one of `longerSide` is rendered: 1, 2, 4 or 8.
int samplesFor(std::int64_t fittedSide, std::int64_t longerSide);

} // namespace deblend
