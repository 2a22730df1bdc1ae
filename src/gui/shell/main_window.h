#pragma once

#include "controllers/studio.h"

#include <QMainWindow>

#include <memory>

namespace deblend {

class Appearance;
class CurveFeed;
class ExperimentForm;
class LossPanel;
class MessageBar;
class ProjectActions;
class RunActions;
class StartPage;
class StatusLine;
class TrajectoryPage;
class ViewTabs;
class WindowLayout;
class WindowMessages;
namespace Ui {
class MainWindow;
}

/// The window: puts the panes together. What they do is the controllers' and the actions'. GUI thread.
class MainWindow : public QMainWindow {
  Q_OBJECT
public:
  /// Both outlive the window.
  MainWindow(const Program& program, Appearance& appearance, QWidget* parent = nullptr);
  ~MainWindow() override;

  Studio& studio() { return *m_studio; }
  ProjectActions& projectActions() { return *m_projectActions; }
  MessageBar& messages() { return *m_messages; }
  ViewTabs& views() { return *m_views; }
  TrajectoryPage& trajectoryPage();
  /// Whether everything that the window shows is there.
  bool isSettled() const;

Q_SIGNALS:
  /// The window was drawn for the first time.
  void painted();

protected:
  void closeEvent(QCloseEvent* event) override;
  void changeEvent(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

private:
  void setIcons();
  void makePages();
  void makePanes();
  void makeToolBar();
  void connectFileActions();
  void connectLayoutActions();
  void connectPlaybackActions();
  void connectHelpActions();
  void connectStudio();
  void showProject();
  void showTitle();
  void showStatus();
  void followRun(const QString& run);
  void askToExport();
  void retranslate();

  const Program& m_program;
  Appearance& m_appearance;
  std::unique_ptr<Ui::MainWindow> m_ui;
  Studio* m_studio;
  MessageBar* m_messages;
  ProjectActions* m_projectActions;
  RunActions* m_runActions = nullptr;
  WindowLayout* m_layout = nullptr;
  StartPage* m_startPage = nullptr;
  ViewTabs* m_views = nullptr;
  LossPanel* m_loss = nullptr;
  CurveFeed* m_curves = nullptr;
  ExperimentForm* m_form = nullptr;
  StatusLine* m_status = nullptr;
  WindowMessages* m_windowMessages = nullptr;
  bool m_mayClose = false;
  bool m_painted = false;
};

} // namespace deblend
