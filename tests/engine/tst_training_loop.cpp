#include "../support/expect_error.h"

#include "training/training_loop.h"

#include <QtTest>

#include <cmath>
#include <limits>

using namespace deblend;

namespace {

/// A trainer that only counts: the loss of step n is n.
class CountingTrainer : public Trainer {
public:
  void step() override {
    ++m_steps;
    m_sum += m_steps == divergesAt ? std::nan("") : static_cast<double>(m_steps);
    ++m_since;
    if (onStep)
      onStep(m_steps);
  }
  std::int64_t stepCount() const override { return m_steps; }
  LossReport takeLossReport() override {
    const LossReport report{m_since > 0 ? m_sum / static_cast<double>(m_since) : 0, m_since, 0.001};
    m_sum = 0;
    m_since = 0;
    return report;
  }
  bool isFinite() const override { return std::isfinite(m_sum) && m_steps < spoiledFrom; }
  Preview preview(const PreviewRequest&, const std::function<bool()>&) override { return Scalars{}; }
  std::shared_ptr<const TrainerState> state(StateParts) const override { return nullptr; }
  void restore(const TrainerState&) override {}

  std::int64_t divergesAt = -1;
  std::int64_t spoiledFrom = std::numeric_limits<std::int64_t>::max();
  std::function<void(std::int64_t)> onStep;

private:
  std::int64_t m_steps = 0;
  std::int64_t m_since = 0;
  double m_sum = 0;
};

class Recorder : public TrainingObserver {
public:
  void onMetrics(const MetricsRecord& record) override { metrics.push_back(record); }
  void onCheckpoint(Trainer& trainer, const MetricsRecord& record) override {
    if (failures > 0) {
      --failures;
      throw Error("The disk is full.");
    }
    QCOMPARE(trainer.stepCount(), record.step);
    checkpoints.push_back(record);
  }
  void onBreather(Trainer&) override { ++breathers; }

  std::vector<std::int64_t> metricsSteps() const { return stepsOf(metrics); }
  std::vector<std::int64_t> checkpointSteps() const { return stepsOf(checkpoints); }

  std::vector<MetricsRecord> metrics;
  std::vector<MetricsRecord> checkpoints;
  int failures = 0;
  int breathers = 0;

private:
  static std::vector<std::int64_t> stepsOf(const std::vector<MetricsRecord>& records) {
    std::vector<std::int64_t> steps;
    for (const MetricsRecord& record : records)
      steps.push_back(record.step);
    return steps;
  }
};

using Steps = std::vector<std::int64_t>;

} // namespace

class TestTrainingLoop : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void reportsAndSavesAtTheirIntervals() {
    CountingTrainer trainer;
    Recorder recorder;
    TrainingLoop loop(trainer, {.totalSteps = 10, .metricsInterval = 3, .checkpointInterval = 4}, recorder);
    QVERIFY(loop.run({}) == LoopEnd::Finished);
    QVERIFY(recorder.metricsSteps() == (Steps{3, 6, 9, 10}));
    QVERIFY(recorder.checkpointSteps() == (Steps{4, 8, 10}));
    QCOMPARE(recorder.metrics[0].loss, 2.0); // of 1, 2, 3
    QCOMPARE(recorder.metrics[1].loss, 5.0); // of 4, 5, 6
    QCOMPARE(recorder.metrics[3].loss, 10.0);
    QCOMPARE(loop.latest().step, std::int64_t{10});
  }

  void theLastCheckpointIsSavedOnce() {
    CountingTrainer trainer;
    Recorder recorder;
    TrainingLoop loop(trainer, {.totalSteps = 8, .metricsInterval = 4, .checkpointInterval = 4}, recorder);
    loop.run({});
    QVERIFY(recorder.checkpointSteps() == (Steps{4, 8}));
    QVERIFY(loop.run({}) == LoopEnd::Finished);
    QVERIFY(recorder.checkpointSteps() == (Steps{4, 8}));
  }

  void withoutAnIntervalTheEndAloneIsSaved() {
    CountingTrainer trainer;
    Recorder recorder;
    TrainingLoop(trainer, {.totalSteps = 50, .metricsInterval = 7, .checkpointInterval = 0}, recorder)
        .run({});
    QVERIFY(recorder.checkpointSteps() == Steps{50});
  }

  void aCheckpointTellsTheMeanSinceTheOneBefore() {
    CountingTrainer trainer;
    Recorder recorder;
    TrainingLoop(trainer, {.totalSteps = 8, .metricsInterval = 2, .checkpointInterval = 4}, recorder).run({});
    QCOMPARE(recorder.checkpoints[0].loss, 2.5); // of 1 to 4
    QCOMPARE(recorder.checkpoints[1].loss, 6.5); // of 5 to 8
  }

  void anUnknownLossIsNotANumber() {
    CountingTrainer trainer;
    Recorder recorder;
    TrainingLoop(trainer, {.totalSteps = 20, .metricsInterval = 16, .checkpointInterval = 5}, recorder)
        .run({});
    QVERIFY(
        std::isnan(recorder.checkpoints[0].loss)); // nothing was reported yet: not 0, which would be the best
    QCOMPARE(recorder.checkpoints[3].loss, 10.5);
  }

  void stopsWithinOneStep() {
    CountingTrainer trainer;
    Recorder recorder;
    std::stop_source source;
    trainer.onStep = [&](std::int64_t step) {
      if (step == 5)
        source.request_stop();
    };
    TrainingLoop loop(trainer, {.totalSteps = 100, .metricsInterval = 3, .checkpointInterval = 40}, recorder);
    QVERIFY(loop.run(source.get_token()) == LoopEnd::Stopped);
    QCOMPARE(trainer.stepCount(), std::int64_t{5});
    QVERIFY(recorder.checkpointSteps() == Steps{5});
  }

  void stoppedBeforeTheFirstStep() {
    CountingTrainer trainer;
    Recorder recorder;
    std::stop_source source;
    source.request_stop();
    QVERIFY(TrainingLoop(trainer, {.totalSteps = 10}, recorder).run(source.get_token()) == LoopEnd::Stopped);
    QCOMPARE(trainer.stepCount(), std::int64_t{0});
    QVERIFY(recorder.checkpoints.empty());
  }

  void aStopAtTheLastStepIsTheEnd() {
    CountingTrainer trainer;
    Recorder recorder;
    std::stop_source source;
    trainer.onStep = [&](std::int64_t step) {
      if (step == 10)
        source.request_stop();
    };
    QVERIFY(TrainingLoop(trainer, {.totalSteps = 10}, recorder).run(source.get_token()) == LoopEnd::Finished);
  }

  void pausesAndGoesOn() {
    CountingTrainer trainer;
    Recorder recorder;
    TrainingLoop loop(trainer, {.totalSteps = 20, .metricsInterval = 4, .checkpointInterval = 0}, recorder);
    trainer.onStep = [&](std::int64_t step) {
      if (step == 6)
        loop.pause();
    };
    QVERIFY(loop.run({}) == LoopEnd::Paused);
    QCOMPARE(trainer.stepCount(), std::int64_t{6});
    QVERIFY(recorder.checkpointSteps() == Steps{6});
    QVERIFY(loop.run({}) == LoopEnd::Finished);
    QVERIFY(recorder.checkpointSteps() == (Steps{6, 20}));
    QVERIFY(recorder.metricsSteps() == (Steps{4, 8, 12, 16, 20}));
    QCOMPARE(recorder.metrics[1].loss, 6.5); // of 5 to 8: the pause cut nothing off
  }

  void aDivergedLossSavesNothing() {
    CountingTrainer trainer;
    trainer.divergesAt = 7;
    Recorder recorder;
    TrainingLoop loop(trainer, {.totalSteps = 100, .metricsInterval = 4, .checkpointInterval = 4}, recorder);
    QVERIFY(loop.run({}) == LoopEnd::Diverged);
    QVERIFY(recorder.checkpointSteps() == Steps{4});
    QVERIFY(recorder.metricsSteps() == (Steps{4, 8}));
    QVERIFY(std::isnan(recorder.metrics.back().loss));
  }

  void spoiledWeightsAreNotSaved_data() {
    QTest::addColumn<int>("spoiledFrom");
    QTest::addColumn<int>("stopAt");
    QTest::newRow("at a checkpoint") << 6 << -1;
    QTest::newRow("on a stop") << 6 << 6;
    QTest::newRow("at the end") << 20 << -1;
  }

  void spoiledWeightsAreNotSaved() {
    QFETCH(int, spoiledFrom);
    QFETCH(int, stopAt);
    CountingTrainer trainer;
    trainer.spoiledFrom = spoiledFrom;
    std::stop_source source;
    trainer.onStep = [&](std::int64_t step) {
      if (step == stopAt)
        source.request_stop();
    };
    Recorder recorder;
    const LoopSettings settings{.totalSteps = 20, .metricsInterval = 100, .checkpointInterval = 4};
    QVERIFY(TrainingLoop(trainer, settings, recorder).run(source.get_token()) == LoopEnd::Diverged);
    for (const std::int64_t step : recorder.checkpointSteps())
      QVERIFY(step < spoiledFrom);
  }

  void aFailedCheckpointIsTriedAgain() {
    CountingTrainer trainer;
    Recorder recorder;
    recorder.failures = 1;
    TrainingLoop loop(trainer, {.totalSteps = 10, .metricsInterval = 5, .checkpointInterval = 0}, recorder);
    QCOMPARE(errorOf([&] { loop.run({}); }), QString("The disk is full."));
    QCOMPARE(trainer.stepCount(), std::int64_t{10});
    QVERIFY(loop.run({}) == LoopEnd::Finished);
    QVERIFY(recorder.checkpointSteps() == Steps{10});
  }

  void goesOnAfterAFailureOnTheWay() {
    CountingTrainer trainer;
    Recorder recorder;
    recorder.failures = 1;
    TrainingLoop loop(trainer,
                      {.totalSteps = 12, .metricsInterval = 3, .checkpointInterval = 4, .secondsBefore = 100},
                      recorder);
    QVERIFY(!errorOf([&] { loop.run({}); }).isEmpty());
    QCOMPARE(trainer.stepCount(), std::int64_t{4});
    QVERIFY(loop.run({}) == LoopEnd::Finished);
    QVERIFY(recorder.metricsSteps() == (Steps{3, 6, 9, 12}));
    QVERIFY(recorder.checkpointSteps() == (Steps{8, 12}));
    QVERIFY(std::ranges::is_sorted(recorder.metrics, {}, &MetricsRecord::seconds));
  }

  void secondsGoOnFromEarlierOnes() {
    CountingTrainer trainer;
    Recorder recorder;
    TrainingLoop loop(trainer,
                      {.totalSteps = 8, .metricsInterval = 2, .checkpointInterval = 0, .secondsBefore = 50},
                      recorder);
    loop.run({});
    QVERIFY(recorder.metrics.front().seconds >= 50);
    QVERIFY(std::ranges::is_sorted(recorder.metrics, {}, &MetricsRecord::seconds));
  }

  void secondsNeverFallOverAFailure() {
    CountingTrainer trainer;
    Recorder recorder;
    recorder.failures = 1;
    std::int64_t slow = 0;
    trainer.onStep = [&](std::int64_t) { // each step takes a moment that the clock can see
      const auto start = std::chrono::steady_clock::now();
      while (std::chrono::steady_clock::now() - start < std::chrono::milliseconds(1))
        ++slow;
    };
    TrainingLoop loop(trainer, {.totalSteps = 8, .metricsInterval = 1, .checkpointInterval = 4}, recorder);
    QVERIFY(!errorOf([&] { loop.run({}); }).isEmpty());
    loop.run({});
    QVERIFY(std::ranges::is_sorted(recorder.metrics, {}, &MetricsRecord::seconds));
    QVERIFY(slow > 0);
  }

  void watchersGetAMomentBetweenSteps() {
    CountingTrainer trainer;
    Recorder recorder;
    TrainingLoop(trainer, {.totalSteps = 3}, recorder).run({});
    QVERIFY(recorder.breathers >= 1);
  }
};

QTEST_APPLESS_MAIN(TestTrainingLoop)
#include "tst_training_loop.moc"
