#pragma once

namespace deblend {

/// What the program ends with.
enum ExitStatus : int {
  Done = 0,
  Failed = 1,     ///< one sentence on standard error says why
  WrongUsage = 2, ///< the command line itself cannot be understood
  Interrupted = 130
};

} // namespace deblend
