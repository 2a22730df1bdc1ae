#pragma once

#include "animation/encoder_choice.h"
#include "animation/libav.h"
#include "animation/partial_file.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>

namespace deblend {

struct EncoderSettings {
  int width = 0;
  int height = 0;
  AVPixelFormat format = AV_PIX_FMT_NONE;
  AVRational timeBase = {.num = 1, .den = 25}; // of the frames' time stamps
  AVRational frameRate = {.num = 25, .den = 1};
  std::int64_t bitRate = 0; // for encoders that know no constant quality
};

// A file with one video stream that is being written: container, encoder and muxer. The file is removed
// unless keep() is called at the end. Every failure is a MediaError that names the file.
class VideoFile {
public:
  // Opens the file, and the first of the encoders that this FFmpeg has and that accepts the settings.
  VideoFile(const std::filesystem::path& path, const char* container, const EncoderSettings& settings,
            std::span<const EncoderChoice> choices);
  ~VideoFile();
  VideoFile(const VideoFile&) = delete;
  VideoFile& operator=(const VideoFile&) = delete;

  // Before the first frame: the container's metadata and options.
  void setMetadata(const char* key, const std::string& value);
  void writeHeader(std::span<const std::pair<const char*, const char*>> options);

  // Encodes a frame that lasts `duration` in the encoder's time base.
  void write(const AVFrame& frame, std::int64_t duration);
  // Encodes what is left, writes the end and closes the file.
  void finish();
  void keep();

  const AVCodecContext& encoder() const { return *m_encoder; }
  // "write the animation PATH", for errors.
  const std::string& doing() const { return m_doing; }

private:
  struct CloseOutput {
    void operator()(AVFormatContext* context) const;
  };

  void openFile(const char* container);
  void openEncoder(const EncoderSettings& settings, std::span<const EncoderChoice> choices);
  int tryEncoder(const EncoderSettings& settings, const EncoderChoice& choice);
  void addStream();
  void writePackets();

  std::filesystem::path m_path;
  std::string m_doing;
  std::optional<PartialFile> m_file; // declared before the context: removed after that is closed
  std::unique_ptr<AVFormatContext, CloseOutput> m_container;
  LibavHandle<AVCodecContext> m_encoder;
  LibavHandle<AVPacket> m_packet;
  AVStream* m_stream = nullptr; // the container's
  std::int64_t m_duration = 0;
  bool m_trailerIsDue = false;
};

} // namespace deblend
