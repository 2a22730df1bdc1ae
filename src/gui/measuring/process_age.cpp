#include "measuring/process_age.h"

#include <QByteArray>
#include <QFile>

#include <ctime>
#include <unistd.h>

namespace deblend {

double processAge() {
  QFile file(QStringLiteral("/proc/self/stat"));
  if (!file.open(QIODevice::ReadOnly))
    return -1;
  // The name in the second field may hold blanks; the start time is the 22nd field, the 20th after the name.
  const QByteArray line = file.readAll();
  const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
  timespec now{};
  if (fields.size() < 20 || clock_gettime(CLOCK_BOOTTIME, &now) != 0)
    return -1;
  const double started = fields[19].toDouble() / static_cast<double>(sysconf(_SC_CLK_TCK));
  return (static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9 - started) * 1e3;
}

} // namespace deblend
