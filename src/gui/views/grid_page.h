#pragma once

#include "controllers/nearest_finder.h"
#include "controllers/sampling_controller.h"
#include "views/page_words.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QToolButton;

namespace deblend {

class EmptyState;
class GridView;
class PathPanel;
class Studio;

/// The grid of images with its switches, the path of the tile that is chosen and what it lies nearest to, and
/// what it says while there is nothing to show. Class and guidance can be chosen where the network knows
/// classes. GUI thread.
class GridPage : public QWidget {
  Q_OBJECT
public:
  /// The studio outlives the page.
  GridPage(Studio& studio, const NextActions& actions, QWidget* parent = nullptr);

  GridView& view() { return *m_view; }
  PathPanel& pathPanel() { return *m_path; }
  /// What is switched on in the view; to be put beside its tab.
  QWidget* switches() { return m_switches; }
  bool isBusy() const { return m_nearest.isBusy(); }

protected:
  void changeEvent(QEvent* event) override;

private:
  void connectStudio();
  void takeTrajectory(std::shared_ptr<const Trajectory> trajectory, qint64 step);
  void showPairing();
  void showPath();
  void findNearest();
  void showClasses();
  void showCaption();
  void showEmptyState();
  void retranslate();

  Studio& m_studio;
  NextActions m_actions;
  GridView* m_view;
  EmptyState* m_empty;
  PathPanel* m_path;
  NearestFinder m_nearest;
  QLabel* m_classLabel;
  QComboBox* m_class;
  QLabel* m_guidanceLabel;
  QDoubleSpinBox* m_guidance;
  QToolButton* m_pairs;
  QToolButton* m_fit;
  QWidget* m_switches;
  qint64 m_step = 0;
};

} // namespace deblend
