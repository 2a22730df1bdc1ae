#pragma once

#include <span>
#include <utility>

namespace deblend {

// An encoder by libav's name and the options that it is opened with.
struct EncoderChoice {
  const char* name = "";
  std::span<const std::pair<const char*, const char*>> options;
};

} // namespace deblend
