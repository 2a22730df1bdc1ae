#include "shell/run_actions.h"

#include "controllers/studio.h"
#include "dialogs/reflow_dialog.h"
#include "dialogs/steps_dialog.h"
#include "forms/experiment_form.h"
#include "language/quantity_text.h"
#include "shell/message_bar.h"

#include <QAction>
#include <QMenu>

namespace deblend {
namespace {

using Phase = TrainingStatus::Phase;

} // namespace

RunActions::RunActions(Studio& studio, const RunActionSet& actions, MessageBar& messages, QWidget* window)
    : QObject(window), m_studio(studio), m_actions(actions), m_messages(messages), m_window(window) {
  connect(m_actions.train, &QAction::triggered, this, &RunActions::train);
  connect(m_actions.pause, &QAction::triggered, &m_studio.training, &TrainingController::pause);
  connect(m_actions.resume, &QAction::triggered, this, &RunActions::resume);
  connect(m_actions.stop, &QAction::triggered, &m_studio.training, &TrainingController::stop);
  connect(m_actions.continuePastEnd, &QAction::triggered, this, &RunActions::askToContinue);
  connect(m_actions.branch, &QAction::triggered, this, &RunActions::askToBranch);
  connect(m_actions.reflow, &QAction::triggered, this, &RunActions::askToReflow);
  connectStudio();
  retranslate();
}

void RunActions::retranslate() {
  for (QAction* action :
       {m_actions.train, m_actions.resume, m_actions.continuePastEnd, m_actions.branch, m_actions.reflow})
    m_toolTips.insert(action, action->toolTip());
  update();
}

void RunActions::connectStudio() {
  for (const auto signal :
       {&ProjectController::opened, &ProjectController::closed, &ProjectController::documentChanged})
    connect(&m_studio.project, signal, this, &RunActions::update);
  connect(&m_studio.runs, &RunList::changed, this, &RunActions::update);
  connect(&m_studio.runs, &RunList::chosenChanged, this, &RunActions::update);
  connect(&m_studio.choice, &CheckpointChoice::choiceChanged, this, &RunActions::update);
  connect(&m_studio.training, &TrainingController::statusChanged, this,
          [this, last = Phase::Idle](const TrainingStatus& status) mutable {
            if (std::exchange(last, status.phase) != status.phase)
              update();
          });
  connect(&m_studio.training, &TrainingController::ended, this, &RunActions::update);
}

void RunActions::addTo(QMenu& menu) const {
  menu.addAction(m_actions.resume);
  menu.addAction(m_actions.continuePastEnd);
  menu.addAction(m_actions.branch);
  menu.addAction(m_actions.reflow);
}

bool RunActions::formIsSound() {
  const QString problem = m_form ? m_form->problem() : QString();
  if (problem.isEmpty())
    return true;
  m_messages.show({Message::Tone::Problem, QStringLiteral("form"), problem, tr("Show the field"),
                   [this] { m_form->focusProblem(); }, true});
  m_form->focusProblem();
  return false;
}

void RunActions::train() {
  if (!formIsSound())
    return;
  m_messages.clear();
  m_studio.train();
}

void RunActions::resume() {
  m_messages.clear();
  const bool inMemory = m_studio.training.isActive();
  m_studio.resumeRun(inMemory ? m_studio.training.run() : m_studio.runs.chosen());
}

void RunActions::askToContinue() {
  const RunSummary* run = m_studio.runs.find(m_studio.runs.chosen());
  if (!run)
    return;
  const QString name = QString::fromStdString(run->id);
  const QString sentence =
      tr("The run %1 has done %2 of %3 planned steps. It goes on from there with its own options; the "
         "learning rate follows the longer schedule.")
          .arg(name, countText(run->step), countText(run->totalSteps));
  auto* dialog =
      new StepsDialog(tr("Continue past the end"), sentence, run->step, run->totalSteps * 2, m_window);
  connect(dialog, &StepsDialog::stepsChosen, this,
          [this, name](qint64 steps) { m_studio.resumeRun(name, steps); });
  dialog->open();
}

void RunActions::askToBranch() {
  const Experiment* experiment = m_studio.project.experiment();
  const std::optional<std::int64_t> step = branchStep();
  if (!experiment || !step || !formIsSound())
    return;
  const QString run = m_studio.choice.run();
  const QString sentence =
      tr("A new run of the experiment “%1” begins with the weights of %2 at step %3, and with the "
         "options that the form shows.")
          .arg(QString::fromStdString(experiment->name), run, countText(*step));
  auto* dialog = new StepsDialog(tr("Branch from checkpoint"), sentence, 0,
                                 experiment->trainingOptions.integer("steps"), m_window);
  connect(dialog, &StepsDialog::stepsChosen, this,
          [this, run, step = *step](qint64 steps) { m_studio.branch(run, step, steps); });
  dialog->open();
}

void RunActions::askToReflow() {
  const std::optional<std::int64_t> step = branchStep();
  if (!step)
    return;
  const ProjectController& project = m_studio.project;
  auto* dialog = new ReflowDialog(m_studio.program(),
                                  {project.project().folder(), project.dataFolders(), project.document(),
                                   m_studio.choice.run(), *step, m_studio.sampling.trajectoryRequest()},
                                  m_window);
  connect(dialog, &ReflowDialog::made, &m_studio.project, &ProjectController::adopt);
  dialog->open();
}

std::optional<std::int64_t> RunActions::branchStep() const {
  const auto& checkpoints = m_studio.choice.checkpoints();
  if (const auto chosen = m_studio.choice.step())
    return chosen;
  return checkpoints.empty() ? std::nullopt : std::optional(checkpoints.back().step);
}

void RunActions::update() {
  const ProjectController& project = m_studio.project;
  const bool writable = project.isOpen() && project.isWritable();
  const Phase phase = m_studio.training.isActive() ? m_studio.training.status().phase : Phase::Idle;
  const bool free = phase == Phase::Idle || phase == Phase::Paused;
  const RunSummary* run = m_studio.runs.find(m_studio.runs.chosen());
  m_actions.train->setEnabled(writable && free && project.experiment());
  m_actions.pause->setEnabled(phase == Phase::Running);
  m_actions.resume->setEnabled(writable &&
                               (phase == Phase::Paused || (phase == Phase::Idle && run && canResume(*run))));
  m_actions.stop->setEnabled(phase != Phase::Idle && phase != Phase::Stopping);
  m_actions.continuePastEnd->setEnabled(writable && phase == Phase::Idle && run && run->step > 0);
  m_actions.branch->setEnabled(writable && free && branchStep());
  m_actions.reflow->setEnabled(writable && branchStep());
  const QString reason = project.isOpen() && !project.isWritable()
                             ? tr("The project can only be read now: %1.").arg(project.readOnlyReason())
                             : QString();
  for (auto own = m_toolTips.cbegin(); own != m_toolTips.cend(); ++own)
    own.key()->setToolTip(reason.isEmpty() ? own.value() : reason);
}

} // namespace deblend
