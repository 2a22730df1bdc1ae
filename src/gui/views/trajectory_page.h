#pragma once

#include "controllers/sampling_controller.h"
#include "views/page_words.h"
#include "views/trajectory_view.h"

#include <QWidget>

class QAction;
class QToolButton;

namespace deblend {

class EmptyState;
class Studio;

/// The trajectory view with its switches, and what it says while there is nothing to show. GUI thread.
class TrajectoryPage : public QWidget {
  Q_OBJECT
public:
  /// The studio outlives the page.
  TrajectoryPage(Studio& studio, const NextActions& actions, QWidget* parent = nullptr);

  TrajectoryView& view() { return *m_view; }
  /// What is switched on in the view; to be put beside its tab.
  QWidget* switches() { return m_switches; }

protected:
  void showEvent(QShowEvent* event) override;
  void changeEvent(QEvent* event) override;

private:
  void connectStudio();
  void takeTrajectory(std::shared_ptr<const Trajectory> trajectory, qint64 step);
  void sendFieldWindow();
  void showPairing();
  void showCaption();
  void showEmptyState();
  void retranslate();

  Studio& m_studio;
  NextActions m_actions;
  TrajectoryView* m_view;
  EmptyState* m_empty;
  QToolButton* m_paths;
  QToolButton* m_field;
  QToolButton* m_fit;
  QWidget* m_switches;
  qint64 m_step = 0;
};

} // namespace deblend
