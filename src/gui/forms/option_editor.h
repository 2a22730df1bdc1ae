#pragma once

#include "options/option_schema.h"

#include <QString>

#include <functional>
#include <memory>

class QWidget;

namespace deblend {

/// The widget in which an option is typed or chosen. It takes whatever is typed; judging it is not its task.
class OptionEditor {
public:
  virtual ~OptionEditor() = default;

  /// Owned by the parent given to makeOptionEditor().
  virtual QWidget* widget() const = 0;
  /// As Option::parsed() takes it.
  virtual QString typed() const = 0;
  /// Does not call back.
  virtual void show(const QString& text) = 0;
  /// Renews the titles of choices in the language that is shown.
  virtual void retranslate() {}
};

/// A check box, a list or a line to type in. `edited` is called when the user changes what is typed.
std::unique_ptr<OptionEditor> makeOptionEditor(const Option& option, QWidget* parent,
                                               std::function<void()> edited);

} // namespace deblend
