#pragma once

#include "commands/command.h"

#include <vector>

namespace deblend {

/// Every verb, in the order of the help. To add one, add a row.
const std::vector<Command>& commands();

/// The rows, by the file they are defined in.
Command newCommand();
Command addCommand();
Command infoCommand();
Command modelsCommand();
Command datasetsCommand();
Command trainCommand();
Command runsCommand();
Command checkpointsCommand();
Command sampleCommand();
Command evaluateCommand();
Command nearestCommand();
Command benchSamplingCommand();
Command exactCommand();
Command exportCommand();
Command reflowCommand();
Command completionCommand();

} // namespace deblend
