#pragma once

#include "picture/picture.h"
#include "picture/text_metadata.h"

#include <filesystem>
#include <functional>

namespace deblend {

enum class AnimationFormat { gif, mp4 };

struct AnimationOptions {
  AnimationFormat format = AnimationFormat::gif;
  int width = 0; // pixels of every frame
  int height = 0;
  int frameCount = 0;
  int framesPerSecond = 25; // 1 to 100
  // The recipe: a GIF's comment; an MP4's comment, and its title where there is a key "Title".
  TextMetadata metadata;
};

// Draws frame `index` in [0, frameCount) in the size of the options. Asked in order from 0, twice over for a
// GIF, whose palette is made from all frames first: the same index must give the same picture.
using FrameSource = std::function<Picture(int index)>;

// Told after each frame how many of `total` are done; false cancels.
using AnimationProgress = std::function<bool(int done, int total)>;

enum class AnimationResult { written, cancelled };

// Writes an animation, replacing a file that exists. Calls both functions in this thread and holds a few
// frames at a time. GIF: 256 colours chosen from all frames, endless loop, last frame held for a second,
// delays of gifDelay(framesPerSecond). MP4: H.264, or MPEG-4 where this FFmpeg has no H.264 encoder, 4:2:0,
// index in front; an odd side is padded by one pixel. When it is cancelled or fails no file is left. Throws
// MediaError with the path and libav's message, and for options or frames of a wrong size; what `frame`
// throws passes through.
AnimationResult writeAnimation(const std::filesystem::path& path, const AnimationOptions& options,
                               const FrameSource& frame, const AnimationProgress& progress = {});

// The delay between two frames of a GIF in hundredths of a second: the nearest to the rate, at least 2,
// because programs slow down anything faster.
int gifDelay(int framesPerSecond);

} // namespace deblend
