#include "animation/video_file.h"

#include "picture/media_error.h"

extern "C" {
#include <libavutil/opt.h>
}

namespace deblend {
namespace {

using Options = std::span<const std::pair<const char*, const char*>>;

LibavHandle<AVDictionary> dictionaryOf(Options options) {
  AVDictionary* dictionary = nullptr;
  for (const auto& [key, value] : options) {
    av_dict_set(&dictionary, key, value, 0);
  }
  return LibavHandle<AVDictionary>(dictionary);
}

// libav takes what stands before a colon for a protocol.
std::string fileAddress(const std::filesystem::path& path) {
  return "file:" + path.string();
}

} // namespace

void VideoFile::CloseOutput::operator()(AVFormatContext* context) const {
  avio_closep(&context->pb);
  avformat_free_context(context);
}

VideoFile::VideoFile(const std::filesystem::path& path, const char* container,
                     const EncoderSettings& settings, std::span<const EncoderChoice> choices)
    : m_path(path), m_doing("write the animation " + path.string()),
      m_packet(makeHandle(av_packet_alloc(), m_doing)) {
  openFile(container);
  openEncoder(settings, choices);
  addStream();
}

VideoFile::~VideoFile() {
  // Muxers free what they hold back with the trailer, however the work ended.
  if (m_trailerIsDue) {
    av_write_trailer(m_container.get());
  }
}

void VideoFile::openFile(const char* container) {
  AVFormatContext* context = nullptr;
  const std::string address = fileAddress(m_path);
  checkLibav(avformat_alloc_output_context2(&context, nullptr, container, address.c_str()), m_doing);
  m_container.reset(context);
  checkLibav(avio_open(&context->pb, address.c_str(), AVIO_FLAG_WRITE), m_doing);
  m_file.emplace(m_path);
}

void VideoFile::openEncoder(const EncoderSettings& settings, std::span<const EncoderChoice> choices) {
  int code = AVERROR_ENCODER_NOT_FOUND;
  std::string names;
  for (const EncoderChoice& choice : choices) {
    const int result = tryEncoder(settings, choice);
    if (result >= 0) {
      return;
    }
    // The reason of an encoder that is there but refuses says more than that another is not there.
    code = result == AVERROR_ENCODER_NOT_FOUND ? code : result;
    names += names.empty() ? choice.name : std::string(", ").append(choice.name);
  }
  checkLibav(code, m_doing + " with any of the encoders " + names);
}

int VideoFile::tryEncoder(const EncoderSettings& settings, const EncoderChoice& choice) {
  const AVCodec* codec = avcodec_find_encoder_by_name(choice.name);
  if (codec == nullptr) {
    return AVERROR_ENCODER_NOT_FOUND;
  }
  m_encoder = makeHandle(avcodec_alloc_context3(codec), m_doing);
  m_encoder->width = settings.width;
  m_encoder->height = settings.height;
  m_encoder->pix_fmt = settings.format;
  m_encoder->time_base = settings.timeBase;
  m_encoder->framerate = settings.frameRate;
  m_encoder->sample_aspect_ratio = {.num = 1, .den = 1};
  m_encoder->bit_rate = settings.bitRate;
  m_encoder->thread_count = 0;
  if (settings.format == AV_PIX_FMT_YUV420P) {
    m_encoder->color_range = AVCOL_RANGE_MPEG;
    m_encoder->colorspace = AVCOL_SPC_BT709;
    m_encoder->color_primaries = AVCOL_PRI_BT709;
    m_encoder->color_trc = AVCOL_TRC_BT709;
  }
  if ((m_container->oformat->flags & AVFMT_GLOBALHEADER) != 0) {
    m_encoder->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
  }
  AVDictionary* options = dictionaryOf(choice.options).release();
  const int result = avcodec_open2(m_encoder.get(), codec, &options);
  av_dict_free(&options);
  return result;
}

void VideoFile::addStream() {
  m_stream = avformat_new_stream(m_container.get(), nullptr);
  if (m_stream == nullptr) {
    throwOutOfMemory(m_doing);
  }
  checkLibav(avcodec_parameters_from_context(m_stream->codecpar, m_encoder.get()), m_doing);
  m_stream->time_base = m_encoder->time_base;
  m_stream->avg_frame_rate = m_encoder->framerate;
}

void VideoFile::setMetadata(const char* key, const std::string& value) {
  checkLibav(av_dict_set(&m_container->metadata, key, value.c_str(), 0), m_doing);
}

void VideoFile::writeHeader(Options options) {
  AVDictionary* dictionary = dictionaryOf(options).release();
  const int result = avformat_write_header(m_container.get(), &dictionary);
  av_dict_free(&dictionary);
  checkLibav(result, m_doing);
  m_trailerIsDue = true;
}

void VideoFile::write(const AVFrame& frame, std::int64_t duration) {
  m_duration = duration;
  checkLibav(avcodec_send_frame(m_encoder.get(), &frame), m_doing);
  writePackets();
}

void VideoFile::writePackets() {
  int result = 0;
  while ((result = avcodec_receive_packet(m_encoder.get(), m_packet.get())) >= 0) {
    m_packet->stream_index = m_stream->index;
    m_packet->duration = m_duration;
    av_packet_rescale_ts(m_packet.get(), m_encoder->time_base, m_stream->time_base);
    checkLibav(av_interleaved_write_frame(m_container.get(), m_packet.get()), m_doing);
  }
  if (result != AVERROR(EAGAIN) && result != AVERROR_EOF) {
    checkLibav(result, m_doing);
  }
}

void VideoFile::finish() {
  checkLibav(avcodec_send_frame(m_encoder.get(), nullptr), m_doing);
  writePackets();
  m_trailerIsDue = false;
  checkLibav(av_write_trailer(m_container.get()), m_doing);
  avio_flush(m_container->pb);
  checkLibav(m_container->pb->error, m_doing);
  checkLibav(avio_closep(&m_container->pb), m_doing);
}

void VideoFile::keep() {
  m_file->keep();
}

} // namespace deblend
