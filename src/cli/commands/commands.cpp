#include "commands/commands.h"

namespace deblend {

const std::vector<Command>& commands() {
  static const std::vector<Command> all = {
      newCommand(),      addCommand(),      infoCommand(),    modelsCommand(),
      datasetsCommand(), trainCommand(),    runsCommand(),    checkpointsCommand(),
      sampleCommand(),   evaluateCommand(), nearestCommand(), benchSamplingCommand(),
      exportCommand(),   exactCommand(),    reflowCommand(),  completionCommand(),
  };
  return all;
}

} // namespace deblend
