#include "core/freed_memory.h"
#include "usage/command_line.h"

#include <QCoreApplication>

#include <csignal>

int main(int argc, char* argv[]) {
  deblend::keepFreedMemory();
  // A file beyond the limit of the process is then a failed write like any other.
  std::signal(SIGXFSZ, SIG_IGN);
  const QCoreApplication application(argc, argv);
  QCoreApplication::setApplicationName("deblend");
  return deblend::runCommandLine(argc, argv);
}
