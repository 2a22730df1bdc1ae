#pragma once

#include <QByteArray>
#include <QObject>

class QDockWidget;
class QMainWindow;

namespace deblend {

/// The panes of the window.
struct Panes {
  QDockWidget* project;
  QDockWidget* checkpoints;
  QDockWidget* experiment;
  QDockWidget* loss;
};

/// Where the panes are: two presets, what the user made of it, and its way into the settings and back. GUI
/// thread.
class WindowLayout : public QObject {
  Q_OBJECT
public:
  /// Both outlive this.
  WindowLayout(QMainWindow* window, const Panes& panes);

  /// All panes, a large loss chart.
  void arrangeForTraining();
  /// A large view with the checkpoints beside it.
  void arrangeForExploring();

  /// Without a project there are no panes; they come back as they were.
  void setPanesShown(bool shown);

  void restore();
  void save() const;

private:
  void place();

  QMainWindow* m_window;
  Panes m_panes;
  bool m_shown = true;
  QByteArray m_state; ///< of the panes while they are not shown
};

} // namespace deblend
