#pragma once

#include "views/page_words.h"

#include <QTabWidget>

namespace deblend {

class BenchPage;
class CheckpointPage;
class ComparePage;
class DataSetPage;
class DensityPage;
class ExactPage;
class FieldPage;
class GridPage;
class ModelViewPage;
class Studio;
class TrajectoryPage;

/// The views of the window's middle, each with its switches beside its tab. Of trajectories, grid and the
/// views of a model type that does not map, the one that fits what is shown has a tab; the exact mapping and
/// the fields have theirs where points are mapped. GUI thread.
class ViewTabs : public QTabWidget {
  Q_OBJECT
public:
  /// The studio outlives the tabs.
  /// `checkpointActions` concern the chosen checkpoint.
  ViewTabs(Studio& studio, const NextActions& actions, const QList<QAction*>& checkpointActions,
           QWidget* parent = nullptr);

  TrajectoryPage& trajectories() { return *m_trajectories; }
  GridPage& grid() { return *m_grid; }
  ModelViewPage& modelViews() { return *m_modelViews; }
  ExactPage& exactPage() { return *m_exact; }
  FieldPage& fieldPage() { return *m_field; }
  ComparePage& comparePage() { return *m_compare; }
  DataSetPage& dataSetPage() { return *m_dataSet; }
  CheckpointPage& checkpointPage() { return *m_checkpoints; }
  BenchPage& benchPage() { return *m_bench; }
  DensityPage& densityPage() { return *m_density; }
  /// Opens the page of a data set of the project.
  void showDataSet(const QString& name);
  /// Lets the view that is seen ask where to export itself; false if it cannot.
  bool askToExport();
  /// Whether everything that the views show is there.
  bool isSettled() const;

protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

private:
  void showFittingView();
  QWidget* fittingView() const { return m_fitting; }
  void showSwitches();
  void fitSwitches();
  void retranslate();

  Studio& m_studio;
  TrajectoryPage* m_trajectories;
  GridPage* m_grid;
  ModelViewPage* m_modelViews;
  ExactPage* m_exact;
  FieldPage* m_field;
  DensityPage* m_density;
  ComparePage* m_compare;
  DataSetPage* m_dataSet;
  CheckpointPage* m_checkpoints;
  BenchPage* m_bench;
  QWidget* m_fitting; ///< the view of what is shown
};

} // namespace deblend
