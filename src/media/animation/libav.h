#pragma once

#include <memory>
#include <string>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavfilter/avfilter.h>
#include <libavformat/avformat.h>
#include <libavutil/frame.h>
#include <libswscale/swscale.h>
}

namespace deblend {

// What libav allocates, freed in its own way.
struct FreeLibav {
  void operator()(AVCodecContext* context) const { avcodec_free_context(&context); }
  void operator()(AVDictionary* dictionary) const { av_dict_free(&dictionary); }
  void operator()(AVFilterGraph* graph) const { avfilter_graph_free(&graph); }
  void operator()(AVFilterInOut* ends) const { avfilter_inout_free(&ends); }
  void operator()(AVFrame* frame) const { av_frame_free(&frame); }
  void operator()(AVPacket* packet) const { av_packet_free(&packet); }
  void operator()(SwsContext* context) const { sws_freeContext(context); }
};

template <typename Type>
using LibavHandle = std::unique_ptr<Type, FreeLibav>;

// The pointer, or MediaError "Cannot `doing`: out of memory." where it is null.
template <typename Type>
LibavHandle<Type> makeHandle(Type* pointer, const std::string& doing);

// A non-negative code as it is; otherwise throws MediaError "Cannot `doing`: REASON." with the last error
// that libav logged in this thread and the text of the code.
int checkLibav(int code, const std::string& doing);

// Keeps libav from writing to standard error, for the whole process, and forgets this thread's last logged
// error.
void quietLibav();

// A frame with memory of its own. `doing` is for the error.
LibavHandle<AVFrame> makeFrame(int width, int height, AVPixelFormat format, const std::string& doing);

[[noreturn]] void throwOutOfMemory(const std::string& doing);

template <typename Type>
LibavHandle<Type> makeHandle(Type* pointer, const std::string& doing) {
  if (pointer == nullptr) {
    throwOutOfMemory(doing);
  }
  return LibavHandle<Type>(pointer);
}

} // namespace deblend
