#include "run_requests.h"

#include "../support/expect_error.h"

#include <QtTest>

#include <cstring>
#include <fstream>

using namespace deblend;
namespace fs = std::filesystem;

namespace {

/// A safetensors file without its header, which tells the step.
std::string dataOf(const fs::path& file) {
  const std::string bytes = readTextFile(file);
  std::uint64_t headerLength = 0;
  std::memcpy(&headerLength, bytes.data(), sizeof headerLength);
  return bytes.substr(sizeof headerLength + headerLength);
}

} // namespace

class TestPrepareRun : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void numbersAreNeverUsedTwice() {
    const ScratchFolder folder;
    const Project project = quickProject(folder / "p");
    QVERIFY(createRunFolder(project.runsFolder(), "mlp").filename() == "0001-mlp");
    QVERIFY(createRunFolder(project.runsFolder(), "unet").filename() == "0002-unet");
    fs::remove_all(project.runsFolder() / "0001-mlp");
    QVERIFY(createRunFolder(project.runsFolder(), "mlp").filename() == "0003-mlp");
    fs::create_directory(project.runsFolder() / "9999-mlp");
    QVERIFY(createRunFolder(project.runsFolder(), "mlp").filename() == "10000-mlp");
    QVERIFY(findRun(project.runsFolder(), "latest").filename() == "10000-mlp");
    QVERIFY(findRun(project.runsFolder(), "3").filename() == "0003-mlp");
    QVERIFY(findRun(project.runsFolder(), "0002").filename() == "0002-unet");
  }

  void aDrawnSeedDiffers() {
    const ScratchFolder folder;
    const Project project = quickProject(folder / "p");
    QVERIFY(prepare(project, {}).configuration.seed != prepare(project, {}).configuration.seed);
  }

  void epochsDecideTheSteps() {
    const ScratchFolder folder;
    writeFileAtomically(folder / "points.csv", "0,0\n1,1\n0,1\n2,2\n3,3\n4,4\n5,5\n");
    const Project project =
        Project::create(folder / "p", quickDocument({{"batch_size", "2"}, {"epochs", "5"}}, "gaussian",
                                                    "points:" + (folder / "points.csv").string()));
    const PreparedRun byEpochs = prepare(project, {});
    QCOMPARE(byEpochs.totalSteps, std::int64_t{15});
    QCOMPARE(byEpochs.inputs.totalSteps, std::int64_t{15});
    QCOMPARE(byEpochs.configuration.experiment.trainingOptions.integer("steps"), std::int64_t{15});
    RunRequest request;
    request.steps = 4;
    QCOMPARE(prepare(project, request).totalSteps, std::int64_t{4});
  }

  void changedDataAreRefused() {
    const ScratchFolder folder;
    writeFileAtomically(folder / "points.csv", "0,0\n1,1\n0,1\n");
    const Project project = Project::create(
        folder / "p", quickDocument({}, "gaussian", "points:" + (folder / "points.csv").string()));
    trainUntil(project, newRun(), 16);
    writeFileAtomically(folder / "points.csv", "0,0\n1,1\n0,2\n");
    const QString changed = errorOf([&] { prepare(project, resumed("latest")); });
    QVERIFY2(isSentence(changed) && changed.contains("points.csv"), qPrintable(changed));
    fs::remove(folder / "points.csv");
    QVERIFY(isSentence(errorOf([&] { prepare(project, resumed("latest")); })));
    writeFileAtomically(folder / "points.csv", "0,0\n1,1\n0,1\n");
    QVERIFY(train(project, resumed("latest")).state == RunState::Finished);
  }

  void aCopiedProjectTrains() {
    const ScratchFolder folder;
    {
      Project project = quickProject(folder / "p");
      writeFileAtomically(folder / "p/points.csv", "0,0\n1,1\n0,1\n");
      ProjectDocument document = project.document();
      addExperiment(document, "own", parseDataSetSpec("gaussian"),
                    parseDataSetSpec("points:" + (folder / "p/points.csv").string()), "mlp", quickOptions,
                    builtPlugins(), builtFolders());
      project.setDocument(document);
      project.save();
      RunRequest request = newRun();
      request.experiment = "own";
      trainUntil(project, request, 16);
    }
    fs::create_directory(folder / "elsewhere");
    fs::copy(folder / "p", folder / "elsewhere/q", fs::copy_options::recursive);
    fs::remove_all(folder / "p");
    const Project copy = Project::open(folder / "elsewhere/q", builtPlugins());
    QVERIFY(train(copy, resumed("latest")).state == RunState::Finished);
    RunRequest request = newRun();
    request.experiment = "own";
    QVERIFY(train(copy, request).state == RunState::Finished);
    QVERIFY(tensorsOf(copy.runsFolder() / "0002-mlp", 40) == tensorsOf(copy.runsFolder() / "0001-mlp", 40));
  }

  void whatCannotBePairedIsRefusedAsInANewProject() {
    const ScratchFolder folder;
    const DataSetSpec noise = parseDataSetSpec("gaussian,shape=1x8x8");
    const SetOptions small = {{"base_channels", "8"}, {"groups", "4"}, {"head_channels", "8"}};
    const auto made = [&](const SetOptions& options) {
      return makeProjectDocument("noise", noise, noise, "unet", options, builtPlugins(), builtFolders());
    };
    SetOptions conditional = small;
    conditional.emplace_back("class_conditional", "true");
    const QString refused = errorOf([&] { made(conditional); });
    QVERIFY2(isSentence(refused) && refused.contains("'class_conditional'"), qPrintable(refused));
    const Project project = Project::create(folder / "p", made(small));
    RunRequest request = newRun();
    request.options = {{"class_conditional", "true"}};
    QCOMPARE(errorOf([&] { prepare(project, request); }), refused);
    QVERIFY(!fs::exists(project.runsFolder() / "0001-unet"));
  }

  void badRequestsLeaveNothing() {
    const ScratchFolder folder;
    const Project project = quickProject(folder / "p");
    trainUntil(project, newRun(), 16);
    const auto before = filesBelow(folder.path());
    std::vector<RunRequest> requests(6, newRun());
    requests[0].experiment = "none";
    requests[1].resume = "7";
    requests[2].options = {{"widht", "3"}};
    requests[3].options = {{"width", "0"}};
    requests[4].device = "cuda:99";
    requests[5] = resumed("latest");
    requests[5].options = {{"width", "3"}};
    for (const RunRequest& request : requests) {
      const QString message = errorOf([&] { prepare(project, request); });
      QVERIFY2(isSentence(message), qPrintable(message));
      QVERIFY(filesBelow(folder.path()) == before);
    }
  }

  void damagedCheckpointsAreNamed() {
    const ScratchFolder folder;
    const Project project = quickProject(folder / "p");
    trainUntil(project, newRun(), 32);
    const fs::path run = project.runsFolder() / "0001-mlp";
    const fs::path weights = run / "checkpoints/step-00000032/model.safetensors";
    std::string bytes = readTextFile(weights);
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 4);
    writeFileAtomically(weights, bytes);
    const QString flipped = errorOf([&] { prepare(project, resumed("1")); });
    QVERIFY2(isSentence(flipped) && flipped.contains("model.safetensors"), qPrintable(flipped));
    fs::remove(weights); // now it is no checkpoint, and the one before is the last
    QVERIFY(errorOf([&] { findCheckpoint(run, "32"); }).contains("model.safetensors"));
    const QString latest = errorOf([&] { findCheckpoint(run, "latest"); });
    QVERIFY2(isSentence(latest) && latest.contains("model.safetensors") && latest.contains("16"),
             qPrintable(latest));
    QCOMPARE(findCheckpoint(run, "best").filename(), fs::path("step-00000016"));
    QVERIFY(train(project, resumed("1")).state == RunState::Finished);
    QVERIFY(checkpointSteps(run) == (Steps{16, 32, 40}));
  }

  void badRunFilesAreNamedAndListed() {
    const ScratchFolder folder;
    const Project project = quickProject(folder / "p");
    train(project, newRun());
    const fs::path file = project.runsFolder() / "0001-mlp/run.json";
    const QString text = QString::fromStdString(readTextFile(file));
    const auto refused = [&](const QString& changed, const QString& named) {
      std::ofstream(file, std::ios::binary) << changed.toStdString();
      const QString message = errorOf([&] { readRunConfiguration(file.parent_path(), builtPlugins()); });
      QVERIFY2(isSentence(message) && message.contains("run.json") && message.contains(named),
               qPrintable(message));
    };
    for (qsizetype length = 0; length + 2 < text.size(); length += 7)
      refused(text.left(length), "cut short");
    const RunSummary summary = summariseRun(file.parent_path());
    QVERIFY(summary.state == RunState::Failed && summary.message.find("run.json") != std::string::npos);
    refused(QString(text).replace("\"version\": 1", "\"version\": 9"), "version 9");
    refused(QString(text).replace("\"type\": \"mlp\"", "\"type\": \"transformer\""), "'transformer'");
    refused(QString(text).replace("deblend-run", "deblend-project"), "not a run");
  }

  void missingOnesListTheKnown() {
    const ScratchFolder folder;
    const Project project = quickProject(folder / "p");
    QVERIFY(errorOf([&] { findRun(project.runsFolder(), "latest"); }).contains("train first"));
    train(project, newRun());
    const QString run = errorOf([&] { findRun(project.runsFolder(), "0002-mlp"); });
    QVERIFY2(isSentence(run) && run.contains("0001-mlp"), qPrintable(run));
    const fs::path folderOfRun = project.runsFolder() / "0001-mlp";
    for (const char* wanted : {"17", "newest", "", "-1", "99999999999999999999"}) {
      const QString checkpoint = errorOf([&] { findCheckpoint(folderOfRun, wanted); });
      QVERIFY2(isSentence(checkpoint) && checkpoint.contains("16, 32, 40"), qPrintable(checkpoint));
    }
    QVERIFY(findCheckpoint(folderOfRun, "latest").filename() == "step-00000040");
  }

  void branchesStartWithTheParentsWeights() {
    const ScratchFolder folder;
    const Project project = quickProject(folder / "p");
    train(project, newRun());
    RunRequest branch = newRun(77);
    branch.fromCheckpoint = ParentCheckpoint{"0001-mlp", 32};
    branch.options = {{"learning_rate", "0.1"}, {"steps", "8"}};
    {
      PreparedRun run = prepare(project, branch);
      writeCheckpoint(folder / "fresh", *run.trainer->state(StateParts::All), {}, {});
      QVERIFY(dataOf(folder / "fresh/step-00000000/model.safetensors") ==
              dataOf(project.runsFolder() / "0001-mlp/checkpoints/step-00000032/model.safetensors"));
      QCOMPARE(run.trainer->stepCount(), std::int64_t{0});
      QVERIFY(run.configuration.id == "0002-mlp");
      QCOMPARE(run.configuration.experiment.trainingOptions.real("learning_rate"), 0.1);
      QCOMPARE(run.totalSteps, std::int64_t{8});
      RunTraining(std::move(run), {}).train({});
    }
    const RunSummary summary = latestOf(project);
    QVERIFY(summary.parent == "0001-mlp/32" && summary.step == 8 && summary.state == RunState::Finished);
    QCOMPARE(readRunConfiguration(project.runsFolder() / "0001-mlp", builtPlugins())
                 .experiment.trainingOptions.real("learning_rate"),
             1e-3);
  }

  void aBranchOfAnotherNetworkLeavesNothing() {
    const ScratchFolder folder;
    const Project project = quickProject(folder / "p");
    train(project, newRun());
    const auto before = filesBelow(folder.path());
    RunRequest branch = newRun();
    branch.fromCheckpoint = ParentCheckpoint{"0001-mlp", 32};
    branch.options = {{"width", "9"}};
    const QString network = errorOf([&] { prepare(project, branch); });
    QVERIFY2(isSentence(network) && network.contains("another network"), qPrintable(network));
    branch.options.clear();
    branch.fromCheckpoint->step = 33;
    const QString missing = errorOf([&] { prepare(project, branch); });
    QVERIFY2(isSentence(missing) && missing.contains("16, 32, 40"), qPrintable(missing));
    QVERIFY(filesBelow(folder.path()) == before);
  }
};

QTEST_GUILESS_MAIN(TestPrepareRun)
#include "tst_prepare_run.moc"
