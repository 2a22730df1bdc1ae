#include "language/measure_text.h"

#include "language/quantity_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace deblend {
namespace {

struct MeasureText {
  Q_DECLARE_TR_FUNCTIONS(deblend::MeasureText)
};

enum class Unit { Number, Count, Seconds };

struct KnownMeasure {
  const char* name;
  const char* title;
  Unit unit = Unit::Number;
};

constexpr KnownMeasure knownMeasures[] = {
    {"step", QT_TRANSLATE_NOOP("deblend::MeasureText", "steps"), Unit::Count},
    {"seconds", QT_TRANSLATE_NOOP("deblend::MeasureText", "time"), Unit::Seconds},
    {"loss", QT_TRANSLATE_NOOP("deblend::MeasureText", "loss")},
    {"learning_rate", QT_TRANSLATE_NOOP("deblend::MeasureText", "learning rate")},
    {"psnr", QT_TRANSLATE_NOOP("deblend::MeasureText", "PSNR (dB)")},
    {"ssim", QT_TRANSLATE_NOOP("deblend::MeasureText", "SSIM")},
    {"accuracy", QT_TRANSLATE_NOOP("deblend::MeasureText", "accuracy")},
    {"error", QT_TRANSLATE_NOOP("deblend::MeasureText", "error")},
    {"shapes", QT_TRANSLATE_NOOP("deblend::MeasureText", "shapes"), Unit::Count},
    {"evaluations", QT_TRANSLATE_NOOP("deblend::MeasureText", "evaluations"), Unit::Count},
    {"seconds_per_step", QT_TRANSLATE_NOOP("deblend::MeasureText", "seconds a step")},
    {"velocity_loss", QT_TRANSLATE_NOOP("deblend::MeasureText", "velocity loss")},
    {"coupling_cost", QT_TRANSLATE_NOOP("deblend::MeasureText", "coupling cost")},
};

const KnownMeasure* find(const std::string& name) {
  const auto* found = std::ranges::find(knownMeasures, name, &KnownMeasure::name);
  return found == std::end(knownMeasures) ? nullptr : found;
}

} // namespace

QString measureTitle(const std::string& name) {
  if (const KnownMeasure* known = find(name))
    return MeasureText::tr(known->title);
  return QString::fromStdString(name).replace(QLatin1Char('_'), QLatin1Char(' '));
}

QString measureValueText(const std::string& name, double value) {
  const KnownMeasure* known = find(name);
  const Unit unit = known ? known->unit : Unit::Number;
  if (unit == Unit::Seconds && value >= 1)
    return durationText(value);
  if (unit == Unit::Seconds)
    return MeasureText::tr("%1 s").arg(measureText(value));
  const bool whole = std::isfinite(value) && std::abs(value) < 1e15 && value == std::round(value);
  return unit == Unit::Count && whole ? countText(std::llround(value)) : measureText(value);
}

} // namespace deblend
