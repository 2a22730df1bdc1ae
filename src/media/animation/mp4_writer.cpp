#include "animation/mp4_writer.h"

#include "animation/frame_feed.h"
#include "animation/video_file.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace deblend {
namespace {

using Option = std::pair<const char*, const char*>;

constexpr std::array x264Options = {Option{"crf", "17"}, Option{"preset", "medium"},
                                    Option{"tune", "animation"}};
// A quantiser of 3, in libav's unit of 118.
constexpr std::array mpeg4Options = {Option{"flags", "+qscale"}, Option{"global_quality", "354"}};
constexpr std::array encoderChoices = {
    EncoderChoice{.name = "libx264", .options = x264Options},
    EncoderChoice{.name = "libopenh264", .options = {}},
    EncoderChoice{.name = "mpeg4", .options = mpeg4Options},
};

int evenSize(int size) {
  return size + size % 2;
}

EncoderSettings encoderSettings(const AnimationOptions& options) {
  const std::int64_t pixels = static_cast<std::int64_t>(options.width) * options.height;
  return {.width = evenSize(options.width),
          .height = evenSize(options.height),
          .format = AV_PIX_FMT_YUV420P,
          .timeBase = {.num = 1, .den = options.framesPerSecond},
          .frameRate = {.num = options.framesPerSecond, .den = 1},
          .bitRate = std::max<std::int64_t>(pixels * options.framesPerSecond / 4, 400'000)};
}

// The picture, with its last column and row repeated where the frame is one pixel larger.
void fillFrame(AVFrame& frame, const Picture& picture) {
  for (int y = 0; y < frame.height; ++y) {
    const std::uint8_t* rgb = picture.rgb.data() + pixelOffset(picture, 0, std::min(y, picture.height - 1));
    std::uint8_t* row = frame.data[0] + static_cast<std::ptrdiff_t>(y) * frame.linesize[0];
    std::uint8_t* end = std::copy_n(rgb, 3 * static_cast<std::ptrdiff_t>(picture.width), row);
    if (frame.width > picture.width) {
      std::copy_n(end - 3, 3, end);
    }
  }
}

// From RGB to 4:2:0 with the coefficients of BT.709, which the stream is marked with.
class YuvConverter {
public:
  YuvConverter(int width, int height, const std::string& doing)
      : m_doing(doing),
        m_context(makeHandle(
            sws_getContext(width, height, AV_PIX_FMT_RGB24, width, height, AV_PIX_FMT_YUV420P,
                           SWS_BICUBIC | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INP, nullptr, nullptr, nullptr),
            doing)) {
    const int* coefficients = sws_getCoefficients(SWS_CS_ITU709);
    constexpr int one = 1 << 16;
    sws_setColorspaceDetails(m_context.get(), coefficients, 1, coefficients, 0, 0, one, one);
  }

  void convert(const AVFrame& rgb, AVFrame& yuv) const {
    checkLibav(av_frame_make_writable(&yuv), m_doing);
    checkLibav(sws_scale(m_context.get(), rgb.data, rgb.linesize, 0, rgb.height, yuv.data, yuv.linesize),
               m_doing);
  }

private:
  const std::string& m_doing;
  LibavHandle<SwsContext> m_context;
};

void writeHeader(VideoFile& file, const TextMetadata& metadata) {
  if (const auto title = findText(metadata, "Title")) {
    file.setMetadata("title", wellFormedUtf8(*title));
  }
  if (!metadata.empty()) {
    file.setMetadata("comment", wellFormedUtf8(recipeText(metadata)));
  }
  constexpr std::array muxerOptions = {Option{"movflags", "+faststart"}};
  file.writeHeader(muxerOptions);
}

} // namespace

std::span<const EncoderChoice> mp4Encoders() {
  return encoderChoices;
}

AnimationResult writeMp4(const std::filesystem::path& path, const AnimationOptions& options,
                         const FrameSource& frame, const AnimationProgress& progress,
                         std::span<const EncoderChoice> encoders) {
  FrameFeed feed(options, frame, progress, 1);
  const EncoderSettings settings = encoderSettings(options);
  VideoFile file(path, "mp4", settings, encoders);
  writeHeader(file, options.metadata);
  const auto rgb = makeFrame(settings.width, settings.height, AV_PIX_FMT_RGB24, file.doing());
  const auto yuv = makeFrame(settings.width, settings.height, AV_PIX_FMT_YUV420P, file.doing());
  const YuvConverter converter(settings.width, settings.height, file.doing());
  for (int index = 0; index < options.frameCount; ++index) {
    fillFrame(*rgb, feed.fetch(index));
    converter.convert(*rgb, *yuv);
    yuv->pts = index;
    file.write(*yuv, 1);
    if (!feed.goesOn()) {
      return AnimationResult::cancelled;
    }
  }
  file.finish();
  file.keep();
  return AnimationResult::written;
}

} // namespace deblend
