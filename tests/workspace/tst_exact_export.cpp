#include "picture_project.h"

#include "../support/expect_error.h"

#include "data/npy.h"
#include "evaluating/evaluate_run.h"
#include "exact/field_error.h"
#include "exporting/exact_export.h"
#include "storage/atomic_file.h"

#include <QtTest>

#include <cmath>

using namespace deblend;
namespace fs = std::filesystem;

class TestExactExport : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() {
    trainedProject(m_folder / "points");
    pictureProject(m_folder / "pictures");
  }

  void fieldIsAnArrayWithGaps() {
    for (const FieldMethod method :
         {FieldMethod::Convolution, FieldMethod::Posterior, FieldMethod::Binning}) {
      ExactRequest request = requestOf(ExactKind::Field, "field.npy");
      request.method = method;
      write(request);
      const NpyArray field = readNpy(request.output);
      QCOMPARE(field.shape, (SampleShape{32, 32, 2}));
      QVERIFY(std::isnan(field.values.front()));
      QVERIFY(std::isfinite(field.values[2 * (16 * 32 + 10)]));
    }
  }

  void mappingAndPathsAreArraysOfPoints() {
    for (const ExactKind kind : {ExactKind::Mapping, ExactKind::Paths}) {
      ExactRequest request = requestOf(kind, "points.npy");
      write(request);
      QCOMPARE(readNpy(request.output).shape, (SampleShape{50, 2}));
      request.wholeTrajectory = true;
      write(request);
      QCOMPARE(readNpy(request.output).shape, (SampleShape{9, 50, 2}));
    }
  }

  void picturesTellWhatTheyShow() {
    for (const ExactKind kind : {ExactKind::Mapping, ExactKind::Paths, ExactKind::Field}) {
      const ExactRequest request = requestOf(kind, "picture.png");
      write(request);
      const std::string bytes = readTextFile(request.output);
      QCOMPARE(bytes.substr(16, 8), std::string("\0\0\1\x2c\0\0\1\x2c", 8)); // 300 × 300
      QVERIFY(bytes.find("shape:triangle") != std::string::npos);
    }
    ExactRequest frames = requestOf(ExactKind::Paths, "frames");
    frames.frames = 3;
    write(frames);
    QVERIFY(fs::exists(frames.output / "frame-0002.png") && !fs::exists(frames.output / "frame-0003.png"));
  }

  void nothingIsLeftOfWhatFails() {
    ExactRequest request = requestOf(ExactKind::Mapping, "cancelled.npy");
    QCOMPARE(errorOf([&] { exportExact(request, builtFolders(), [](double) { return false; }); }),
             "cancelled");
    QVERIFY(isSentence(errorOf([&] { write(requestOf(ExactKind::Field, "field.gif")); })));
    request.side = 2;
    QVERIFY(isSentence(errorOf([&] { write(request); })));
    request = requestOf(ExactKind::Paths, "much.npy");
    request.wholeTrajectory = true;
    request.trajectory.count = 20'000'000;
    QVERIFY(isSentence(errorOf([&] { write(request); })));
    for (const char* name : {"cancelled.npy", "field.gif", "much.npy"})
      QVERIFY(!fs::exists(m_folder / name));
  }

  void learnedFieldIsComparedWithTheExactOne() {
    const double error = measured("points", "field_error");
    QVERIFY(error > 0.05 && error < 5);
    QVERIFY(isSentence(errorOf([&] { measured("pictures", "field_error"); })));
    QVERIFY(isSentence(errorOf([&] { measured("points", "denoiser_error"); })));
    const double distance = measured("pictures", "denoiser_error");
    QVERIFY(distance > 0.05 && distance < 5);
  }

private:
  ExactRequest requestOf(ExactKind kind, const char* name) {
    ExactRequest request;
    request.kind = kind;
    request.source = parseDataSetSpec("shape:triangle");
    request.target = parseDataSetSpec("shape:square");
    request.side = 32;
    request.trajectory.count = 50;
    request.trajectory.steps = 8;
    request.width = request.height = 300;
    request.output = m_folder / name;
    return request;
  }

  void write(const ExactRequest& request) { exportExact(request, builtFolders(), {}); }

  double measured(const char* project, const char* metric) {
    EvaluationRequest request;
    request.selection = {"latest", "latest", "cpu"};
    request.trajectory.count = 20;
    request.metric = metric;
    const Evaluation found = evaluateRun(m_folder / project, request, builtPlugins(), builtFolders(), {});
    return found.metrics.front().value;
  }

  ScratchFolder m_folder;
};

QTEST_GUILESS_MAIN(TestExactExport)
#include "tst_exact_export.moc"
