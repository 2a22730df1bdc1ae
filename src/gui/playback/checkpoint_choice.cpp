#include "playback/checkpoint_choice.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace deblend {

void CheckpointChoice::setRun(const QString& run) {
  if (run == m_run)
    return;
  m_run = run;
  m_checkpoints.clear();
  m_liveAvailable = false;
  m_live = false;
  m_followsLast = true;
  m_step.reset();
  m_wanted.reset();
  Q_EMIT listChanged();
  Q_EMIT choiceChanged();
}

void CheckpointChoice::setCheckpoints(std::vector<CheckpointManifest> checkpoints) {
  m_checkpoints = std::move(checkpoints);
  Q_EMIT listChanged();
  if (const auto wanted = m_checkpoints.empty() ? std::nullopt : std::exchange(m_wanted, std::nullopt)) {
    chooseStep(*wanted);
    if (m_step == wanted)
      return;
  }
  if (m_live)
    return;
  if (m_followsLast || !m_step || m_checkpoints.empty()) {
    chooseLast();
    return;
  }
  const std::int64_t wanted = *m_step;
  const auto nearest = std::ranges::min_element(m_checkpoints, {}, [&](const CheckpointManifest& checkpoint) {
    return std::abs(checkpoint.step - wanted);
  });
  settle(false, nearest->step);
}

void CheckpointChoice::setLiveAvailable(bool available) {
  if (available == m_liveAvailable)
    return;
  m_liveAvailable = available;
  Q_EMIT listChanged();
  if (available && m_followsLast)
    chooseLive();
  else if (m_live)
    chooseLast();
}

std::optional<std::int64_t> CheckpointChoice::step() const {
  return m_live ? std::nullopt : m_step;
}

int CheckpointChoice::place() const {
  if (m_live)
    return static_cast<int>(m_checkpoints.size());
  const auto found =
      std::ranges::find(m_checkpoints, m_step, [](const auto& c) { return std::optional(c.step); });
  return found == m_checkpoints.end() ? -1 : static_cast<int>(found - m_checkpoints.begin());
}

void CheckpointChoice::choosePlace(int place) {
  const int count = static_cast<int>(m_checkpoints.size());
  if (place >= 0 && place < count)
    settle(false, m_checkpoints[static_cast<std::size_t>(place)].step);
  else if (place == count)
    chooseLive();
}

void CheckpointChoice::chooseStep(qint64 step) {
  if (m_checkpoints.empty())
    m_wanted = step;
  else if (std::ranges::any_of(m_checkpoints,
                               [&](const auto& checkpoint) { return checkpoint.step == step; }))
    settle(false, step);
}

void CheckpointChoice::chooseLive() {
  if (m_liveAvailable)
    settle(true, m_step);
}

void CheckpointChoice::chooseLast() {
  settle(false, m_checkpoints.empty() ? std::nullopt : std::optional(m_checkpoints.back().step), true);
}

void CheckpointChoice::chooseBest() {
  const auto best = std::ranges::min_element(m_checkpoints, {}, &CheckpointManifest::loss);
  if (best != m_checkpoints.end())
    settle(false, best->step);
}

void CheckpointChoice::settle(bool live, std::optional<std::int64_t> step, bool followsLast) {
  m_followsLast = followsLast;
  if (live == m_live && step == m_step)
    return;
  m_live = live;
  m_step = step;
  Q_EMIT choiceChanged();
}

} // namespace deblend
