#include "mean_colour.h"

#include "../support/expect_error.h"

#include "background/background_sampling.h"
#include "exporting/export_film.h"
#include "exporting/film_track.h"
#include "exporting/run_sampling.h"
#include "picture/png_encoder.h"
#include "runs/run_training.h"
#include "storage/atomic_file.h"

#include <QtTest>

using namespace deblend;
namespace fs = std::filesystem;

namespace {

const WithMeanColour& catalog() {
  static const WithMeanColour all;
  return all;
}

/// How many frames ffprobe finds, and their width.
std::pair<int, int> framesOf(const fs::path& file) {
  QProcess process;
  process.start("ffprobe", {"-v", "error", "-count_frames", "-show_entries", "stream=width,nb_read_frames",
                            "-of", "csv=p=0", QString::fromStdString(file.string())});
  process.waitForFinished(-1);
  const QList<QByteArray> fields = process.readAllStandardOutput().trimmed().split(',');
  return fields.size() == 2 ? std::pair(fields[1].toInt(), fields[0].toInt()) : std::pair(0, 0);
}

QSize pngSize(const fs::path& file) {
  QProcess process;
  process.start("ffprobe", {"-v", "error", "-show_entries", "stream=width,height", "-of", "csv=p=0",
                            QString::fromStdString(file.string())});
  process.waitForFinished(-1);
  const QList<QByteArray> fields = process.readAllStandardOutput().trimmed().split(',');
  return fields.size() == 2 ? QSize(fields[0].toInt(), fields[1].toInt()) : QSize();
}

} // namespace

/// Projects, runs and exports of a model type that maps nothing and that nobody has heard of.
class TestRunsWithoutSource : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() {
    const Picture picture = makePicture(5, 3, {200, 100, 50});
    writeFileAtomically(m_picture, encodePng(picture, {}));
    m_document = makeProjectDocument("colour", std::nullopt, spec(), "mean_colour", {}, catalog(), folders());
    Project::create(m_project, m_document);
    train({});
    RunRequest faster;
    faster.options = {{"learning_rate", "0.5"}, {"steps", "8"}};
    train(faster);
  }

  void aProjectIsWrittenAndReadWithoutASource() {
    const std::string text = toText(m_document);
    QVERIFY(text.find("\"source\"") == std::string::npos);
    QVERIFY(text.find("\"sampling\"") == std::string::npos);
    QVERIFY(parseProject(text, catalog()) == m_document);
  }

  void aModelTypeThatMapsNeedsASource() {
    QVERIFY(isSentence(errorOf([&] {
      makeProjectDocument("none", std::nullopt, parseDataSetSpec("gaussian"), "mlp", {}, catalog(),
                          folders());
    })));
  }

  void itRefusesWhatItCannotLearnFrom() {
    const QString error = errorOf([&] {
      makeProjectDocument("none", std::nullopt, parseDataSetSpec("gaussian"), "mean_colour", {}, catalog(),
                          folders());
    });
    QVERIFY2(error.contains("one picture"), qPrintable(error));
  }

  void optionsOfOtherModelTypesAreUnknown() {
    Experiment experiment = m_document.experiments.front();
    QVERIFY(isSentence(errorOf([&] { setOption(experiment, "batch_size", "3"); })));
    QVERIFY(isSentence(errorOf([&] { setOption(experiment, "sampling_steps", "3"); })));
    setOption(experiment, "learning_rate", "0.1");
    QCOMPARE(experiment.trainingOptions.real("learning_rate"), 0.1);
  }

  void changingTheModelTypeExchangesTheOptions() {
    Experiment experiment = m_document.experiments.front();
    setModelType(experiment, catalog().at("mlp"));
    QCOMPARE(experiment.samplingOptions.integer("sampling_steps"), std::int64_t{128});
    setModelType(experiment, catalog().at("mean_colour"));
    QVERIFY(experiment.samplingOptions.schema().options().empty());
    QVERIFY(!experiment.trainingOptions.schema().find("batch_size"));
  }

  void runsAreRecordedWithCheckpointsAndPreviews() {
    const RunConfiguration configuration = readRunConfiguration(run(1), catalog());
    QVERIFY(!configuration.source);
    QVERIFY(isSentence(errorOf([&] { sourceOf(configuration); })));
    const auto checkpoints = listCheckpoints(checkpointsFolder(run(1)));
    QCOMPARE(checkpoints.size(), std::size_t{3});
    QCOMPARE(pngSize(checkpointsFolder(run(1)) / checkpointFolderName(8) / "preview.png"), QSize(192, 96));
  }

  void aResumedRunGoesOnExactly() {
    RunRequest half;
    half.steps = 6;
    train(half);
    RunRequest rest;
    rest.resume = "3";
    rest.steps = 12;
    train(rest);
    const auto tensors = [](const fs::path& folder) {
      return readTextFile(checkpointsFolder(folder) / checkpointFolderName(12) / "model.safetensors");
    };
    QVERIFY(tensors(run(1)) == tensors(run(3)));
  }

  void viewsAreExportedAtAnySize() {
    exportAs(ExportKind::View, "patch.png", [](ExportRequest& request) { request.width = 300; });
    QCOMPARE(pngSize(m_folder / "patch.png"), QSize(300, 150));
    exportAs(ExportKind::View, "classes.png", [](ExportRequest& request) {
      request.view = "classes";
      request.width = 128;
    });
    QCOMPARE(pngSize(m_folder / "classes.png"), QSize(128, 64));
  }

  void documentsAreExportedByTheirEnding() {
    exportAs(ExportKind::Document, "red.txt");
    QVERIFY(readTextFile(m_folder / "red.txt").starts_with("red 0.7"));
  }

  void aFilmHasAFrameForEachCheckpoint() {
    exportAs(ExportKind::Film, "film.mp4", [](ExportRequest& request) { request.width = 64; });
    QCOMPARE(framesOf(m_folder / "film.mp4"), std::pair(3, 64));
    exportAs(ExportKind::Film, "film", [](ExportRequest& request) {
      request.width = 64;
      request.frames = 2;
    });
    QVERIFY(fs::exists(m_folder / "film/frame-0001.png"));
    QVERIFY(!fs::exists(m_folder / "film/frame-0002.png"));
  }

  void filmedStepsKeepBothEnds_data() {
    QTest::addColumn<int>("count");
    QTest::addColumn<QList<qint64>>("steps");
    QTest::newRow("all") << 0 << QList<qint64>{1, 2, 3, 4, 5};
    QTest::newRow("more than there are") << 9 << QList<qint64>{1, 2, 3, 4, 5};
    QTest::newRow("some") << 3 << QList<qint64>{1, 3, 5};
    QTest::newRow("two") << 2 << QList<qint64>{1, 5};
    QTest::newRow("one") << 1 << QList<qint64>{5};
  }
  void filmedStepsKeepBothEnds() {
    QFETCH(int, count);
    QFETCH(QList<qint64>, steps);
    const std::vector<std::int64_t> filmed = filmedSteps({1, 2, 3, 4, 5}, count);
    QCOMPARE(QList<qint64>(filmed.begin(), filmed.end()), steps);
  }

  void twoFilmsGoOnInStep() {
    const FilmTrack shapes = filmTrack(run(1), "shapes");
    QCOMPARE(shapes.steps, (std::vector<std::int64_t>{4, 8, 12}));
    QCOMPARE(shapes.places, (std::vector<double>{4, 8, 12}));
    QCOMPARE(shapes.stepAt(0), 4);
    QCOMPARE(shapes.stepAt(8), 8);
    QCOMPARE(shapes.stepAt(11.9), 8);
    QCOMPARE(shapes.stepAt(1000), 12);
    const std::vector<std::string> axes = commonAxes(run(1), run(2));
    QVERIFY(std::ranges::find(axes, "shapes") != axes.end());
    QVERIFY(std::ranges::find(axes, timeAxis) != axes.end());
    QVERIFY(isSentence(errorOf([&] { filmTrack(run(1), "nothing"); })));
    exportAs(ExportKind::Film, "both.mp4", [](ExportRequest& request) {
      request.beside = "2";
      request.axis = "shapes";
      request.frames = 5;
      request.width = 64;
    });
    QCOMPARE(framesOf(m_folder / "both.mp4").first, 5);
  }

  void whatWasRecordedIsCharted() {
    exportAs(ExportKind::Loss, "psnr.png", [](ExportRequest& request) { request.quantity = "psnr"; });
    QVERIFY(fs::exists(m_folder / "psnr.png"));
  }

  void whatCannotBeExportedIsSaidInASentence() {
    const auto problem = [&](ExportKind kind, const char* name, std::function<void(ExportRequest&)> change) {
      return errorOf([&] { exportAs(kind, name, change); });
    };
    const auto none = [](ExportRequest&) {};
    QVERIFY(problem(ExportKind::View, "a.png", [](auto& request) { request.view = "x"; }).contains("patch"));
    QVERIFY(problem(ExportKind::Document, "a.svg", none).contains(".txt"));
    QVERIFY(problem(ExportKind::Points, "a.png", none).contains("mean_colour"));
    QVERIFY(problem(ExportKind::Film, "a.png", none).contains(".mp4"));
    QVERIFY(
        problem(ExportKind::Loss, "a.png", [](auto& request) { request.quantity = "x"; }).contains("psnr"));
    QVERIFY(!fs::exists(m_folder / "a.png"));
  }

  void viewsAreAnsweredBesideEachOther() {
    BackgroundSampling sampling(catalog(), folders());
    const SamplingSubject subject{run(1), 12, nullptr};
    sampling.request(subject, ViewRequest{"patch", 32, 0});
    sampling.request(subject, ViewRequest{"patch", 64, 0});
    sampling.request(subject, ViewRequest{"classes", 32, 0});
    std::map<std::string, SamplingResult> answers;
    QTRY_VERIFY_WITH_TIMEOUT(
        [&] {
          for (SamplingResult& each : sampling.takeResults())
            answers[std::get<ViewRequest>(each.request).view] = std::move(each);
          return answers.size() == 2 && !sampling.isBusy();
        }(),
        30'000);
    QCOMPARE(std::get<ViewPicture>(*answers["patch"].preview).width, 64);
    QCOMPARE(std::get<ClassMap>(*answers["classes"].preview).columns, 2);
  }

private:
  DataFolders folders() const {
    DataFolders all = builtFolders();
    all.base = m_project;
    return all;
  }
  DataSetSpec spec() const { return parseDataSetSpec("image:" + m_picture.string()); }
  fs::path run(int number) const {
    return m_project / "runs" / ("000" + std::to_string(number) + "-mean_colour");
  }

  void train(RunRequest request) {
    request.device = "cpu";
    RunTraining training(prepareRun(m_project, m_document, request, catalog(), folders()), {});
    QCOMPARE(training.train({}).state, RunState::Finished);
  }

  void exportAs(ExportKind kind, const std::string& name,
                const std::function<void(ExportRequest&)>& change = {}) {
    ExportRequest request;
    request.kind = kind;
    request.run = "1";
    request.output = m_folder / name;
    if (change)
      change(request);
    exportRun(m_project, request, catalog(), folders(), {});
  }

  const ScratchFolder m_folder;
  const fs::path m_project = m_folder / "project";
  const fs::path m_picture = m_folder / "picture.png";
  ProjectDocument m_document;
};

QTEST_GUILESS_MAIN(TestRunsWithoutSource)
#include "tst_runs_without_source.moc"
