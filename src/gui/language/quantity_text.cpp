#include "language/quantity_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace deblend {
namespace {

struct QuantityText {
  Q_DECLARE_TR_FUNCTIONS(deblend::QuantityText)
};

constexpr QChar narrowSpace(0x202F);

} // namespace

QString countText(std::int64_t count) {
  QString text = QString::number(count);
  const qsizetype first = count < 0 ? 1 : 0;
  for (qsizetype at = text.size() - 3; at > first; at -= 3)
    text.insert(at, narrowSpace);
  return text;
}

QString measureText(double value) {
  if (std::isnan(value))
    return QStringLiteral("NaN");
  if (std::isinf(value))
    return value > 0 ? QStringLiteral("∞") : QStringLiteral("−∞");
  if (std::abs(value) >= 10'000 && std::abs(value) < 1e9)
    return countText(std::llround(value));
  QLocale locale;
  locale.setNumberOptions(QLocale::OmitGroupSeparator);
  return locale.toString(value, 'g', 4);
}

QString alphaText(double alpha) {
  return QLocale().toString(alpha, 'f', 2);
}

QString durationText(double seconds) {
  const std::int64_t whole = std::llround(std::max(seconds, 0.0));
  if (whole < 60)
    return QuantityText::tr("%1 s").arg(whole);
  if (whole < 3600)
    return QuantityText::tr("%1 min %2 s").arg(whole / 60).arg(whole % 60);
  return QuantityText::tr("%1 h %2 min").arg(whole / 3600).arg(whole % 3600 / 60);
}

QString bytesText(std::int64_t bytes) {
  if (bytes < 1'000'000'000)
    return QuantityText::tr("%1 MB").arg(countText(bytes / 1'000'000));
  return QuantityText::tr("%1 GB").arg(QLocale().toString(static_cast<double>(bytes) / 1e9, 'f', 1));
}

QString rateText(double perSecond) {
  if (!std::isfinite(perSecond) || perSecond <= 0)
    return QStringLiteral("0");
  if (perSecond < 10)
    return QLocale().toString(perSecond, 'f', 1);
  const double unit = std::pow(10.0, std::floor(std::log10(perSecond)) - 1);
  return countText(std::llround(std::round(perSecond / unit) * unit));
}

} // namespace deblend
