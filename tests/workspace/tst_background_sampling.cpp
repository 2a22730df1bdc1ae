#include "polling.h"
#include "trained_project.h"

#include "../support/expect_error.h"

#include "background/background_sampling.h"
#include "exporting/run_sampling.h"
#include "runs/run_catalog.h"

#include <QtTest>

using namespace deblend;
namespace fs = std::filesystem;

namespace {

SamplingSubject subjectOf(const Project& project, std::int64_t step) {
  return {project.runsFolder() / "0001-mlp", step, nullptr};
}

/// The next result of that kind of request; a message if none comes.
template <typename Kind>
SamplingResult nextResult(BackgroundSampling& sampling) {
  SamplingResult found{{}, {}, std::nullopt, "no result came"};
  pollUntil([&] {
    for (SamplingResult& result : sampling.takeResults())
      if (std::holds_alternative<Kind>(result.request)) {
        found = std::move(result);
        return true;
      }
    return false;
  });
  return found;
}

} // namespace

class TestBackgroundSampling : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void givesWhatTheCommandLineGives() {
    const ScratchFolder folder;
    const Project project = trainedProject(folder / "p");
    BackgroundSampling sampling(builtPlugins(), builtFolders());
    const TrajectoryRequest request{.count = 20, .steps = 8, .seed = 3};
    for (const std::int64_t step : {16, 40, 16}) { // and the weights of the one do not stay for the other
      sampling.request(subjectOf(project, step), request);
      const SamplingResult result = nextResult<TrajectoryRequest>(sampling);
      QVERIFY2(result.preview.has_value(), result.message.c_str());
      QCOMPARE(result.subject.step, step);
      const SampledRun expected = sampleRun(project.folder(), {"latest", std::to_string(step), "cpu"},
                                            request, builtPlugins(), builtFolders());
      QVERIFY(std::get<Trajectory>(*result.preview).states == expected.trajectory.states);
    }
    QVERIFY(!sampling.isBusy());
  }

  void kindsDoNotReplaceEachOther() {
    const ScratchFolder folder;
    const Project project = trainedProject(folder / "p");
    BackgroundSampling sampling(builtPlugins(), builtFolders());
    sampling.request(subjectOf(project, 40), TrajectoryRequest{.count = 5, .steps = 4});
    sampling.request(subjectOf(project, 40), VectorFieldRequest{});
    sampling.request(subjectOf(project, 40), ScalarsRequest{});
    std::array<bool, 3> seen{};
    QVERIFY(pollUntil([&] {
      for (const SamplingResult& result : sampling.takeResults())
        seen[result.request.index()] = result.preview.has_value();
      return seen[0] && seen[1] && seen[2];
    }));
  }

  void theLatestWins() {
    const ScratchFolder folder;
    const Project project = trainedProject(folder / "p");
    BackgroundSampling sampling(builtPlugins(), builtFolders());
    // The first would take minutes: it must be cancelled, and those that wait must be replaced.
    sampling.request(subjectOf(project, 16),
                     TrajectoryRequest{.count = 20'000, .steps = 100'000, .keptStates = 1});
    QVERIFY(sampling.isBusy());
    for (std::uint64_t seed = 1; seed <= 50; ++seed)
      sampling.request(subjectOf(project, 40), TrajectoryRequest{.count = 5, .steps = 4, .seed = seed});
    std::uint64_t last = 0;
    int results = 0;
    QVERIFY(pollUntil([&] {
      for (const SamplingResult& result : sampling.takeResults()) {
        last = std::get<TrajectoryRequest>(result.request).seed;
        results += result.preview ? 1 : 0;
      }
      return last == 50;
    }));
    QVERIFY(results <= 50);
    QVERIFY(pollUntil([&] { return !sampling.isBusy(); }));
    QVERIFY(sampling.takeResults().empty()); // nothing older comes late
  }

  void worksWhileARunTrains() {
    const ScratchFolder folder;
    const Project project = quickProject(folder / "p", {{"steps", "1000000000"}});
    BackgroundTraining training(builtPlugins(), builtFolders());
    training.start(project, {});
    std::optional<LiveWeights> weights;
    QVERIFY(pollUntil([&] { return (weights = training.takeWeights()).has_value(); }));
    BackgroundSampling sampling(builtPlugins(), builtFolders());
    const SamplingSubject live{project.runsFolder() / weights->run, weights->step, weights->state};
    sampling.request(live, TrajectoryRequest{.count = 50, .steps = 8});
    const SamplingResult first = nextResult<TrajectoryRequest>(sampling);
    QVERIFY2(first.preview.has_value(), first.message.c_str());
    QVERIFY(training.status().phase == TrainingStatus::Phase::Running);
    sampling.request(live, TrajectoryRequest{.count = 50, .steps = 8});
    const SamplingResult again = nextResult<TrajectoryRequest>(sampling);
    QVERIFY(std::get<Trajectory>(*again.preview).states ==
            std::get<Trajectory>(*first.preview).states); // weights that do not move
    training.stop();
    training.wait();
  }

  void damagedCheckpointsAreToldAndStopNothing() {
    const ScratchFolder folder;
    const Project project = trainedProject(folder / "p");
    const fs::path weights = project.runsFolder() / "0001-mlp/checkpoints/step-00000032/ema.safetensors";
    std::string bytes = readTextFile(weights);
    bytes.back() = static_cast<char>(bytes.back() ^ 1);
    writeFileAtomically(weights, bytes);
    BackgroundSampling sampling(builtPlugins(), builtFolders());
    for (const std::int64_t step : {32, 33}) {
      sampling.request(subjectOf(project, step), TrajectoryRequest{.count = 5, .steps = 4});
      const SamplingResult result = nextResult<TrajectoryRequest>(sampling);
      QVERIFY(!result.preview);
      const QString message = QString::fromStdString(result.message);
      QVERIFY2(isSentence(message) && message.contains(QString("step-%1").arg(step, 8, 10, QChar('0'))),
               qPrintable(message));
    }
    sampling.request(subjectOf(project, 16), TrajectoryRequest{.count = 5, .steps = 4});
    QVERIFY(nextResult<TrajectoryRequest>(sampling).preview.has_value());
  }

  void aMissingRunIsTold() {
    const ScratchFolder folder;
    const Project project = trainedProject(folder / "p");
    BackgroundSampling sampling(builtPlugins(), builtFolders());
    sampling.request({project.runsFolder() / "0007-mlp", 16, nullptr}, VectorFieldRequest{});
    const SamplingResult result = nextResult<VectorFieldRequest>(sampling);
    QVERIFY(!result.preview);
    QVERIFY2(isSentence(QString::fromStdString(result.message)), result.message.c_str());
  }

  void endsWhileItSamples() {
    const ScratchFolder folder;
    const Project project = trainedProject(folder / "p");
    BackgroundSampling sampling(builtPlugins(), builtFolders());
    sampling.request(subjectOf(project, 40),
                     TrajectoryRequest{.count = 20'000, .steps = 100'000, .keptStates = 1});
    QVERIFY(sampling.isBusy()); // destroying it must not wait for the end: the test would run into its limit
  }
};

QTEST_GUILESS_MAIN(TestBackgroundSampling)
#include "tst_background_sampling.moc"
