#include "picture/png_handles.h"

#include "picture/media_error.h"

namespace deblend {
namespace {

[[noreturn]] void stopWithError(png_structp png, png_const_charp text) {
  static_cast<PngHandles*>(png_get_error_ptr(png))->message = text;
  png_longjmp(png, 1);
}

void ignoreWarning(png_structp, png_const_charp) {}

} // namespace

PngHandles::PngHandles(Direction direction) : m_direction(direction) {
  png = direction == Direction::write
            ? png_create_write_struct(PNG_LIBPNG_VER_STRING, this, stopWithError, ignoreWarning)
            : png_create_read_struct(PNG_LIBPNG_VER_STRING, this, stopWithError, ignoreWarning);
  info = png != nullptr ? png_create_info_struct(png) : nullptr;
  if (info == nullptr) {
    if (direction == Direction::write) {
      png_destroy_write_struct(&png, nullptr);
    } else {
      png_destroy_read_struct(&png, nullptr, nullptr);
    }
    throw MediaError("Cannot start libpng: out of memory.");
  }
}

PngHandles::~PngHandles() {
  if (m_direction == Direction::write) {
    png_destroy_write_struct(&png, &info);
  } else {
    png_destroy_read_struct(&png, &info, nullptr);
  }
}

} // namespace deblend
