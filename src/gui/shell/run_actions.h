#pragma once

#include <QHash>
#include <QObject>

#include <cstdint>
#include <optional>

class QAction;
class QMenu;
class QWidget;

namespace deblend {

class ExperimentForm;
class MessageBar;
class Studio;

/// The actions of the Run menu, which also stand in tool bars and context menus.
struct RunActionSet {
  QAction* train;
  QAction* pause;
  QAction* resume;
  QAction* stop;
  QAction* continuePastEnd;
  QAction* branch;
  QAction* reflow;
};

/// Does what the actions of the Run menu say, and lets only those be chosen that make sense now. GUI thread.
class RunActions : public QObject {
  Q_OBJECT
public:
  /// All outlive this.
  RunActions(Studio& studio, const RunActionSet& actions, MessageBar& messages, QWidget* window);

  /// Whose mistakes keep a run from beginning.
  void setForm(ExperimentForm* form) { m_form = form; }
  const RunActionSet& actions() const { return m_actions; }
  /// After the texts of the actions were set anew.
  void retranslate();
  /// Those that concern the chosen run.
  void addTo(QMenu& menu) const;

private:
  void connectStudio();
  bool formIsSound();
  void train();
  void resume();
  void askToContinue();
  void askToBranch();
  void askToReflow();
  /// The step to branch or to reflow from: that of the chosen checkpoint, or the last one's.
  std::optional<std::int64_t> branchStep() const;
  void update();

  Studio& m_studio;
  RunActionSet m_actions;
  MessageBar& m_messages;
  QWidget* m_window;
  ExperimentForm* m_form = nullptr;
  QHash<QAction*, QString> m_toolTips;
};

} // namespace deblend
