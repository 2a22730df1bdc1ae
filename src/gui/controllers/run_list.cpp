#include "controllers/run_list.h"

#include "controllers/program.h"
#include "threads/run_aside.h"

#include <algorithm>

namespace deblend {

void RunList::setFolder(const std::optional<std::filesystem::path>& runsFolder) {
  m_folder = runsFolder;
  m_runs.clear();
  Q_EMIT changed();
  choose({});
  reload();
}

void RunList::reload() {
  if (!m_folder)
    return;
  if (m_busy) {
    m_again = true;
    return;
  }
  m_busy = true;
  runAside(
      this, [folder = *m_folder] { return listRuns(folder); },
      [this, folder = *m_folder](Outcome<std::vector<RunSummary>> outcome) {
        m_busy = false;
        if (outcome.value && m_folder == folder)
          take(std::move(*outcome.value));
        if (std::exchange(m_again, false))
          reload();
      });
}

void RunList::take(std::vector<RunSummary> runs) {
  m_runs = std::move(runs);
  Q_EMIT changed();
  if (!find(m_chosen))
    choose(m_runs.empty() ? QString() : QString::fromStdString(m_runs.back().id));
}

const RunSummary* RunList::find(const QString& run) const {
  const auto found = std::ranges::find(m_runs, run.toStdString(), &RunSummary::id);
  return found == m_runs.end() ? nullptr : &*found;
}

std::filesystem::path RunList::folderOf(const QString& run) const {
  return m_folder.value_or("") / pathFrom(run);
}

void RunList::choose(const QString& run) {
  if (run == m_chosen)
    return;
  m_chosen = run;
  Q_EMIT chosenChanged(run);
}

void RunList::follow(const TrainingStatus& status) {
  const auto run = std::ranges::find(m_runs, status.run, &RunSummary::id);
  if (run == m_runs.end())
    return;
  using Phase = TrainingStatus::Phase;
  const RunState state = status.phase == Phase::Paused ? RunState::Paused
                         : status.phase == Phase::Idle ? status.ended.value_or(run->state)
                                                       : RunState::Running;
  const bool stateChanged = state != run->state;
  run->state = state;
  run->step = status.step;
  run->totalSteps = status.totalSteps;
  if (status.loss != 0)
    run->loss = status.loss;
  if (stateChanged)
    Q_EMIT changed();
  else
    Q_EMIT progressed(QString::fromStdString(status.run));
}

bool canResume(const RunSummary& run) {
  const bool rests =
      run.state == RunState::Paused || run.state == RunState::Stopped || run.state == RunState::Interrupted;
  return rests && run.step < run.totalSteps;
}

bool isComplete(const RunSummary& run) {
  return run.totalSteps > 0 && run.step >= run.totalSteps;
}

} // namespace deblend
