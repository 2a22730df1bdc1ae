#pragma once

#include "controllers/run_list.h"
#include "controllers/side.h"

#include <QTreeWidget>

namespace deblend {

class CurveFeed;
class RunActions;
class Studio;

/// The project's data sets, experiments and runs. A tick shows a run's losses; the selected run is what the
/// views show. GUI thread.
class ProjectTree : public QTreeWidget {
  Q_OBJECT
public:
  /// All outlive the tree.
  ProjectTree(Studio& studio, CurveFeed& curves, RunActions& actions, QWidget* parent = nullptr);

Q_SIGNALS:
  /// One is to be looked at.
  void dataSetChosen(const QString& name);

protected:
  void changeEvent(QEvent* event) override;

private:
  QTreeWidgetItem* addHeading();
  void showDataSets();
  void showExperiments();
  void showRuns();
  void showRun(const QString& run);
  void showChosenRun();
  void showThumbnail(const QString& dataSet);
  QTreeWidgetItem* itemOf(QTreeWidgetItem* heading, const QString& name) const;
  void fillRunItem(QTreeWidgetItem& item, const RunSummary& run);
  void itemWasChanged(QTreeWidgetItem* item, int column);
  void itemWasChosen(QTreeWidgetItem* item);
  void offerMenu(const QPoint& position);
  void fillDataSetMenu(QMenu& menu, const QString& name);
  void paintOn(const QString& name);
  void fillExperimentMenu(QMenu& menu, QTreeWidgetItem* item);
  void fillRunMenu(QMenu& menu, const QString& name);
  void retranslate();

  Studio& m_studio;
  CurveFeed& m_curves;
  RunActions& m_actions;
  QTreeWidgetItem* m_dataSets;
  QTreeWidgetItem* m_experiments;
  QTreeWidgetItem* m_runs;
};

} // namespace deblend
