#pragma once

#include "language/language_switch.h"
#include "theme/theme.h"

#include <QObject>

#include <optional>

namespace deblend {

/// What the user prefers, as the settings keep it.
struct Preferences {
  QString language = QStringLiteral("system");
  ThemeChoice theme = ThemeChoice::System;

  static Preferences load();
  void save() const;
};

/// Puts the application into the preferred language and theme. GUI thread.
class Appearance : public QObject {
  Q_OBJECT
public:
  /// `translations` is the folder of the translations.
  explicit Appearance(const std::filesystem::path& translations, QObject* parent = nullptr);

  const Preferences& preferences() const { return m_preferences; }
  /// Shows it at once; does not save it.
  void apply(const Preferences& preferences);

private:
  LanguageSwitch m_language;
  Preferences m_preferences;
};

/// "system", "light", "dark": as settings and options write them.
QString toText(ThemeChoice choice);
std::optional<ThemeChoice> themeChoiceFromText(const QString& text);

} // namespace deblend
