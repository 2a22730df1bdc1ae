#pragma once

#include "controllers/checkpoint_gallery.h"
#include "controllers/evaluator.h"

#include <QWidget>

class QAction;
class QComboBox;
class QLabel;
class QListView;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace deblend {

class DistanceChart;
class EmptyState;
class ProblemLabel;
class Studio;

/// The checkpoints of every run with picture, step, loss and distance, and the distances as a chart. A click
/// shows one in every view; two are compared; those that are chosen are evaluated in the background. GUI
/// thread.
class CheckpointPage : public QWidget {
  Q_OBJECT
public:
  /// The studio outlives the page. `actions` concern the chosen checkpoint, and stand in a row.
  CheckpointPage(Studio& studio, const QList<QAction*>& actions, QWidget* parent = nullptr);

  CheckpointGallery& gallery() { return m_gallery; }
  Evaluator& evaluator() { return m_evaluator; }
  bool isBusy() const { return m_gallery.isBusy() || m_evaluator.isBusy(); }

Q_SIGNALS:
  void compareAsked(const EvaluationSubject& left, const EvaluationSubject& right);
  /// One is to be looked at large.
  void opened();

protected:
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;

private:
  QWidget* makeControls(const QList<QAction*>& actions);
  QWidget* makeEvaluation();
  QWidget* makeList();
  void connectStudio();
  std::vector<EvaluationSubject> chosen() const;
  void show(const QModelIndex& index);
  void showChoice();
  void showChart();
  void update();
  void evaluate();
  void compare();
  void endEvaluation(const QString& sentence);
  void retranslate();

  Studio& m_studio;
  CheckpointGallery m_gallery;
  Evaluator m_evaluator;
  QListView* m_list;
  EmptyState* m_empty;
  DistanceChart* m_chart;
  EmptyState* m_chartEmpty;
  QLabel* m_orderLabel;
  QComboBox* m_order;
  QPushButton* m_compare;
  QComboBox* m_metric;
  QPushButton* m_evaluate;
  QProgressBar* m_progress;
  QPushButton* m_cancel;
  ProblemLabel* m_problem;
  bool m_stale = true; ///< read again when it is seen
};

} // namespace deblend
