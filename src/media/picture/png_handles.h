#pragma once

#include <csetjmp>
#include <string>

#include <png.h>

namespace deblend {

// libpng's two structures of one file, and the message of the error that ended the work. Every call into
// libpng comes after `if (setjmp(png_jmpbuf(handles.png)) != 0)` in a function without objects that need a
// destructor after that line.
class PngHandles {
public:
  enum class Direction { read, write };

  // Throws MediaError when there is no memory.
  explicit PngHandles(Direction direction);
  ~PngHandles();
  PngHandles(const PngHandles&) = delete;
  PngHandles& operator=(const PngHandles&) = delete;

  png_structp png = nullptr;
  png_infop info = nullptr;
  std::string message;

private:
  Direction m_direction;
};

} // namespace deblend
