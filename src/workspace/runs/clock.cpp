#include "runs/clock.h"

#include <QDateTime>

namespace deblend {

std::string timeNow() {
  return QDateTime::currentDateTimeUtc().toString(Qt::ISODate).toStdString();
}

} // namespace deblend
