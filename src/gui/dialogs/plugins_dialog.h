#pragma once

#include <QDialog>

#include <memory>

namespace deblend {

class PluginHost;
namespace Ui {
class PluginsDialog;
}

/// Every plugin that was found, with its state and the reason where it is not used. GUI thread.
class PluginsDialog : public QDialog {
  Q_OBJECT
public:
  /// Deletes itself when it is closed.
  PluginsDialog(const PluginHost& plugins, QWidget* parent);
  ~PluginsDialog() override;

private:
  std::unique_ptr<Ui::PluginsDialog> m_ui;
};

} // namespace deblend
