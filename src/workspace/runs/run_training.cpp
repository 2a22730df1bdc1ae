#include "runs/run_training.h"

#include "core/error.h"
#include "evaluating/evaluation_log.h"
#include "runs/checkpoint_preview.h"
#include "runs/clock.h"

#include <fmt/format.h>

#include <set>

namespace deblend {
namespace {

LoopSettings loopSettings(const PreparedRun& run) {
  const OptionValues& options = run.configuration.experiment.trainingOptions;
  return {run.totalSteps, options.integer("metrics_interval"), options.integer("checkpoint_interval"),
          run.secondsBefore};
}

/// The checkpoints that `best:METRIC` names, by the evaluations so far. A damaged file of evaluations names
/// none.
std::set<std::int64_t> bestByAnyMetric(const std::filesystem::path& run,
                                       const std::vector<CheckpointManifest>& checkpoints) {
  std::vector<std::int64_t> steps;
  for (const CheckpointManifest& each : checkpoints)
    steps.push_back(each.step);
  std::set<std::int64_t> best;
  try {
    const std::vector<Evaluation> evaluations = readEvaluations(run);
    for (const std::string& metric : metricNames())
      if (const auto step = bestEvaluatedStep(evaluations, metric, steps))
        best.insert(*step);
  } catch (const Error&) {
    return {};
  }
  return best;
}

} // namespace

RunTraining::RunTraining(PreparedRun run, RunListener listener)
    : m_run(std::move(run)), m_listener(std::move(listener)), m_lock(m_run.folder), m_metrics(m_run.folder),
      m_loop(*m_run.trainer, loopSettings(m_run), *this), m_checkpointCount(m_run.checkpointCount) {
  record(m_run.resumed ? "resumed" : "started");
}

RunTraining::~RunTraining() = default;

RunOutcome RunTraining::train(std::stop_token stop) {
  RunOutcome outcome;
  try {
    outcome = trainOn(stop);
    record(toText(outcome.state), outcome.message);
  } catch (const std::exception& error) {
    outcome = {RunState::Failed, error.what()};
    try {
      record("failed", outcome.message);
    } catch (const Error&) {
      // The disk that refused the training refuses this line as well; the outcome says it.
    }
  }
  return outcome;
}

RunOutcome RunTraining::trainOn(std::stop_token stop) {
  switch (m_loop.run(stop)) {
  case LoopEnd::Finished:
    return {RunState::Finished, {}};
  case LoopEnd::Stopped:
    return {RunState::Stopped, {}};
  case LoopEnd::Paused:
    return {RunState::Paused, {}};
  case LoopEnd::Diverged:
    return {RunState::Diverged, divergenceMessage()};
  }
  return {};
}

std::string RunTraining::divergenceMessage() const {
  const std::vector<CheckpointManifest> checkpoints = listCheckpoints(checkpointsFolder(m_run.folder));
  const std::string what = fmt::format("The loss of the run '{}' was not finite any more at step {}.",
                                       m_run.configuration.id, stepCount());
  if (checkpoints.empty())
    return what + " There is no checkpoint before it: begin again with a lower learning rate or with "
                  "gradient clipping.";
  return fmt::format("{} The last good checkpoint is {}/{}: begin a new run from it with a lower learning "
                     "rate or with gradient clipping.",
                     what, m_run.configuration.id, checkpoints.back().step);
}

void RunTraining::record(const std::string& event, const std::string& message) {
  m_metrics.append(RunEvent{event, stepCount(), m_run.totalSteps, message});
}

void RunTraining::onMetrics(const MetricsRecord& metrics) {
  m_metrics.append(metrics);
  if (m_listener.onMetrics)
    m_listener.onMetrics(metrics);
}

void RunTraining::onCheckpoint(Trainer& trainer, const MetricsRecord& metrics) {
  m_metrics.flush();
  CheckpointManifest manifest;
  manifest.step = metrics.step;
  manifest.ordinal = m_checkpointCount;
  manifest.totalSteps = m_run.totalSteps;
  manifest.loss = metrics.loss;
  manifest.seconds = metrics.seconds;
  manifest.created = timeNow();
  std::vector<ExtraFile> extra;
  if (auto picture = checkpointPreview(*m_run.modelType, trainer))
    extra.push_back({"preview.png", std::move(*picture)});
  manifest =
      writeCheckpoint(checkpointsFolder(m_run.folder), *trainer.state(StateParts::All), manifest, extra);
  ++m_checkpointCount;
  applyRetention();
  if (m_listener.onCheckpoint)
    m_listener.onCheckpoint(manifest);
}

void RunTraining::applyRetention() {
  const std::int64_t keepEvery = m_run.configuration.experiment.trainingOptions.integer("keep_every");
  if (keepEvery == 1)
    return;
  const std::filesystem::path folder = checkpointsFolder(m_run.folder);
  const std::vector<CheckpointManifest> checkpoints = listCheckpoints(folder);
  const std::set<std::int64_t> best = bestByAnyMetric(m_run.folder, checkpoints);
  for (const std::int64_t step : expendableCheckpoints(checkpoints, keepEvery)) {
    if (best.contains(step))
      continue;
    std::error_code ignored;
    // Without its manifest it is no checkpoint any more, whatever happens halfway.
    std::filesystem::remove(folder / checkpointFolderName(step) / "manifest.json", ignored);
    std::filesystem::remove_all(folder / checkpointFolderName(step), ignored);
  }
}

void RunTraining::onBreather(Trainer& trainer) {
  if (m_listener.onBreather)
    m_listener.onBreather(trainer);
}

} // namespace deblend
