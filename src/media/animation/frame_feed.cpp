#include "animation/frame_feed.h"

#include "picture/media_error.h"

#include <string>

namespace deblend {

FrameFeed::FrameFeed(const AnimationOptions& options, const FrameSource& frame,
                     const AnimationProgress& progress, int passes)
    : m_options(options), m_frame(frame), m_progress(progress), m_total(passes * options.frameCount) {}

Picture FrameFeed::fetch(int index) const {
  Picture picture = m_frame(index);
  checkPicture(picture);
  if (picture.width != m_options.width || picture.height != m_options.height) {
    throw MediaError("Cannot use frame " + std::to_string(index) + " of an animation: it has " +
                     std::to_string(picture.width) + " × " + std::to_string(picture.height) +
                     " pixels and the animation " + std::to_string(m_options.width) + " × " +
                     std::to_string(m_options.height) + ".");
  }
  return picture;
}

bool FrameFeed::goesOn() {
  ++m_done;
  return !m_progress || m_progress(m_done, m_total);
}

} // namespace deblend
