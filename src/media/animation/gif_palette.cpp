#include "animation/gif_palette.h"

#include <utility>

extern "C" {
#include <libavfilter/buffersink.h>
#include <libavfilter/buffersrc.h>
#include <libavutil/pixdesc.h>
}

namespace deblend {
namespace {

std::string bufferDescription(const char* name, int width, int height) {
  return std::string("buffer@") + name + "=video_size=" + std::to_string(width) + "x" +
         std::to_string(height) + ":pix_fmt=" + av_get_pix_fmt_name(AV_PIX_FMT_RGB32) +
         ":time_base=1/100:pixel_aspect=1/1";
}

LibavHandle<AVFilterGraph> makeGraph(const std::string& description, const std::string& doing) {
  LibavHandle<AVFilterGraph> graph = makeHandle(avfilter_graph_alloc(), doing);
  AVFilterInOut* inputs = nullptr;
  AVFilterInOut* outputs = nullptr;
  const int result = avfilter_graph_parse2(graph.get(), description.c_str(), &inputs, &outputs);
  const LibavHandle<AVFilterInOut> freeInputs(inputs);
  const LibavHandle<AVFilterInOut> freeOutputs(outputs);
  checkLibav(result, doing);
  checkLibav(avfilter_graph_config(graph.get(), nullptr), doing);
  return graph;
}

void push(AVFilterContext* source, const AVFrame* frame, const std::string& doing) {
  // The filters get a reference of their own; the frame stays the caller's.
  const LibavHandle<AVFrame> reference(frame != nullptr ? av_frame_clone(frame) : nullptr);
  checkLibav(av_buffersrc_add_frame(source, reference.get()), doing);
}

} // namespace

PaletteMaker::PaletteMaker(int width, int height, std::string doing)
    : m_doing(std::move(doing)), m_graph(makeGraph(bufferDescription("frames", width, height) +
                                                       ",palettegen=stats_mode=full,buffersink@palette",
                                                   m_doing)),
      m_source(avfilter_graph_get_filter(m_graph.get(), "buffer@frames")),
      m_sink(avfilter_graph_get_filter(m_graph.get(), "buffersink@palette")) {}

void PaletteMaker::add(const AVFrame& frame) {
  push(m_source, &frame, m_doing);
  const LibavHandle<AVFrame> none = makeHandle(av_frame_alloc(), m_doing);
  // Asking lets the frame run through; the palette comes at the end alone.
  const int result = av_buffersink_get_frame(m_sink, none.get());
  if (result != AVERROR(EAGAIN)) {
    checkLibav(result, m_doing);
  }
}

LibavHandle<AVFrame> PaletteMaker::finish() {
  push(m_source, nullptr, m_doing);
  LibavHandle<AVFrame> palette = makeHandle(av_frame_alloc(), m_doing);
  checkLibav(av_buffersink_get_frame(m_sink, palette.get()), m_doing);
  return palette;
}

PaletteMapper::PaletteMapper(int width, int height, const AVFrame& palette, Receiver receiver,
                             std::string doing)
    : m_doing(std::move(doing)), m_receiver(std::move(receiver)),
      m_mapped(makeHandle(av_frame_alloc(), m_doing)),
      m_graph(
          makeGraph(bufferDescription("frames", width, height) + "[frames];" +
                        bufferDescription("palette", palette.width, palette.height) +
                        "[palette];[frames][palette]paletteuse=dither=bayer:bayer_scale=5,buffersink@mapped",
                    m_doing)),
      m_source(avfilter_graph_get_filter(m_graph.get(), "buffer@frames")),
      m_sink(avfilter_graph_get_filter(m_graph.get(), "buffersink@mapped")) {
  AVFilterContext* paletteSource = avfilter_graph_get_filter(m_graph.get(), "buffer@palette");
  push(paletteSource, &palette, m_doing);
  push(paletteSource, nullptr, m_doing);
}

void PaletteMapper::add(const AVFrame& frame) {
  push(m_source, &frame, m_doing);
  drain();
}

void PaletteMapper::finish() {
  push(m_source, nullptr, m_doing);
  drain();
}

void PaletteMapper::drain() {
  int result = 0;
  while ((result = av_buffersink_get_frame(m_sink, m_mapped.get())) >= 0) {
    m_receiver(*m_mapped);
    av_frame_unref(m_mapped.get());
  }
  if (result != AVERROR(EAGAIN) && result != AVERROR_EOF) {
    checkLibav(result, m_doing);
  }
}

} // namespace deblend
