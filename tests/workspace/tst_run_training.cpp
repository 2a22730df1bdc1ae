#include "run_requests.h"

#include "../support/expect_error.h"
#include "../support/file_size_limit.h"
#include "evaluating/evaluation_log.h"

#include <QCoreApplication>
#include <QProcess>
#include <QtTest>

#include <iostream>

using namespace deblend;
namespace fs = std::filesystem;

namespace {

/// Everything recorded but the seconds.
std::vector<std::tuple<std::int64_t, double, double>> metricsOf(const fs::path& runFolder) {
  std::vector<std::tuple<std::int64_t, double, double>> metrics;
  for (const MetricsRecord& record : readMetrics(runFolder).records)
    metrics.emplace_back(record.step, record.loss, record.learningRate);
  return metrics;
}

/// As CSV; the square of the outlier's error is infinite.
std::string pointsWithAnOutlier(int ordinary) {
  std::string text = "1e30,1e30\n";
  for (int i = 0; i < ordinary; ++i)
    text += "0.5," + std::to_string(i % 10) + "\n";
  return text;
}

/// Another program that trains without end and says so after its second checkpoint.
int trainWithoutEnd(const char* folder) {
  const Project project = Project::open(folder, builtPlugins());
  RunRequest request = newRun();
  request.steps = 1'000'000'000;
  int checkpoints = 0;
  RunListener listener;
  listener.onCheckpoint = [&](const CheckpointManifest&) {
    if (++checkpoints == 2)
      std::cout << "trains" << std::endl;
  };
  train(project, request, listener);
  return 0;
}

} // namespace

class TestRunTraining : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void recordsARun() {
    const ScratchFolder folder;
    const Project project = quickProject(folder / "p");
    QVERIFY(train(project, newRun()).state == RunState::Finished);
    QVERIFY(namesIn(project.runsFolder()) == std::vector<std::string>{"0001-mlp"});
    const fs::path run = project.runsFolder() / "0001-mlp";
    QVERIFY(checkpointSteps(run) == (Steps{16, 32, 40}));
    QCOMPARE(metricsOf(run).size(), std::size_t{5});
    QVERIFY(readFile(checkpointsFolder(run) / "step-00000040/preview.png").size() > 100);
    const RunSummary summary = latestOf(project);
    QVERIFY(summary.state == RunState::Finished && summary.step == 40 && summary.totalSteps == 40 &&
            summary.number == 1);
    QVERIFY(summary.loss && summary.experiment == "ring to disk" && summary.parent.empty());
    const RunConfiguration configuration = readRunConfiguration(run, builtPlugins());
    QVERIFY(configuration.experiment == project.document().experiments.front());
    QCOMPARE(configuration.seed, std::uint64_t{5});
    QVERIFY(configuration.id == "0001-mlp" && configuration.device == "cpu" && !configuration.parent);
  }

  void resumingIsExact_data() {
    QTest::addColumn<int>("stopAt");
    QTest::newRow("at a checkpoint") << 16;
    QTest::newRow("between checkpoints") << 24;
  }

  void resumingIsExact() {
    QFETCH(int, stopAt);
    const ScratchFolder folder;
    const Project project = quickProject(folder / "p");
    train(project, newRun());
    QVERIFY(trainUntil(project, newRun(), stopAt).state == RunState::Stopped);
    QVERIFY(latestOf(project).state == RunState::Stopped && latestOf(project).step == stopAt);
    QVERIFY(train(project, resumed("latest")).state == RunState::Finished);
    const fs::path straight = project.runsFolder() / "0001-mlp";
    const fs::path cut = project.runsFolder() / "0002-mlp";
    QVERIFY(tensorsOf(cut, 40) == tensorsOf(straight, 40));
    QVERIFY(metricsOf(cut) == metricsOf(straight));
  }

  void pausingIsExact() {
    const ScratchFolder folder;
    const Project project = quickProject(folder / "p");
    train(project, newRun());
    RunTraining* running = nullptr;
    RunListener listener;
    listener.onMetrics = [&](const MetricsRecord& record) {
      if (record.step == 24)
        running->pause();
    };
    RunTraining training(prepare(project, newRun()), listener);
    running = &training;
    QVERIFY(training.train({}).state == RunState::Paused);
    const fs::path run = project.runsFolder() / "0002-mlp";
    QVERIFY(checkpointSteps(run) == (Steps{16, 24}));
    QVERIFY(summariseRun(run).state == RunState::Paused); // its program holds it still
    QVERIFY(training.train({}).state == RunState::Finished);
    QVERIFY(tensorsOf(run, 40) == tensorsOf(project.runsFolder() / "0001-mlp", 40));
    QVERIFY(metricsOf(run) == metricsOf(project.runsFolder() / "0001-mlp"));
  }

  void killedRunsAreInterruptedAndGoOn() {
    const ScratchFolder folder;
    {
      quickProject(folder / "p",
                   {{"checkpoint_interval", "20"}, {"metrics_interval", "10"}, {"schedule", "constant"}});
    }
    QProcess other;
    other.start(QCoreApplication::applicationFilePath(),
                {"--train", QString::fromStdString((folder / "p").string())});
    QVERIFY(other.waitForReadyRead(-1));
    const fs::path run = folder / "p/runs/0001-mlp";
    QVERIFY(summariseRun(run).state == RunState::Running);
    const QString busy = errorOf([&] {
      const Project reader = Project::open(folder / "p", builtPlugins(), Project::Access::Read);
      RunTraining(prepare(reader, resumed("1")), {});
    });
    QVERIFY2(isSentence(busy) && busy.contains("0001-mlp"), qPrintable(busy));
    other.kill();
    other.waitForFinished(-1);
    QVERIFY(summariseRun(run).state == RunState::Interrupted);

    const Project project = Project::open(folder / "p", builtPlugins());
    const std::int64_t last = checkpointSteps(run).back();
    const std::int64_t end = last + 30;
    QVERIFY(train(project, resumed("1", end)).state == RunState::Finished);
    RunRequest straight = newRun();
    straight.steps = end;
    train(project, straight);
    QVERIFY(tensorsOf(run, end) == tensorsOf(project.runsFolder() / "0002-mlp", end));
    QVERIFY(metricsOf(run) == metricsOf(project.runsFolder() / "0002-mlp"));
  }

  void goesOnPastThePlannedEnd() {
    const ScratchFolder folder;
    const Project project = quickProject(folder / "p");
    train(project, newRun());
    const QString message = errorOf([&] { prepare(project, resumed("latest")); });
    QVERIFY2(isSentence(message) && message.contains("40 of 40"), qPrintable(message));
    QVERIFY(train(project, resumed("latest", 60)).state == RunState::Finished);
    const RunSummary summary = latestOf(project);
    QVERIFY(summary.step == 60 && summary.totalSteps == 60 && summary.state == RunState::Finished);
    QVERIFY(!errorOf([&] { prepare(project, resumed("latest", 50)); }).isEmpty());
  }

  void aLongerPlanLastsOverResumptions() {
    const ScratchFolder folder;
    const Project project = quickProject(folder / "p");
    train(project, newRun());
    std::stop_source stopped;
    stopped.request_stop();
    QVERIFY(train(project, resumed("latest", 60), {}, stopped.get_token()).state == RunState::Stopped);
    QVERIFY(train(project, resumed("latest")).state == RunState::Finished);
    QCOMPARE(latestOf(project).step, std::int64_t{60});
  }

  void aNewRunLeavesOlderOnesAlone() {
    const ScratchFolder folder;
    const Project project = quickProject(folder / "p");
    train(project, newRun());
    const auto before = filesBelow(project.runsFolder() / "0001-mlp");
    train(project, newRun());
    QVERIFY(filesBelow(project.runsFolder() / "0001-mlp") == before);
    QVERIFY(tensorsOf(project.runsFolder() / "0002-mlp", 40) ==
            tensorsOf(project.runsFolder() / "0001-mlp", 40)); // the same seed
  }

  void divergenceNamesTheLastGoodCheckpoint() {
    const ScratchFolder folder;
    writeFileAtomically(folder / "points.csv", pointsWithAnOutlier(2000));
    const SetOptions options = {{"steps", "100000"}, {"checkpoint_interval", "2"}, {"metrics_interval", "2"}};
    const Project project = Project::create(
        folder / "p", quickDocument(options, "gaussian", "points:" + (folder / "points.csv").string()));
    const RunOutcome outcome = train(project, newRun()); // until a batch holds the outlier
    QVERIFY(outcome.state == RunState::Diverged);
    const fs::path run = project.runsFolder() / "0001-mlp";
    QVERIFY(!checkpointSteps(run).empty());
    const std::int64_t last = checkpointSteps(run).back();
    const QString message = QString::fromStdString(outcome.message);
    QVERIFY2(message.contains(QString("0001-mlp/%1:").arg(last)) && message.endsWith('.'),
             qPrintable(message));
    QVERIFY(readMetrics(run).records.back().step == last + 2);
    const RunSummary summary = summariseRun(run);
    QVERIFY(summary.state == RunState::Diverged && summary.message == outcome.message);

    RunRequest branch = newRun(6);
    branch.fromCheckpoint = ParentCheckpoint{"0001-mlp", last};
    branch.options = {{"steps", "4"}};
    QVERIFY(train(project, branch).state == RunState::Finished);
  }

  void divergenceWithoutACheckpointSaysSo() {
    const ScratchFolder folder;
    writeFileAtomically(folder / "points.csv", pointsWithAnOutlier(0));
    const Project project = Project::create(
        folder / "p", quickDocument({}, "gaussian", "points:" + (folder / "points.csv").string()));
    const RunOutcome outcome = train(project, newRun());
    QVERIFY(outcome.state == RunState::Diverged);
    QVERIFY2(outcome.message.find("no checkpoint") != std::string::npos, outcome.message.c_str());
    QVERIFY(checkpointSteps(project.runsFolder() / "0001-mlp").empty());
  }

  void aFullDiskPausesWithoutLoss() {
    const ScratchFolder folder;
    const Project project = quickProject(folder / "p");
    train(project, newRun());
    RunTraining training(prepare(project, newRun()), {});
    {
      const FileSizeLimit limit(1000);
      const RunOutcome outcome = training.train({});
      QVERIFY(outcome.state == RunState::Failed);
      QVERIFY2(isSentence(QString::fromStdString(outcome.message)), outcome.message.c_str());
    }
    QVERIFY(checkpointSteps(project.runsFolder() / "0002-mlp").empty());
    QVERIFY(training.train({}).state == RunState::Finished); // once there is room, nothing was lost
    QVERIFY(tensorsOf(project.runsFolder() / "0002-mlp", 40) ==
            tensorsOf(project.runsFolder() / "0001-mlp", 40));
  }

  void retentionKeepsWhatItSays() {
    const ScratchFolder folder;
    const Project project = quickProject(
        folder / "p", {{"checkpoint_interval", "4"}, {"metrics_interval", "4"}, {"keep_every", "3"}});
    train(project, newRun());
    const fs::path run = project.runsFolder() / "0001-mlp";
    const Steps kept = checkpointSteps(run);
    for (const std::int64_t step : {4, 16, 28, 40}) // ordinals 0, 3, 6, 9
      QVERIFY(std::ranges::find(kept, step) != kept.end());
    const std::int64_t best = readManifest(findCheckpoint(run, "best")).step;
    QVERIFY(kept.size() <= 5 && std::ranges::find(kept, best) != kept.end());
    QCOMPARE(namesIn(checkpointsFolder(run)).size(), kept.size()); // and nothing half deleted
  }

  void retentionKeepsTheBestByAnyMetric() {
    const ScratchFolder folder;
    const Project project = quickProject(
        folder / "p", {{"checkpoint_interval", "4"}, {"metrics_interval", "4"}, {"keep_every", "0"}});
    const fs::path run = project.runsFolder() / "0001-mlp";
    RunListener listener;
    listener.onCheckpoint = [&run](const CheckpointManifest& manifest) {
      if (manifest.step > 12)
        return;
      Evaluation evaluation;
      evaluation.run = "0001-mlp";
      evaluation.checkpoint = manifest.step;
      evaluation.metrics = {{"sliced_wasserstein", manifest.step == 8 ? 0.1 : 0.2, 0.05}};
      keepEvaluation(run, evaluation);
    };
    train(project, newRun(), listener);
    const Steps kept = checkpointSteps(run);
    QVERIFY(std::ranges::find(kept, 8) != kept.end());
    QVERIFY(kept.size() <= 3);
    QCOMPARE(readManifest(findCheckpoint(run, "best:sliced_wasserstein")).step, std::int64_t{8});
  }
};

int main(int argc, char** argv) {
  QCoreApplication application(argc, argv);
  if (argc == 3 && QByteArray(argv[1]) == "--train")
    return trainWithoutEnd(argv[2]);
  TestRunTraining test;
  return QTest::qExec(&test, argc, argv);
}

#include "tst_run_training.moc"
