#include "../support/expect_error.h"
#include "run_requests.h"
#include "trained_project.h"

#include "data/npy.h"
#include "reflow/reflow.h"

#include <QtTest>

using namespace deblend;
namespace fs = std::filesystem;

namespace {

ReflowRequest requestFor(std::int64_t count) {
  ReflowRequest request;
  request.trajectory.count = count;
  request.trajectory.steps = 4;
  request.trajectory.seed = 3;
  request.selection.device = "cpu";
  return request;
}

Reflow reflowOf(const Project& project, const ReflowRequest& request, const SamplingProgress& progress = {}) {
  return reflow(project.folder(), project.document(), request, builtPlugins(), builtFolders(), progress);
}

std::size_t filesIn(const fs::path& folder) {
  if (!fs::exists(folder))
    return 0;
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), {}));
}

} // namespace

class TestReflow : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void pairsAreTheEndsOfTheRunsTrajectories() {
    const ScratchFolder folder;
    const Project project = trainedProject(folder / "p");
    const ReflowRequest request = requestFor(50);
    const Reflow made = reflowOf(project, request);
    TrajectoryRequest whole = request.trajectory;
    whole.keptStates = 0;
    const Trajectory trajectory =
        sampleRun(project.folder(), request.selection, whole, builtPlugins(), builtFolders()).trajectory;
    const NpyArray source = readNpy(made.source), target = readNpy(made.target);
    QVERIFY(source.shape == (SampleShape{50, 2}) && target.shape == (SampleShape{50, 2}));
    QVERIFY(std::ranges::equal(source.values, std::span(trajectory.states).first(100)));
    QVERIFY(std::ranges::equal(target.values, std::span(trajectory.states).last(100)));
  }

  void theExperimentTrainsLikeAnyOther() {
    const ScratchFolder folder;
    Project project = trainedProject(folder / "p");
    const Reflow made = reflowOf(project, requestFor(64));
    project.setDocument(made.document);
    project.save();
    const Experiment& experiment = project.document().experiment(made.experiment);
    QCOMPARE(experiment.trainingOptions.text("pairing"), std::string("index"));
    QVERIFY(fs::path(project.document().dataSet(experiment.source).spec.location).is_relative());
    RunRequest request = newRun();
    request.experiment = made.experiment;
    QCOMPARE(train(project, request).state, RunState::Finished);
    request.fromCheckpoint = ParentCheckpoint{"0001-mlp", 40};
    QCOMPARE(train(project, request).state, RunState::Finished);
  }

  void everyReflowHasNamesOfItsOwn() {
    const ScratchFolder folder;
    Project project = trainedProject(folder / "p");
    const Reflow first = reflowOf(project, requestFor(8));
    project.setDocument(first.document);
    const Reflow second = reflowOf(project, requestFor(8));
    QVERIFY(first.source != second.source && first.target != second.target);
    QVERIFY(first.experiment != second.experiment);
    QCOMPARE(second.document.experiments.size(), std::size_t{3});
    QCOMPARE(second.document.dataSets.size(), std::size_t{6});
  }

  void aCancelledReflowLeavesNothing() {
    const ScratchFolder folder;
    const Project project = trainedProject(folder / "p");
    const QString message = errorOf([&] { reflowOf(project, requestFor(50), [](double) { return false; }); });
    QVERIFY(!message.isEmpty());
    QVERIFY(!fs::exists(folder / "p/pairs"));
  }

  void whatCannotBeSampledIsRefused() {
    const ScratchFolder folder;
    const Project project = trainedProject(folder / "p");
    QVERIFY(isSentence(errorOf([&] { reflowOf(project, requestFor(0)); })));
    QCOMPARE(filesIn(folder / "p/pairs"), std::size_t{0});
  }

  void aOneSidedRunGoesOnLinearly() {
    const ScratchFolder folder;
    const Project project = Project::create(
        folder / "p",
        quickDocument({{"interpolant", "one_sided"}, {"prediction", "denoiser"}, {"cutoff", "0.01"}},
                      "gaussian"));
    QCOMPARE(train(project, newRun()).state, RunState::Finished);
    const Reflow made = reflowOf(project, requestFor(16));
    const Experiment& experiment = made.document.experiment(made.experiment);
    QCOMPARE(experiment.trainingOptions.text("interpolant"), std::string("linear"));
    QCOMPARE(experiment.trainingOptions.text("prediction"), std::string("velocity"));
  }

  void anArrayIsSeenAsThePictureItCameFrom() {
    const ScratchFolder folder;
    writeNpy(folder / "x.npy", {2, 1, 1, 2}, std::vector<float>{0, 0.25F, 0.5F, 1});
    DataSetSpec spec = parseDataSetSpec("points:x.npy,range=unit");
    DataFolders folders = builtFolders();
    folders.base = folder.path();
    QCOMPARE(summariseDataSet(spec, folders).sampleShape, (SampleShape{1, 1, 2}));
    QVERIFY(isSentence(errorOf([] { parseDataSetSpec("points:x.npy,range=loud"); })));
  }

  void aBlendThatDoesNotFitIsRefusedWhenTheProjectIsMade() {
    const QString message = errorOf([] { quickDocument({{"interpolant", "one_sided"}}); });
    QVERIFY2(isSentence(message) && message.contains("Gaussian"), qPrintable(message));
    QVERIFY(errorOf([] { quickDocument({{"latent", "brownian"}}); }).contains("cutoff"));
  }
};

QTEST_GUILESS_MAIN(TestReflow)
#include "tst_reflow.moc"
