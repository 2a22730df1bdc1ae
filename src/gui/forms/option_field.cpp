#include "forms/option_field.h"

#include "core/error.h"
#include "language/engine_text.h"
#include "theme/icons.h"
#include "theme/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QToolButton>
#include <QWidget>

namespace deblend {
namespace {

QToolButton* makeResetButton(QWidget* parent) {
  auto* button = new QToolButton(parent);
  button->setIcon(icon(IconName::Reset));
  button->setIconSize({12, 12});
  button->setAutoRaise(true);
  button->setFocusPolicy(Qt::NoFocus);
  QSizePolicy policy = button->sizePolicy();
  policy.setRetainSizeWhenHidden(true);
  button->setSizePolicy(policy);
  return button;
}

/// Numbers may be grouped by blanks and have a decimal comma.
std::string plainText(const Option& option, const QString& typed) {
  QString text = typed;
  if (option.type == OptionType::Integer || option.type == OptionType::Real)
    text.remove(QChar::Space).remove(QChar(0x202F)).remove(QChar::Nbsp);
  if (option.type == OptionType::Real)
    text.replace(QLatin1Char(','), QLatin1Char('.'));
  return text.toStdString();
}

} // namespace

OptionField::OptionField(Option option, QWidget* form)
    : QObject(form), m_option(std::move(option)), m_value(m_option.defaultValue), m_label(new QLabel(form)),
      m_unit(new QLabel(form)), m_below(new QLabel(form)), m_reset(makeResetButton(form)),
      m_editor(makeOptionEditor(m_option, form, [this] { judge(); })) {
  const QString name = QString::fromStdString(m_option.name);
  m_editor->widget()->setObjectName(name);
  m_reset->setObjectName(name + QStringLiteral("_reset"));
  m_below->setObjectName(name + QStringLiteral("_below"));
  m_editor->widget()->installEventFilter(this);
  m_label->setBuddy(m_editor->widget());
  m_label->setWordWrap(true);
  m_label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  m_label->setMinimumWidth(60);
  m_below->setWordWrap(true);
  connect(m_reset, &QToolButton::clicked, this, [this] {
    reset();
    Q_EMIT edited();
  });
  showValue();
  retranslate();
}

void OptionField::addTo(QGridLayout& grid, int row) {
  grid.addWidget(m_label, row, 0);
  if (m_option.type == OptionType::Choice) {
    grid.addWidget(m_editor->widget(), row, 1, 1, 2);
  } else {
    m_editor->widget()->setMaximumWidth(editorWidth);
    grid.addWidget(m_editor->widget(), row, 1);
    grid.addWidget(m_unit, row, 2);
  }
  grid.addWidget(m_reset, row, 3);
  grid.addWidget(m_below, row + 1, 0, 1, 4);
}

void OptionField::setValue(const OptionValue& value) {
  if (value == m_value)
    return;
  m_value = value;
  m_problem.clear();
  showValue();
  refresh();
}

void OptionField::showValue() {
  m_shown = fieldTextOf(m_value);
  m_editor->show(m_shown);
}

void OptionField::reset() {
  m_value = m_option.defaultValue;
  m_problem.clear();
  showValue();
  refresh();
}

void OptionField::type(const QString& text) {
  m_editor->show(text);
  judge();
}

bool OptionField::differs() const {
  return !m_problem.isEmpty() || m_value != m_option.defaultValue;
}

void OptionField::setVisible(bool visible) {
  if (visible == m_visible)
    return;
  m_visible = visible;
  m_label->setVisible(visible);
  m_editor->widget()->setVisible(visible);
  m_unit->setVisible(visible);
  refresh();
}

void OptionField::focus() {
  m_editor->widget()->setFocus(Qt::OtherFocusReason);
}

void OptionField::judge() {
  try {
    m_value = m_option.parsed(plainText(m_option, m_editor->typed()));
    m_problem.clear();
  } catch (const Error&) {
    m_problem = problemTextOf(m_option, m_editor->typed());
  }
  refresh();
  Q_EMIT edited();
}

void OptionField::showHelp(bool shown) {
  m_helpShown = shown;
  refresh();
}

void OptionField::refresh() {
  const bool wrong = !m_problem.isEmpty();
  QFont font = m_label->font();
  font.setBold(differs());
  m_label->setFont(font);
  m_reset->setVisible(m_visible && differs());
  m_below->setText(wrong ? m_problem : helpOf(m_option));
  m_below->setVisible(m_visible && (wrong || (m_helpShown && !m_below->text().isEmpty())));
  QPalette palette = m_below->palette();
  palette.setColor(QPalette::WindowText, wrong ? problemColour() : toQColor(currentColours().mutedText));
  m_below->setPalette(palette);
  QPalette fieldPalette;
  if (wrong)
    fieldPalette.setColor(QPalette::Text, problemColour());
  m_editor->widget()->setPalette(fieldPalette);
}

void OptionField::retranslate() {
  const QString help = helpOf(m_option);
  m_label->setText(titleOf(m_option));
  m_unit->setText(unitOf(m_option));
  m_label->setToolTip(help);
  m_editor->widget()->setToolTip(help);
  m_editor->widget()->setAccessibleName(titleOf(m_option));
  m_editor->widget()->setAccessibleDescription(help);
  m_reset->setToolTip(tr("Reset to %1").arg(defaultTextOf(m_option)));
  m_editor->retranslate();
  if (m_problem.isEmpty() && m_shown == m_editor->typed())
    showValue();
  if (!m_problem.isEmpty())
    m_problem = problemTextOf(m_option, m_editor->typed());
  refresh();
}

bool OptionField::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::FocusIn)
    Q_EMIT focused();
  return QObject::eventFilter(watched, event);
}

} // namespace deblend
