#include "forms/option_form.h"

#include "forms/option_field.h"
#include "forms/section_heading.h"
#include "language/engine_text.h"
#include "theme/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace deblend {
namespace {

bool sameOption(const Option& a, const Option& b) {
  return a.name == b.name && a.type == b.type && a.group == b.group && a.defaultValue == b.defaultValue &&
         a.minimum == b.minimum && a.maximum == b.maximum && a.choices.size() == b.choices.size();
}

bool sameSchema(const OptionSchema& a, const OptionSchema& b) {
  return std::ranges::equal(a.options(), b.options(), sameOption);
}

} // namespace

OptionForm::OptionForm(QWidget* parent) : QWidget(parent) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins({});
  rebuild();
}

void OptionForm::setValues(const OptionValues& values) {
  const bool rebuilding = !sameSchema(values.schema(), m_values.schema());
  m_values = values;
  if (rebuilding)
    rebuild();
  for (OptionField* field : m_fields)
    field->setValue(m_values.value(field->name()));
  refreshGroups();
}

void OptionForm::resetAll() {
  for (OptionField* field : m_fields) {
    field->reset();
    m_values.set(field->name(), field->value());
  }
  refreshGroups();
  Q_EMIT valuesChanged();
}

QString OptionForm::problem() const {
  for (const OptionField* field : m_fields)
    if (!field->problem().isEmpty())
      return field->problem();
  return {};
}

void OptionForm::focusProblem() {
  const auto wrong =
      std::ranges::find_if(m_fields, [](OptionField* field) { return !field->problem().isEmpty(); });
  if (wrong == m_fields.end())
    return;
  for (const Group& group : m_groups)
    if (std::ranges::find(group.fields, *wrong) != group.fields.end())
      fold(group.name, false);
  (*wrong)->focus();
}

PendingTexts OptionForm::pendingTexts() const {
  PendingTexts texts;
  for (const OptionField* field : m_fields)
    if (!field->problem().isEmpty())
      texts.insert(QString::fromStdString(field->name()), field->typed());
  return texts;
}

void OptionForm::restore(const PendingTexts& texts) {
  for (OptionField* field : m_fields) {
    const auto text = texts.constFind(QString::fromStdString(field->name()));
    if (text != texts.constEnd())
      field->type(*text);
  }
}

void OptionForm::setCompanion(const std::string& group, QWidget* widget) {
  m_companions[group] = widget;
  rebuild();
}

void OptionForm::setFolded(const QStringList& groups) {
  m_folded = groups;
  refreshGroups();
}

void OptionForm::takeCompanionsOut() {
  for (const auto& [group, widget] : m_companions) {
    widget->setParent(this);
    widget->hide();
  }
}

void OptionForm::rebuild() {
  takeCompanionsOut();
  delete m_content;
  m_groups.clear();
  m_fields.clear();
  m_helped = nullptr;
  m_content = new QWidget(this);
  auto* grid = new QGridLayout(m_content);
  grid->setContentsMargins({});
  grid->setHorizontalSpacing(6);
  grid->setVerticalSpacing(4);
  grid->setColumnStretch(0, 1);
  grid->setColumnMinimumWidth(1, OptionField::editorWidth);
  grid->setColumnMinimumWidth(2, fontMetrics().horizontalAdvance(QStringLiteral("neurons")));
  layout()->addWidget(m_content);
  int row = 0;
  for (const Option& option : m_values.schema().options()) {
    if (m_groups.empty() || m_groups.back().name != option.group)
      row = addHeading(option, row);
    addField(option, row);
    row += 2;
  }
  for (OptionField* field : m_fields)
    field->setValue(m_values.value(field->name()));
  refreshGroups();
}

/// Returns the row after it.
int OptionForm::addHeading(const Option& option, int row) {
  m_groups.push_back({nullptr, option.group, {}});
  if (option.group.empty())
    return row;
  auto* heading = new SectionHeading(m_content);
  heading->setText(groupOf(option));
  connect(heading, &SectionHeading::foldingAsked, this, [this, group = option.group](bool folded) {
    fold(group, folded);
    Q_EMIT foldingChanged();
  });
  m_groups.back().heading = heading;
  auto* grid = static_cast<QGridLayout*>(m_content->layout());
  grid->addWidget(heading, row, 0, 1, 4);
  if (const auto companion = m_companions.find(option.group); companion != m_companions.end())
    grid->addWidget(companion->second, row + 1, 0, 1, 4);
  return row + 2;
}

void OptionForm::fold(const std::string& group, bool folded) {
  m_folded.removeAll(QString::fromStdString(group));
  if (folded)
    m_folded += QString::fromStdString(group);
  refreshGroups();
}

void OptionForm::refreshGroups() {
  for (const Group& group : m_groups)
    refresh(group);
}

void OptionForm::refresh(const Group& group) {
  if (!group.heading)
    return;
  const bool folded = m_folded.contains(QString::fromStdString(group.name));
  const auto changed =
      std::ranges::count_if(group.fields, [](OptionField* field) { return field->differs(); });
  group.heading->setFolded(folded);
  group.heading->setChangedCount(static_cast<int>(changed));
  for (OptionField* field : group.fields)
    field->setVisible(!folded);
  if (const auto companion = m_companions.find(group.name); companion != m_companions.end())
    companion->second->setVisible(!folded);
}

void OptionForm::addField(const Option& option, int row) {
  auto* field = new OptionField(option, m_content);
  field->addTo(static_cast<QGridLayout&>(*m_content->layout()), row);
  connect(field, &OptionField::edited, this, [this, field] { collect(*field); });
  connect(field, &OptionField::focused, this, [this, field] { showHelpOf(field); });
  m_fields.push_back(field);
  m_groups.back().fields.push_back(field);
}

void OptionForm::collect(OptionField& field) {
  m_values.set(field.name(), field.value());
  refreshGroups();
  Q_EMIT valuesChanged();
}

void OptionForm::showHelpOf(OptionField* field) {
  if (m_helped == field)
    return;
  if (m_helped)
    m_helped->showHelp(false);
  m_helped = field;
  m_helped->showHelp(true);
}

void OptionForm::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange || isThemeChange(*event))
    retranslate();
}

void OptionForm::retranslate() {
  for (OptionField* field : m_fields)
    field->retranslate();
  for (const Group& group : m_groups)
    for (const Option& option : m_values.schema().options())
      if (group.heading && option.group == group.name)
        group.heading->setText(groupOf(option));
}

} // namespace deblend
