#include "shell/appearance.h"

#include <QSettings>

namespace deblend {
namespace {

const QString languageKey = QStringLiteral("language");
const QString themeKey = QStringLiteral("theme");

} // namespace

QString toText(ThemeChoice choice) {
  switch (choice) {
  case ThemeChoice::Light:
    return QStringLiteral("light");
  case ThemeChoice::Dark:
    return QStringLiteral("dark");
  case ThemeChoice::System:
    break;
  }
  return QStringLiteral("system");
}

std::optional<ThemeChoice> themeChoiceFromText(const QString& text) {
  for (const ThemeChoice choice : {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark})
    if (toText(choice) == text)
      return choice;
  return std::nullopt;
}

Preferences Preferences::load() {
  Preferences loaded;
  loaded.language = QSettings().value(languageKey, loaded.language).toString();
  loaded.theme = themeChoiceFromText(QSettings().value(themeKey).toString()).value_or(loaded.theme);
  return loaded;
}

void Preferences::save() const {
  QSettings().setValue(languageKey, language);
  QSettings().setValue(themeKey, toText(theme));
}

Appearance::Appearance(const std::filesystem::path& translations, QObject* parent)
    : QObject(parent), m_language(translations, this) {}

void Appearance::apply(const Preferences& preferences) {
  m_preferences = preferences;
  m_language.show(preferences.language);
  applyTheme(preferences.theme);
}

} // namespace deblend
