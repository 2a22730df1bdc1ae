#pragma once

#include "playback/checkpoint_choice.h"

#include <QHash>
#include <QWidget>

class QLabel;
class QListWidget;
class QListWidgetItem;

namespace deblend {

class EmptyState;
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
  void clear();
  void removeGone(const std::vector<CheckpointManifest>& checkpoints);
  void insertItem(int place, const CheckpointManifest& checkpoint);
  void loadPicture(qint64 step);
  void showProblems(const QStringList& problems);

  Studio& m_studio;
  QListWidget* m_list;
  EmptyState* m_empty;
  QLabel* m_problems;
  QString m_shownRun;
  QHash<qint64, QListWidgetItem*> m_items; ///< by step
};

} // namespace deblend
