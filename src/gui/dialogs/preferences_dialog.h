#pragma once

#include <QDialog>

#include <memory>

namespace deblend {

class Appearance;
namespace Ui {
class PreferencesDialog;
}

/// Language and theme; a choice shows at once and is kept. GUI thread.
class PreferencesDialog : public QDialog {
  Q_OBJECT
public:
  /// `appearance` outlives the dialog, which deletes itself when it is closed.
  PreferencesDialog(Appearance& appearance, QWidget* parent);
  ~PreferencesDialog() override;

protected:
  void changeEvent(QEvent* event) override;

private:
  void fill();
  void apply();

  Appearance& m_appearance;
  std::unique_ptr<Ui::PreferencesDialog> m_ui;
};

} // namespace deblend
