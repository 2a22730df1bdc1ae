#include "polling.h"
#include "test_project.h"

#include "../support/expect_error.h"

#include "runs/run_catalog.h"

#include <QtTest>

#include <algorithm>
#include <chrono>

using namespace deblend;
namespace fs = std::filesystem;

namespace {

using Phase = TrainingStatus::Phase;

constexpr const char* endless = "1000000000";

RunRequest seeded(std::int64_t steps = 0) {
  RunRequest request;
  request.seed = 5;
  request.device = "cpu";
  if (steps > 0)
    request.steps = steps;
  return request;
}

std::int64_t lastCheckpoint(const Project& project, const std::string& run) {
  const auto all = listCheckpoints(checkpointsFolder(project.runsFolder() / run));
  return all.empty() ? -1 : all.back().step;
}

} // namespace

class TestBackgroundTraining : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void theStatusTellsWhatACouplingCosts() {
    const ScratchFolder folder;
    const Project project = quickProject(folder / "p", {{"pairing", "optimal"}});
    BackgroundTraining training(builtPlugins(), builtFolders());
    StatusLog log(training);
    training.start(project, seeded());
    QVERIFY(log.waitForEnd());
    const TrainingStatus status = log.update();
    QVERIFY(!status.values.empty());
    QVERIFY(status.values == training.takeMetrics().back().values);
    QVERIFY(std::ranges::find(status.values, "coupling_seconds", &std::pair<std::string, double>::first) !=
            status.values.end());
  }

  void trainsToTheEnd() {
    const ScratchFolder folder;
    const Project project = quickProject(folder / "p");
    BackgroundTraining training(builtPlugins(), builtFolders());
    QVERIFY(!training.isActive() && training.status().phase == Phase::Idle);
    StatusLog log(training);
    training.start(project, seeded());
    QVERIFY(log.waitForEnd());
    QVERIFY(log.ended == RunState::Finished && log.message.empty());
    QVERIFY(!training.isActive());
    const TrainingStatus status = log.update();
    QVERIFY(status.run == "0001-mlp" && status.step == 40 && status.totalSteps == 40 &&
            status.device == "cpu");
    QCOMPARE(status.checkpointsWritten, std::int64_t{3});
    QCOMPARE(status.threads, 1);
    QVERIFY(!status.ended); // told once
    const std::vector<MetricsRecord> metrics = training.takeMetrics();
    QCOMPARE(metrics.size(), std::size_t{5});
    QVERIFY(training.takeMetrics().empty());
    QCOMPARE(metrics.back().step, std::int64_t{40});
    QCOMPARE(listRuns(project.runsFolder()).back().loss.value_or(-1), metrics.back().loss);
  }

  void pausesResumesAndStops() {
    const ScratchFolder folder;
    const Project project = quickProject(folder / "p", {{"steps", endless}});
    BackgroundTraining training(builtPlugins(), builtFolders());
    StatusLog log(training);
    training.start(project, seeded());
    QVERIFY(log.waitForStep(20));
    training.pause();
    QVERIFY(log.waitFor(Phase::Paused));
    const std::int64_t paused = log.update().step;
    QCOMPARE(lastCheckpoint(project, "0001-mlp"), paused);
    QVERIFY(listRuns(project.runsFolder()).back().state == RunState::Paused);
    QVERIFY(training.isActive() && !log.ended);

    training.resume();
    QVERIFY(log.waitForStep(paused + 20));
    QVERIFY(log.update().phase == Phase::Running);
    training.stop();
    QVERIFY(log.waitForEnd());
    QVERIFY(log.ended == RunState::Stopped);
    QVERIFY(lastCheckpoint(project, "0001-mlp") > paused);
    QVERIFY(listRuns(project.runsFolder()).back().state == RunState::Stopped);
  }

  void stoppedWhilePausedIsStopped() {
    const ScratchFolder folder;
    const Project project = quickProject(folder / "p", {{"steps", endless}});
    BackgroundTraining training(builtPlugins(), builtFolders());
    StatusLog log(training);
    training.start(project, seeded());
    QVERIFY(log.waitForStep(8));
    training.pause();
    QVERIFY(log.waitFor(Phase::Paused));
    training.stop();
    QVERIFY(log.waitForEnd());
    QVERIFY(log.ended == RunState::Stopped);
    QVERIFY(listRuns(project.runsFolder()).back().state == RunState::Stopped);
  }

  void pausingChangesNothingInTheResult() {
    const ScratchFolder folder;
    const Project project = quickProject(folder / "p", {{"steps", "400"}, {"checkpoint_interval", "0"}});
    for (int pauses : {0, 3}) {
      BackgroundTraining training(builtPlugins(), builtFolders());
      StatusLog log(training);
      training.start(project, seeded());
      for (; pauses > 0; --pauses) {
        const bool runs = pollUntil([&] { return log.update().phase == Phase::Running || log.ended; });
        QVERIFY(runs);
        training.pause();
        QVERIFY(pollUntil([&] { return log.update().phase == Phase::Paused || log.ended; }));
        training.resume();
      }
      QVERIFY(log.waitForEnd());
    }
    for (const char* name : {"model.safetensors", "ema.safetensors", "training.safetensors"})
      QVERIFY(readFile(project.runsFolder() / "0001-mlp/checkpoints/step-00000400" / name) ==
              readFile(project.runsFolder() / "0002-mlp/checkpoints/step-00000400" / name));
  }

  void destroyedWhileRunningItSaves() {
    const ScratchFolder folder;
    const Project project = quickProject(folder / "p", {{"steps", endless}, {"checkpoint_interval", "0"}});
    {
      BackgroundTraining training(builtPlugins(), builtFolders());
      StatusLog log(training);
      training.start(project, seeded());
      QVERIFY(log.waitForStep(30));
    }
    QVERIFY(lastCheckpoint(project, "0001-mlp") >= 30);
    QVERIFY(listRuns(project.runsFolder()).back().state == RunState::Stopped);
  }

  void destroyedAtOnceItEnds() {
    const ScratchFolder folder;
    const Project project = quickProject(folder / "p", {{"steps", endless}});
    {
      BackgroundTraining training(builtPlugins(), builtFolders());
      training.start(project, seeded());
    }
    for (const RunSummary& run : listRuns(project.runsFolder()))
      QVERIFY(run.state == RunState::Stopped);
  }

  void askingNeverWaits() {
    // Each step takes far longer than all questions together may: none of them waits for a step.
    const ScratchFolder folder;
    const Project project = quickProject(folder / "p", {{"steps", endless},
                                                        {"width", "256"},
                                                        {"depth", "6"},
                                                        {"batch_size", "4096"},
                                                        {"metrics_interval", "1"},
                                                        {"checkpoint_interval", "0"}});
    BackgroundTraining training(builtPlugins(), builtFolders());
    StatusLog log(training);
    training.start(project, seeded());
    QVERIFY(log.waitForStep(2));
    std::int64_t questions = 0;
    const std::int64_t first = log.update().step;
    while (log.update().step == first) { // within one step
      training.takeMetrics();
      training.takeWeights();
      ++questions;
    }
    QVERIFY2(questions > 100, qPrintable(QString::number(questions)));
    training.stop();
    training.wait();
  }

  void liveWeightsGoOn() {
    const ScratchFolder folder;
    const Project project = quickProject(folder / "p", {{"steps", endless}, {"checkpoint_interval", "0"}});
    BackgroundTraining training(builtPlugins(), builtFolders());
    training.start(project, seeded());
    std::optional<LiveWeights> first;
    QVERIFY(pollUntil([&] { return (first = training.takeWeights()).has_value(); }));
    QVERIFY(first->run == "0001-mlp" && first->state && first->step > 0);
    std::optional<LiveWeights> second;
    QVERIFY(pollUntil([&] { return (second = training.takeWeights()).has_value(); }));
    QVERIFY(second->step > first->step && second->state != first->state);
    training.stop();
    training.wait();
  }

  void oneRunAtATime() {
    const ScratchFolder folder;
    const Project project = quickProject(folder / "p", {{"steps", endless}});
    BackgroundTraining training(builtPlugins(), builtFolders());
    StatusLog log(training);
    training.start(project, seeded());
    QVERIFY(log.waitForStep(8));
    training.start(project, seeded());
    QVERIFY(log.waitForStep(16));
    QCOMPARE(namesIn(project.runsFolder()).size(), std::size_t{1});
    training.stop();
    QVERIFY(log.waitForEnd());
    training.start(project, seeded(8));
    log.ended.reset();
    QVERIFY(log.waitForEnd());
    QVERIFY(log.ended == RunState::Finished);
    QCOMPARE(namesIn(project.runsFolder()).size(), std::size_t{2});
  }

  void failuresAreTold() {
    const ScratchFolder folder;
    const Project project = quickProject(folder / "p");
    BackgroundTraining training(builtPlugins(), builtFolders());
    StatusLog log(training);
    RunRequest request;
    request.experiment = "none";
    training.start(project, request);
    QVERIFY(log.waitForEnd());
    QVERIFY(log.ended == RunState::Failed);
    QVERIFY2(isSentence(QString::fromStdString(log.message)) &&
                 log.message.find("'none'") != std::string::npos,
             log.message.c_str());
    QVERIFY(namesIn(project.runsFolder()).empty());
  }

  void divergenceIsTold() {
    const ScratchFolder folder;
    writeFileAtomically(folder / "points.csv", "1e30,1e30\n");
    const Project project = Project::create(
        folder / "p", quickDocument({}, "gaussian", "points:" + (folder / "points.csv").string()));
    BackgroundTraining training(builtPlugins(), builtFolders());
    StatusLog log(training);
    training.start(project, seeded());
    QVERIFY(log.waitForEnd());
    QVERIFY(log.ended == RunState::Diverged);
    QVERIFY2(log.message.find("not finite") != std::string::npos, log.message.c_str());
  }

  void aReaderDoesNotTrain() {
    const ScratchFolder folder;
    const Project writer = quickProject(folder / "p");
    const Project reader = Project::open(
        folder / "p", builtPlugins()); // the lock is taken: by this process, but by another project
    QVERIFY(reader.readOnlyReason());
    BackgroundTraining training(builtPlugins(), builtFolders());
    StatusLog log(training);
    training.start(reader, seeded());
    QVERIFY(log.waitForEnd());
    QVERIFY(log.ended == RunState::Failed);
    QVERIFY2(log.message.find("can only be read") != std::string::npos, log.message.c_str());
    QVERIFY(namesIn(reader.runsFolder()).empty());
  }
};

QTEST_GUILESS_MAIN(TestBackgroundTraining)
#include "tst_background_training.moc"
