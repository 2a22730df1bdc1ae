#include "dialogs/preferences_dialog.h"

#include "shell/appearance.h"
#include "ui_preferences_dialog.h"

#include <QEvent>

namespace deblend {

PreferencesDialog::PreferencesDialog(Appearance& appearance, QWidget* parent)
    : QDialog(parent), m_appearance(appearance), m_ui(std::make_unique<Ui::PreferencesDialog>()) {
  setAttribute(Qt::WA_DeleteOnClose);
  m_ui->setupUi(this);
  fill();
  connect(m_ui->language, &QComboBox::activated, this, &PreferencesDialog::apply);
  connect(m_ui->theme, &QComboBox::activated, this, &PreferencesDialog::apply);
  connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
}

PreferencesDialog::~PreferencesDialog() = default;

void PreferencesDialog::fill() {
  const Preferences& shown = m_appearance.preferences();
  m_ui->language->clear();
  for (const Language& language : languages())
    m_ui->language->addItem(language.ownName, language.code);
  m_ui->language->setCurrentIndex(m_ui->language->findData(shown.language));
  m_ui->theme->clear();
  m_ui->theme->addItem(tr("As the desktop"), toText(ThemeChoice::System));
  m_ui->theme->addItem(tr("Light"), toText(ThemeChoice::Light));
  m_ui->theme->addItem(tr("Dark"), toText(ThemeChoice::Dark));
  m_ui->theme->setCurrentIndex(m_ui->theme->findData(toText(shown.theme)));
}

void PreferencesDialog::apply() {
  Preferences wanted;
  wanted.language = m_ui->language->currentData().toString();
  wanted.theme = themeChoiceFromText(m_ui->theme->currentData().toString()).value_or(ThemeChoice::System);
  wanted.save();
  m_appearance.apply(wanted);
}

void PreferencesDialog::changeEvent(QEvent* event) {
  QDialog::changeEvent(event);
  if (event->type() != QEvent::LanguageChange)
    return;
  m_ui->retranslateUi(this);
  fill();
}

} // namespace deblend
