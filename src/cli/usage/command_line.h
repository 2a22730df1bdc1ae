#pragma once

namespace deblend {

/// The whole program: parses the arguments, runs the verb and answers the exit status. Catches whatever is
/// thrown.
int runCommandLine(int argc, char* argv[]);

} // namespace deblend
