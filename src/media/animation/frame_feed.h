#pragma once

#include "animation/animation_writer.h"

namespace deblend {

// Fetches the frames of an animation in one or more passes, checks them, and reports how far it is.
class FrameFeed {
public:
  // Keeps references to all three, which must outlive it.
  FrameFeed(const AnimationOptions& options, const FrameSource& frame, const AnimationProgress& progress,
            int passes);

  // Throws MediaError when the picture has not the size of the options.
  Picture fetch(int index) const;
  // To be called after each frame of each pass; false when the work is to be cancelled.
  bool goesOn();

private:
  const AnimationOptions& m_options;
  const FrameSource& m_frame;
  const AnimationProgress& m_progress;
  int m_done = 0;
  int m_total;
};

} // namespace deblend
