#pragma once

#include <stdexcept>
#include <string>

namespace deblend {

/// Every failure that the engine reports. The message is one sentence that a user can act on: what was being
/// done, to which file or option, what was found, what is allowed. Caught at a thread's or a command's edge
/// only.
class Error : public std::runtime_error {
public:
  using std::runtime_error::runtime_error;
};

/// A reason that became part of a message, with a full stop at its end.
inline std::string withFullStop(std::string reason) {
  return reason.ends_with('.') ? reason : reason + ".";
}

} // namespace deblend
