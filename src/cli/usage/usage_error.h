#pragma once

#include <stdexcept>

namespace deblend {

/// The command line itself is wrong, in a way that its parser cannot tell. The message is one sentence.
class UsageError : public std::runtime_error {
public:
  using std::runtime_error::runtime_error;
};

} // namespace deblend
