#pragma once

#include "views/page_words.h"

#include <QTabWidget>

namespace deblend {

class CheckpointPage;
class ComparePage;
class DataSetPage;
class GridPage;
class Studio;
class TrajectoryPage;

/// The views of the window's middle, each with its switches beside its tab. Of trajectories and grid, the one
/// that fits the samples of what is shown has a tab. GUI thread.
class ViewTabs : public QTabWidget {
  Q_OBJECT
public:
  /// The studio outlives the tabs.
  /// `checkpointActions` concern the chosen checkpoint.
  ViewTabs(Studio& studio, const NextActions& actions, const QList<QAction*>& checkpointActions,
           QWidget* parent = nullptr);

  TrajectoryPage& trajectories() { return *m_trajectories; }
  GridPage& grid() { return *m_grid; }
  ComparePage& comparePage() { return *m_compare; }
  DataSetPage& dataSetPage() { return *m_dataSet; }
  CheckpointPage& checkpointPage() { return *m_checkpoints; }
  /// Opens the page of a data set of the project.
  void showDataSet(const QString& name);
  /// Whether everything that the views show is there.
  bool isSettled() const;

protected:
  void changeEvent(QEvent* event) override;

private:
  void showFittingView();
  QWidget* fittingView() const;
  void showSwitches();
  void retranslate();

  Studio& m_studio;
  TrajectoryPage* m_trajectories;
  GridPage* m_grid;
  ComparePage* m_compare;
  DataSetPage* m_dataSet;
  CheckpointPage* m_checkpoints;
  bool m_imagesShown = false;
};

} // namespace deblend
