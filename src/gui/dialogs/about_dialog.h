#pragma once

#include <QDialog>

#include <memory>

namespace deblend {

namespace Ui {
class AboutDialog;
}

/// Version, licence, and the work of others that the program uses. GUI thread.
class AboutDialog : public QDialog {
  Q_OBJECT
public:
  /// Deletes itself when it is closed.
  explicit AboutDialog(QWidget* parent);
  ~AboutDialog() override;

private:
  std::unique_ptr<Ui::AboutDialog> m_ui;
};

} // namespace deblend
