#pragma once

#include "forms/option_editor.h"

#include <QObject>

class QGridLayout;
class QLabel;
class QToolButton;

namespace deblend {

/// One option in a form: its label, its field, its unit, a button that resets it, and a line of help below.
/// What is typed stays, also where the option does not allow it; the line below then says so. GUI thread.
class OptionField : public QObject {
  Q_OBJECT
public:
  /// In pixels, the same in every form, so that forms under each other line up.
  static constexpr int editorWidth = 92;

  OptionField(Option option, QWidget* form);

  /// Takes two rows from `row` on: the field, and the line below it.
  void addTo(QGridLayout& grid, int row);

  const std::string& name() const { return m_option.name; }
  /// The latest value that was allowed.
  const OptionValue& value() const { return m_value; }
  /// A value other than the one held replaces what is typed.
  void setValue(const OptionValue& value);
  void reset();

  /// Why what is typed is not allowed, a sentence; empty if it is.
  const QString& problem() const { return m_problem; }
  QString typed() const { return m_editor->typed(); }
  /// As if the user had typed it.
  void type(const QString& text);

  /// Whether it holds something else than the default, or something that is not allowed.
  bool differs() const;
  void setVisible(bool visible);
  void focus();
  void showHelp(bool shown);
  /// Renews every text and colour.
  void retranslate();

Q_SIGNALS:
  /// The user changed what is typed: the value, the problem or both.
  void edited();
  void focused();

protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

private:
  void judge();
  void showValue();
  void refresh();

  Option m_option;
  OptionValue m_value;
  QString m_problem;
  QString m_shown; ///< as the field showed the value last, before anything was typed
  bool m_helpShown = false;
  bool m_visible = true;
  QLabel* m_label;
  QLabel* m_unit;
  QLabel* m_below;
  QToolButton* m_reset;
  std::unique_ptr<OptionEditor> m_editor;
};

} // namespace deblend
