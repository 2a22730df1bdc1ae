#include "animation/libav.h"

#include "picture/media_error.h"

#include <array>
#include <cstdarg>
#include <cstdio>

extern "C" {
#include <libavutil/error.h>
#include <libavutil/log.h>
}

namespace deblend {
namespace {

thread_local std::array<char, 512> lastLoggedError = {};

void keepLoggedError(void*, int level, const char* format, va_list arguments) {
  if (level <= AV_LOG_ERROR) {
    std::vsnprintf(lastLoggedError.data(), lastLoggedError.size(), format, arguments);
  }
}

// Without the newline and the full stop that libav's messages may have.
std::string loggedError() {
  std::string text = lastLoggedError.data();
  text.erase(text.find_last_not_of(" .\r\n") + 1);
  return text;
}

} // namespace

int checkLibav(int code, const std::string& doing) {
  if (code >= 0) {
    return code;
  }
  std::array<char, AV_ERROR_MAX_STRING_SIZE> reason = {};
  av_strerror(code, reason.data(), reason.size());
  const std::string logged = loggedError();
  throw MediaError("Cannot " + doing + ": " + reason.data() + (logged.empty() ? "" : " (" + logged + ")") +
                   ".");
}

void quietLibav() {
  av_log_set_callback(keepLoggedError);
  lastLoggedError.front() = '\0';
}

void throwOutOfMemory(const std::string& doing) {
  throw MediaError("Cannot " + doing + ": out of memory.");
}

LibavHandle<AVFrame> makeFrame(int width, int height, AVPixelFormat format, const std::string& doing) {
  LibavHandle<AVFrame> frame = makeHandle(av_frame_alloc(), doing);
  frame->width = width;
  frame->height = height;
  frame->format = format;
  checkLibav(av_frame_get_buffer(frame.get(), 0), doing);
  return frame;
}

} // namespace deblend
