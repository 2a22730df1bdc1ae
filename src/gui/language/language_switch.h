#pragma once

#include <QList>
#include <QObject>
#include <QString>
#include <QTranslator>

#include <filesystem>

namespace deblend {

struct Language {
  QString code;    ///< "system", "en", "de": as settings hold it
  QString ownName; ///< as its speakers write it
};

/// The languages to choose from, the desktop's own first.
QList<Language> languages();

/// Puts the whole application into a language. Every widget is told by QEvent::LanguageChange. GUI thread.
class LanguageSwitch : public QObject {
  Q_OBJECT
public:
  /// `folder` holds deblend_de.qm and its like.
  LanguageSwitch(const std::filesystem::path& folder, QObject* parent);

  /// A language that has no translation shows English.
  void show(const QString& code);

private:
  QString m_folder;
  QTranslator m_ownTexts;
  QTranslator m_toolkitTexts;
};

} // namespace deblend
