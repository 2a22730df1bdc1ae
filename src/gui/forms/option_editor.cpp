#include "forms/option_editor.h"

#include "language/engine_text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>

namespace deblend {
namespace {

class CheckEditor : public OptionEditor {
public:
  CheckEditor(QWidget* parent, std::function<void()> edited) : m_box(new QCheckBox(parent)) {
    // A click must not move the focus: the help that follows the focus would move the box from under the
    // pointer.
    m_box->setFocusPolicy(Qt::TabFocus);
    QObject::connect(m_box, &QCheckBox::clicked, m_box, std::move(edited));
  }
  QWidget* widget() const override { return m_box; }
  QString typed() const override {
    return m_box->isChecked() ? QStringLiteral("true") : QStringLiteral("false");
  }
  void show(const QString& text) override { m_box->setChecked(text == QLatin1String("true")); }

private:
  QCheckBox* m_box;
};

class ChoiceEditor : public OptionEditor {
public:
  ChoiceEditor(const Option& option, QWidget* parent, std::function<void()> edited)
      : m_option(option), m_box(new QComboBox(parent)) {
    m_box->setFocusPolicy(Qt::TabFocus);
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_box->setMinimumContentsLength(6);
    for (const OptionChoice& choice : m_option.choices)
      m_box->addItem(titleOf(choice), QString::fromStdString(choice.value));
    QObject::connect(m_box, &QComboBox::activated, m_box, std::move(edited));
  }
  QWidget* widget() const override { return m_box; }
  QString typed() const override { return m_box->currentData().toString(); }
  void show(const QString& text) override { m_box->setCurrentIndex(m_box->findData(text)); }
  void retranslate() override {
    for (int i = 0; i < m_box->count(); ++i)
      m_box->setItemText(i, titleOf(m_option.choices[static_cast<std::size_t>(i)]));
  }

private:
  Option m_option;
  QComboBox* m_box;
};

class LineEditor : public OptionEditor {
public:
  LineEditor(QWidget* parent, std::function<void()> edited) : m_line(new QLineEdit(parent)) {
    m_line->setMinimumWidth(64);
    QObject::connect(m_line, &QLineEdit::textEdited, m_line, std::move(edited));
  }
  QWidget* widget() const override { return m_line; }
  QString typed() const override { return m_line->text(); }
  void show(const QString& text) override {
    m_line->setText(text);
    m_line->setCursorPosition(0);
  }

private:
  QLineEdit* m_line;
};

} // namespace

std::unique_ptr<OptionEditor> makeOptionEditor(const Option& option, QWidget* parent,
                                               std::function<void()> edited) {
  switch (option.type) {
  case OptionType::Boolean:
    return std::make_unique<CheckEditor>(parent, std::move(edited));
  case OptionType::Choice:
    return std::make_unique<ChoiceEditor>(option, parent, std::move(edited));
  case OptionType::Integer:
  case OptionType::Real:
  case OptionType::Text:
    break;
  }
  return std::make_unique<LineEditor>(parent, std::move(edited));
}

} // namespace deblend
