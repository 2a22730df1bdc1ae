#include "animation/gif_writer.h"

#include "animation/frame_feed.h"
#include "animation/gif_comment.h"
#include "animation/gif_palette.h"
#include "animation/video_file.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <utility>

namespace deblend {
namespace {

constexpr int hundredthsASecond = 100;
constexpr std::array gifEncoders = {EncoderChoice{.name = "gif", .options = {}}};

EncoderSettings encoderSettings(const AnimationOptions& options, int delay) {
  return {.width = options.width,
          .height = options.height,
          .format = AV_PIX_FMT_PAL8,
          .timeBase = {.num = 1, .den = hundredthsASecond},
          .frameRate = {.num = hundredthsASecond, .den = delay}};
}

// Opaque pixels as 32-bit words 0xAARRGGBB.
void fillFrame(AVFrame& frame, const Picture& picture) {
  const std::uint8_t* rgb = picture.rgb.data();
  for (int y = 0; y < picture.height; ++y) {
    std::uint8_t* row = frame.data[0] + static_cast<std::ptrdiff_t>(y) * frame.linesize[0];
    for (int x = 0; x < picture.width; ++x, rgb += 3, row += sizeof(std::uint32_t)) {
      const std::uint32_t word = 0xFF000000U | static_cast<std::uint32_t>(rgb[0]) << 16 |
                                 static_cast<std::uint32_t>(rgb[1]) << 8 | rgb[2];
      std::memcpy(row, &word, sizeof(word));
    }
  }
}

class GifWriter {
public:
  GifWriter(const std::filesystem::path& path, const AnimationOptions& options, const FrameSource& frame,
            const AnimationProgress& progress)
      : m_path(path), m_options(options), m_delay(gifDelay(options.framesPerSecond)),
        m_feed(options, frame, progress, 2),
        m_file(path, "gif", encoderSettings(options, m_delay), gifEncoders),
        m_frame(makeFrame(options.width, options.height, AV_PIX_FMT_RGB32, m_file.doing())) {}

  AnimationResult write() {
    PaletteMaker maker(m_options.width, m_options.height, m_file.doing());
    if (!eachFrame([&](const AVFrame& frame) { maker.add(frame); })) {
      return AnimationResult::cancelled;
    }
    writeHeader();
    PaletteMapper mapper(
        m_options.width, m_options.height, *maker.finish(),
        [this](const AVFrame& mapped) { m_file.write(mapped, m_delay); }, m_file.doing());
    if (!eachFrame([&](const AVFrame& frame) { mapper.add(frame); })) {
      return AnimationResult::cancelled;
    }
    mapper.finish();
    m_file.finish();
    insertGifComment(m_path, recipeText(m_options.metadata));
    m_file.keep();
    return AnimationResult::written;
  }

private:
  void writeHeader() {
    const std::string finalDelay = std::to_string(std::max(m_delay, hundredthsASecond));
    const std::array muxerOptions = {std::pair{"loop", "0"}, std::pair{"final_delay", finalDelay.c_str()}};
    m_file.writeHeader(muxerOptions);
  }

  // False when it was cancelled.
  template <typename Use>
  bool eachFrame(Use use) {
    for (int index = 0; index < m_options.frameCount; ++index) {
      const Picture picture = m_feed.fetch(index);
      checkLibav(av_frame_make_writable(m_frame.get()), m_file.doing());
      fillFrame(*m_frame, picture);
      m_frame->pts = static_cast<std::int64_t>(index) * m_delay;
      use(*m_frame);
      if (!m_feed.goesOn()) {
        return false;
      }
    }
    return true;
  }

  const std::filesystem::path& m_path;
  const AnimationOptions& m_options;
  int m_delay;
  FrameFeed m_feed;
  VideoFile m_file;
  LibavHandle<AVFrame> m_frame;
};

} // namespace

int gifDelay(int framesPerSecond) {
  framesPerSecond = std::max(framesPerSecond, 1);
  return std::max((hundredthsASecond + framesPerSecond / 2) / framesPerSecond, 2);
}

AnimationResult writeGif(const std::filesystem::path& path, const AnimationOptions& options,
                         const FrameSource& frame, const AnimationProgress& progress) {
  return GifWriter(path, options, frame, progress).write();
}

} // namespace deblend
