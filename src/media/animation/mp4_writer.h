#pragma once

#include "animation/animation_writer.h"
#include "animation/encoder_choice.h"

#include <span>

namespace deblend {

// The encoders for MP4 in the order in which they are tried.
std::span<const EncoderChoice> mp4Encoders();

// writeAnimation() for checked options of the MP4 format, with the first of the encoders that works.
AnimationResult writeMp4(const std::filesystem::path& path, const AnimationOptions& options,
                         const FrameSource& frame, const AnimationProgress& progress,
                         std::span<const EncoderChoice> encoders = mp4Encoders());

} // namespace deblend
