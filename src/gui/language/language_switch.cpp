#include "language/language_switch.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace deblend {

QList<Language> languages() {
  return {{QStringLiteral("system"), LanguageSwitch::tr("As the desktop")},
          {QStringLiteral("en"), QStringLiteral("English")},
          {QStringLiteral("de"), QStringLiteral("Deutsch")}};
}

LanguageSwitch::LanguageSwitch(const std::filesystem::path& folder, QObject* parent)
    : QObject(parent), m_folder(QString::fromStdString(folder.string())) {}

void LanguageSwitch::show(const QString& code) {
  const QLocale locale = code == QLatin1String("system") ? QLocale::system() : QLocale(code);
  QLocale::setDefault(locale);
  QCoreApplication::removeTranslator(&m_ownTexts);
  QCoreApplication::removeTranslator(&m_toolkitTexts);
  const QString underscore = QStringLiteral("_");
  if (locale.language() == QLocale::English)
    return;
  if (m_toolkitTexts.load(locale, QStringLiteral("qtbase"), underscore,
                          QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
    QCoreApplication::installTranslator(&m_toolkitTexts);
  if (m_ownTexts.load(locale, QStringLiteral("deblend"), underscore, m_folder))
    QCoreApplication::installTranslator(&m_ownTexts);
}

} // namespace deblend
