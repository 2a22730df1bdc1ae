#include "language/engine_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace deblend {
namespace {

constexpr const char* contexts[] = {"options",  "data",      "integrators", "interpolants",
                                    "spacings", "diffusion", "examples",    "downloads"};

/// Texts of this file, beside those of the engine.
struct EngineText {
  Q_DECLARE_TR_FUNCTIONS(deblend::EngineText)
};

QString numberText(double number) {
  return QString::number(number, 'g', 12).replace(QLatin1Char('.'), QLocale().decimalPoint());
}

} // namespace

QString engineText(const std::string& text) {
  const QString english = QString::fromStdString(text);
  if (text.empty())
    return english;
  for (const char* context : contexts)
    if (const QString translated = QCoreApplication::translate(context, text.c_str()); translated != english)
      return translated;
  return english;
}

QString titleOf(const Option& option) {
  return engineText(option.title);
}
QString groupOf(const Option& option) {
  return engineText(option.group);
}
QString unitOf(const Option& option) {
  return engineText(option.unit);
}
QString helpOf(const Option& option) {
  return engineText(option.help);
}
QString titleOf(const OptionChoice& choice) {
  return engineText(choice.title);
}

QString fieldTextOf(const OptionValue& value) {
  QString text = QString::fromStdString(toText(value));
  if (std::holds_alternative<double>(value))
    text.replace(QLatin1Char('.'), QLocale().decimalPoint());
  return text;
}

QString valueTextOf(const Option& option, const OptionValue& value) {
  if (const bool* on = std::get_if<bool>(&value))
    return *on ? EngineText::tr("on") : EngineText::tr("off");
  const QString text = fieldTextOf(value);
  for (const OptionChoice& choice : option.choices)
    if (QString::fromStdString(choice.value) == text)
      return titleOf(choice);
  return text;
}

QString defaultTextOf(const Option& option) {
  return valueTextOf(option, option.defaultValue);
}

QString allowedTextOf(const Option& option) {
  QStringList values;
  switch (option.type) {
  case OptionType::Boolean:
    return EngineText::tr("true or false");
  case OptionType::Integer:
    return EngineText::tr("a whole number from %1 to %2")
        .arg(numberText(option.minimum), numberText(option.maximum));
  case OptionType::Real:
    return EngineText::tr("a number from %1 to %2")
        .arg(numberText(option.minimum), numberText(option.maximum));
  case OptionType::Choice:
    for (const OptionChoice& choice : option.choices)
      values += QString::fromStdString(choice.value);
    return EngineText::tr("one of %1").arg(values.join(QStringLiteral(", ")));
  case OptionType::Text:
    return EngineText::tr("a text");
  }
  return {};
}

QString problemTextOf(const Option& option, const QString& typed) {
  return EngineText::tr("Option '%1' is '%2': allowed is %3.")
      .arg(QString::fromStdString(option.name), typed, allowedTextOf(option));
}

} // namespace deblend
