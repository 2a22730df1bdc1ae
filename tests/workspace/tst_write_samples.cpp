#include "picture_project.h"

#include "../support/expect_error.h"
#include "../support/python.h"

#include "evaluating/nearest_pictures.h"
#include "exporting/export_request.h"
#include "exporting/write_samples.h"

#include <QtTest>

#include <nlohmann/json.hpp>
#include <opencv2/imgcodecs.hpp>

#include <cmath>

using namespace deblend;
namespace fs = std::filesystem;

class TestWriteSamples : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() {
    trainedProject(m_folder / "points");
    pictureProject(m_folder / "noise");
    pictureProject(m_folder / "pairs", "");
  }

  /// Parts that are written as they come are what sampling at once gives.
  void partsAreTheWhole_data() {
    QTest::addColumn<QString>("project");
    QTest::addColumn<int>("count");
    QTest::newRow("points") << "points" << 300;
    QTest::newRow("pictures") << "noise" << 300;
    QTest::newRow("stored pictures") << "pairs" << 50;
  }

  void partsAreTheWhole() {
    QFETCH(QString, project);
    QFETCH(int, count);
    SampleRequest request = quick(m_folder / "all.npy", count);
    const fs::path folder = m_folder / project.toStdString();
    writeSamples(folder, request, builtPlugins(), builtFolders());
    const NpyArray once = readNpy(request.output);
    QCOMPARE(once.shape.front(), std::int64_t{count});
    request.trajectory.batchSize = 7;
    writeSamples(folder, request, builtPlugins(), builtFolders());
    const NpyArray parts = readNpy(request.output);
    QVERIFY(parts.shape == once.shape);
    const std::vector<float> sampled =
        sampleRun(folder, {}, request.trajectory, builtPlugins(), builtFolders()).trajectory.states;
    for (std::size_t i = 0; i < once.values.size(); ++i) {
      QVERIFY(std::abs(once.values[i] - parts.values[i]) < 1e-4F);
      QVERIFY(std::abs(once.values[i] - sampled[i]) < 1e-4F);
    }
  }

  void trajectoriesHoldEveryState() {
    SampleRequest request = quick(m_folder / "t.npy", 3);
    request.wholeTrajectory = true;
    writeSamples(m_folder / "noise", request, builtPlugins(), builtFolders());
    QVERIFY(readNpy(request.output).shape == (SampleShape{5, 3, 1, 8, 8}));
  }

  void foldersHoldOnePictureASample() {
    SampleRequest request = quick(m_folder / "each", 5);
    request.trajectory.batchSize = 2;
    writeSamples(m_folder / "noise", request, builtPlugins(), builtFolders());
    QVERIFY(namesIn(request.output) ==
            (std::vector<std::string>{"0000.png", "0001.png", "0002.png", "0003.png", "0004.png"}));
    const fs::path output = request.output;
    request.output = m_folder / "each.npy";
    writeSamples(m_folder / "noise", request, builtPlugins(), builtFolders());
    const NpyArray numbers = readNpy(request.output);
    for (std::size_t i = 0; i < 5; ++i)
      QVERIFY(isPicture(output / ("000" + std::to_string(i) + ".png"), numbers, i));
  }

  void cancellingLeavesNothing() {
    const ScratchFolder out;
    for (const char* name : {"a.npy", "b.csv", "c"})
      for (const double at : {0.0, 0.5}) {
        SampleRequest request = quick(out / name, 40);
        request.trajectory.batchSize = 8;
        const std::string project = std::string(name) == "b.csv" ? "points" : "noise";
        QCOMPARE(errorOf([&] {
                   writeSamples(m_folder / project, request, builtPlugins(), builtFolders(),
                                [&](double share) { return share < at; });
                 }),
                 QString("cancelled"));
        QVERIFY(namesIn(out.path()).empty());
      }
  }

  void formsThatDoNotFitAreRefused() {
    const ScratchFolder out;
    const auto refusal = [&](const char* project, const char* name, bool trajectory) {
      SampleRequest request = quick(out / name, 4);
      request.wholeTrajectory = trajectory;
      return errorOf([&] { writeSamples(m_folder / project, request, builtPlugins(), builtFolders()); });
    };
    for (const char* name : {"a.jpg", "a.gif", "a.png"})
      QVERIFY(isSentence(refusal("noise", name, false)));
    QVERIFY(refusal("noise", "a", true).contains(".npy"));
    QVERIFY(refusal("noise", "a.csv", false).contains("[1, 8, 8]"));
    QVERIFY(isSentence(refusal("points", "a", false)));
    QVERIFY(isSentence(refusal("noise", "missing/a.npy", false)));
    QVERIFY(namesIn(out.path()).empty());
  }

  void gridsAreAsWideAsAskedFor() {
    ExportRequest request = grid(m_folder / "grid.png");
    request.columns = 5;
    request.rows = 2;
    request.scale = 3;
    run("noise", request);
    const cv::Mat picture = cv::imread(request.output.string());
    QCOMPARE(picture.cols, 5 * 24 + 6 * 2);
    QCOMPARE(picture.rows, 2 * 24 + 3 * 2);
  }

  void storedSourcesAreShownBesideTheirResult() {
    ExportRequest request = grid(m_folder / "pairs.png");
    request.columns = 4;
    request.rows = 2;
    request.scale = 1;
    run("pairs", request);
    const cv::Mat pairs = cv::imread(request.output.string());
    QCOMPARE(pairs.cols, 4 * (8 + 1 + 8) + 5 * 6);
    request.trajectory.steps = 1;
    request.trajectory.lastAlpha = 0; // nothing is mapped: both are the source
    run("pairs", request);
    const cv::Mat same = cv::imread(request.output.string());
    for (int y = 0; y < 8; ++y)
      for (int x = 0; x < 8; ++x)
        QVERIFY(pixel(same, 6 + x, 6 + y) == pixel(same, 6 + 9 + x, 6 + y));
    QVERIFY(pixel(pairs, 10, 10) == pixel(same, 10, 10));
  }

  void gridsMoveInEveryForm() {
    for (const char* name : {"g.gif", "g.mp4", "g"}) {
      ExportRequest request = grid(m_folder / name);
      request.frames = 3;
      QCOMPARE(errorOf([&] { run("pairs", request); }), QString());
      if (std::string(name) == "g")
        QCOMPARE(namesIn(request.output).size(), std::size_t{3});
      else
        QVERIFY(fs::file_size(request.output) > 100);
    }
  }

  void gridsAndPlotsAreForTheirOwnSamples() {
    QVERIFY(errorOf([&] { run("points", grid(m_folder / "no.png")); }).contains("[2]"));
    ExportRequest points = grid(m_folder / "no.png");
    points.kind = ExportKind::Points;
    QVERIFY(errorOf([&] { run("noise", points); }).contains("grid"));
    ExportRequest classes = grid(m_folder / "no.png");
    classes.captions = true;
    QVERIFY(isSentence(errorOf([&] { run("noise", classes); })));
    QVERIFY(!fs::exists(m_folder / "no.png"));
  }

  void nearestPicturesAreWritten() {
    NearestRequest request;
    request.trajectory = {.count = 3, .steps = 4};
    request.neighbours = 2;
    request.output = m_folder / "near.npy";
    writeNearest(m_folder / "noise", request, builtPlugins(), builtFolders());
    QVERIFY(readNpy(request.output).shape == (SampleShape{3, 3, 1, 8, 8}));

    request.output = m_folder / "near.json";
    writeNearest(m_folder / "noise", request, builtPlugins(), builtFolders());
    const auto json = nlohmann::json::parse(readTextFile(request.output));
    QCOMPARE(json["samples"].size(), std::size_t{3});
    for (const auto& sample : json["samples"]) {
      QCOMPARE(sample["neighbours"].size(), std::size_t{2});
      QVERIFY(sample["neighbours"][0]["distance"] <= sample["neighbours"][1]["distance"]);
    }

    request.output = m_folder / "near.png";
    writeNearest(m_folder / "noise", request, builtPlugins(), builtFolders());
    QVERIFY(!cv::imread(request.output.string()).empty());
    request.output = m_folder / "near.gif";
    QVERIFY(isSentence(
        errorOf([&] { writeNearest(m_folder / "noise", request, builtPlugins(), builtFolders()); })));
  }

  void checkpointsHaveAPreview() {
    const fs::path preview =
        m_folder / "noise" / "runs" / "0001-mlp" / "checkpoints" / "step-00000040" / "preview.png";
    const cv::Mat picture = cv::imread(preview.string());
    QVERIFY(picture.cols >= 150 && picture.cols <= 250);
  }

private:
  static SampleRequest quick(const fs::path& output, std::int64_t count) {
    SampleRequest request;
    request.trajectory = {.count = count, .steps = 4, .keptStates = 1};
    request.output = output;
    return request;
  }

  static ExportRequest grid(const fs::path& output) {
    ExportRequest request;
    request.kind = ExportKind::Grid;
    request.trajectory = {.count = 6, .steps = 4};
    request.output = output;
    return request;
  }

  void run(const std::string& project, const ExportRequest& request) const {
    exportRun(m_folder / project, request, builtPlugins(), builtFolders(), {});
  }

  static cv::Vec3b pixel(const cv::Mat& picture, int x, int y) { return picture.at<cv::Vec3b>(y, x); }

  static bool isPicture(const fs::path& file, const NpyArray& numbers, std::size_t index) {
    const cv::Mat picture = cv::imread(file.string());
    if (picture.size() != cv::Size(8, 8))
      return false;
    for (int y = 0; y < 8; ++y)
      for (int x = 0; x < 8; ++x) {
        const float value = numbers.values[index * 64 + static_cast<std::size_t>(y * 8 + x)];
        if (std::abs(pixel(picture, x, y)[0] - 255 * std::clamp(value, 0.0F, 1.0F)) > 0.6F)
          return false;
      }
    return true;
  }

  const ScratchFolder m_folder;
};

QTEST_GUILESS_MAIN(TestWriteSamples)
#include "tst_write_samples.moc"
