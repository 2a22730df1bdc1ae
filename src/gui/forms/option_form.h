#pragma once

#include "options/option_values.h"

#include <QHash>
#include <QStringList>
#include <QWidget>

#include <map>
#include <vector>

class QGridLayout;

namespace deblend {

class OptionField;
class SectionHeading;

/// What is typed in the fields of a form and not allowed, by option name.
using PendingTexts = QHash<QString, QString>;

/// A form made from an option schema: a field an option, a heading a group, which folds up. GUI thread.
class OptionForm : public QWidget {
  Q_OBJECT
public:
  explicit OptionForm(QWidget* parent = nullptr);

  /// Shows values. Fields stay as they are where the schema is the same and the value too, also what is typed
  /// in them and not allowed.
  void setValues(const OptionValues& values);
  /// The latest allowed values.
  const OptionValues& values() const { return m_values; }

  /// Every option at its default; nothing typed is left.
  void resetAll();

  /// The first sentence about something typed that is not allowed; empty if all is well.
  QString problem() const;
  void focusProblem();

  /// What is typed and not allowed, to be typed again when the form comes back to the same values.
  PendingTexts pendingTexts() const;
  void restore(const PendingTexts& texts);

  /// Puts a widget, which the form takes, below the heading of a group. It is hidden where the schema has no
  /// such group. Groups are named as in the schema.
  void setCompanion(const std::string& group, QWidget* widget);
  void setFolded(const QStringList& groups);
  QStringList folded() const { return m_folded; }

Q_SIGNALS:
  /// The user folded a group up or back.
  void foldingChanged();
  /// The user changed an option, or mended or broke what is typed.
  void valuesChanged();

protected:
  void changeEvent(QEvent* event) override;

private:
  struct Group {
    SectionHeading* heading; ///< null for options without a group
    std::string name;
    std::vector<OptionField*> fields;
  };

  void rebuild();
  void takeCompanionsOut();
  int addHeading(const Option& option, int row);
  void addField(const Option& option, int row);
  void fold(const std::string& group, bool folded);
  void refresh(const Group& group);
  void refreshGroups();
  void collect(OptionField& field);
  void showHelpOf(OptionField* field);
  void retranslate();

  OptionValues m_values;
  std::vector<Group> m_groups;
  std::vector<OptionField*> m_fields;
  OptionField* m_helped = nullptr;
  QWidget* m_content = nullptr;
  std::map<std::string, QWidget*> m_companions; ///< by group
  QStringList m_folded;
};

} // namespace deblend
