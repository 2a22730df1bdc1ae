#pragma once

#include "animation/animation_writer.h"

namespace deblend {

// writeAnimation() for checked options of the GIF format.
AnimationResult writeGif(const std::filesystem::path& path, const AnimationOptions& options,
                         const FrameSource& frame, const AnimationProgress& progress);

} // namespace deblend
