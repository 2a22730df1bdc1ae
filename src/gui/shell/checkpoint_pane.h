#pragma once

#include "controllers/run_checkpoints.h"

#include <QWidget>

class QListView;
class QModelIndex;

namespace deblend {

class EmptyState;
class ProblemLabel;
class RunActions;
class Studio;

/// The checkpoints of the chosen run with their pictures; a click shows one. GUI thread.
class CheckpointPane : public QWidget {
  Q_OBJECT
public:
  /// Both outlive the pane.
  CheckpointPane(Studio& studio, const RunActions& actions, QWidget* parent = nullptr);

protected:
  void changeEvent(QEvent* event) override;

private:
  void showList();
  void showChoice();
  void choose(const QModelIndex& index);
  void showProblems(const QStringList& problems);

  Studio& m_studio;
  RunCheckpoints m_checkpoints;
  QListView* m_list;
  EmptyState* m_empty;
  ProblemLabel* m_problems;
};

} // namespace deblend
