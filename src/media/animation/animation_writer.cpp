#include "animation/animation_writer.h"

#include "animation/gif_writer.h"
#include "animation/libav.h"
#include "animation/mp4_writer.h"
#include "picture/media_error.h"

#include <limits>
#include <string>

namespace deblend {
namespace {

// Both passes over the frames, and a GIF's time stamps, stay within an int.
constexpr int maximumFrameCount = 1'000'000;
constexpr int maximumFrameRate = 100;

void checkRange(const char* what, int value, int maximum) {
  if (value < 1 || value > maximum) {
    throw MediaError(std::string("Cannot write an animation of ") + std::to_string(value) + " " + what +
                     ": it must be from 1 to " + std::to_string(maximum) + ".");
  }
}

} // namespace

AnimationResult writeAnimation(const std::filesystem::path& path, const AnimationOptions& options,
                               const FrameSource& frame, const AnimationProgress& progress) {
  checkPictureSize(options.width, options.height);
  checkRange("frames", options.frameCount, maximumFrameCount);
  checkRange("frames a second", options.framesPerSecond, maximumFrameRate);
  quietLibav();
  return options.format == AnimationFormat::gif ? writeGif(path, options, frame, progress)
                                                : writeMp4(path, options, frame, progress);
}

} // namespace deblend
