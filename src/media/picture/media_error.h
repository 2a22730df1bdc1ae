#pragma once

#include <stdexcept>

namespace deblend {

// The one exception of this layer: a sentence that says what was being done, to what, what was found and what
// is allowed.
class MediaError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

} // namespace deblend
