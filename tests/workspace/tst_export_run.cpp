#include "trained_project.h"

#include "../support/expect_error.h"
#include "../support/python.h"

#include "exporting/export_request.h"
#include "exporting/run_sampling.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <cmath>

using namespace deblend;
namespace fs = std::filesystem;

namespace {

/// What ffprobe says of an animation's one stream.
QJsonObject probed(const fs::path& file) {
  QProcess process;
  process.start("ffprobe", {"-v", "error", "-count_frames", "-show_streams", "-of", "json",
                            QString::fromStdString(file.string())});
  process.waitForFinished(-1);
  return QJsonDocument::fromJson(process.readAllStandardOutput())
      .object()["streams"]
      .toArray()
      .first()
      .toObject();
}

/// The text chunks of a PNG, one "key: value" a line, as Python's own parser of the format finds them.
QString textsOf(const fs::path& png) {
  return runPython(R"(
import struct, sys, zlib
data = open(sys.argv[1], 'rb').read()
assert data[:8] == b'\x89PNG\r\n\x1a\n'
place = 8
while place < len(data):
    length, kind = struct.unpack('>I4s', data[place:place + 8])
    body = data[place + 8:place + 8 + length]
    assert zlib.crc32(kind + body) == struct.unpack('>I', data[place + 8 + length:place + 12 + length])[0]
    if kind == b'tEXt':
        key, value = body.split(b'\0', 1)
        print(key.decode('latin1') + ': ' + value.decode('latin1'))
    elif kind == b'iTXt':
        key, rest = body.split(b'\0', 1)
        compressed, rest = rest[0], rest[2:].split(b'\0', 2)[2]
        print(key.decode('latin1') + ': ' + (zlib.decompress(rest) if compressed else rest).decode())
    place += 12 + length
)",
                   {QString::fromStdString(png.string())});
}

} // namespace

class TestExportRun : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() { trainedProject(m_folder / "p"); }

  void picturesCarryTheirRecipe() {
    for (const ExportKind kind : {ExportKind::Points, ExportKind::Paths}) {
      ExportRequest request = quick(kind, m_folder / "picture.png");
      request.trajectory.seed = 42;
      request.trajectory.direction = Direction::Reverse;
      request.trajectory.weights = Weights::Raw;
      request.checkpoint = "32";
      QCOMPARE(errorOf([&] { run(request); }), QString());
      const QStringList texts = textsOf(request.output).split('\n');
      for (const char* line : {"Project: p", "Run: 0001-mlp", "Step: 32", "Seed: 42", "Training seed: 5",
                               "Weights: raw", "Sampling steps: 6", "Samples: 30", "Integrator: euler",
                               "Direction: reverse", "Source: shape:ring,points=200"})
        QVERIFY2(texts.contains(line), qPrintable(QString(line) + " is not in\n" + texts.join('\n')));
    }
  }

  void theLossChartCarriesItsRecipe() {
    const ExportRequest request = quick(ExportKind::Loss, m_folder / "loss.png");
    QCOMPARE(errorOf([&] { run(request); }), QString());
    const QString texts = textsOf(request.output);
    QVERIFY2(texts.contains("Run: 0001-mlp") && texts.contains("Step: 40"), qPrintable(texts));
    QCOMPARE(sizeOf(request.output), QSize(200, 160));
  }

  void equalRequestsGiveEqualPictures() {
    ExportRequest request = quick(ExportKind::Points, m_folder / "same.png");
    run(request);
    const auto first = readFile(request.output);
    run(request);
    QVERIFY(readFile(request.output) == first);
    request.trajectory.seed = 9;
    run(request);
    QVERIFY(readFile(request.output) != first);
    request.trajectory.seed = 0;
    request.theme = ExportTheme::Dark;
    run(request);
    QVERIFY(readFile(request.output) != first);
  }

  void animationsHaveOneFrameAState_data() {
    QTest::addColumn<QString>("ending");
    QTest::addColumn<QString>("codec");
    QTest::addColumn<int>("frames");
    QTest::addColumn<int>("expected");
    QTest::newRow("GIF") << ".gif"
                         << "gif" << 0 << 7;
    QTest::newRow("MP4") << ".mp4"
                         << "" << 0 << 7;
    QTest::newRow("some frames") << ".gif"
                                 << "gif" << 4 << 4;
    QTest::newRow("more frames than states") << ".gif"
                                             << "gif" << 100 << 7;
  }

  void animationsHaveOneFrameAState() {
    QFETCH(QString, ending);
    QFETCH(QString, codec);
    QFETCH(int, frames);
    QFETCH(int, expected);
    ExportRequest request = quick(ExportKind::Points, m_folder / ("animation" + ending.toStdString()));
    request.frames = frames;
    double last = 0;
    bool rises = true;
    run(request, [&](double fraction) {
      rises = rises && fraction >= last && fraction <= 1;
      last = fraction;
      return true;
    });
    QVERIFY(rises && last > 0.99);
    const QJsonObject stream = probed(request.output);
    QCOMPARE(stream["nb_read_frames"].toString().toInt(), expected);
    QCOMPARE(stream["width"].toInt(), 200);
    QCOMPARE(stream["height"].toInt(), 160);
    QVERIFY(codec.isEmpty() || stream["codec_name"].toString() == codec);
    QVERIFY(namesBeside(request.output).empty());
  }

  void foldersHoldNumberedPictures() {
    const ExportRequest request = quick(ExportKind::Points, m_folder / "frames");
    run(request);
    std::vector<std::string> expected;
    for (int i = 0; i < 7; ++i)
      expected.push_back("frame-000" + std::to_string(i) + ".png");
    QVERIFY(namesIn(request.output) == expected);
    QCOMPARE(sizeOf(request.output / "frame-0003.png"), QSize(200, 160));
    QVERIFY(readFile(request.output / "frame-0000.png") != readFile(request.output / "frame-0006.png"));

    writeFileAtomically(request.output / "mine.txt", "kept");
    run(request); // into the same folder again
    expected.push_back("mine.txt");
    QVERIFY(namesIn(request.output) == expected);
  }

  void cancellingLeavesNothing_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<double>("at");
    for (const char* name : {"c.png", "c.gif", "c.mp4", "c"}) {
      QTest::addRow("%s at once", name) << name << 0.0;
      if (QString(name) != "c.png")
        QTest::addRow("%s halfway", name) << name << 0.5;
    }
  }

  void cancellingLeavesNothing() {
    QFETCH(QString, name);
    QFETCH(double, at);
    const ScratchFolder out;
    const ExportRequest request = quick(ExportKind::Points, out / name.toStdString());
    QCOMPARE(errorOf([&] { run(request, [&](double fraction) { return fraction < at; }); }),
             QString("cancelled"));
    QVERIFY(namesIn(out.path()).empty());
  }

  void cancellingKeepsWhatWasThere() {
    const ScratchFolder out;
    const ExportRequest request = quick(ExportKind::Points, out / "a.gif");
    run(request);
    const auto before = filesBelow(out.path());
    QVERIFY(!errorOf([&] { run(request, [](double fraction) { return fraction < 0.6; }); }).isEmpty());
    QVERIFY(filesBelow(out.path()) == before);
  }

  void wrongEndingsAreNamed() {
    const ScratchFolder out;
    for (const char* name : {"a.jpg", "a.webm", "a.npy"}) {
      const QString message = errorOf([&] { run(quick(ExportKind::Points, out / name)); });
      QVERIFY2(isSentence(message) && message.contains(name) && message.contains(".gif"),
               qPrintable(message));
    }
    for (const ExportKind kind : {ExportKind::Paths, ExportKind::Loss})
      for (const char* name : {"a.gif", "a", "a.mp4"}) {
        const QString message = errorOf([&] { run(quick(kind, out / name)); });
        QVERIFY2(isSentence(message) && message.contains(".png"), qPrintable(message));
      }
    QVERIFY(namesIn(out.path()).empty());
  }

  void unwritablePlacesAreNamed() {
    const ScratchFolder out;
    writeFileAtomically(out / "file", "mine");
    for (const char* name : {"missing/a.png", "file/a.png", "missing/a.gif"}) {
      const QString message = errorOf([&] { run(quick(ExportKind::Points, out / name)); });
      QVERIFY2(isSentence(message) && message.contains(name), qPrintable(message));
    }
    QVERIFY(namesIn(out.path()) == std::vector<std::string>{"file"});
  }

  void unknownRunsAndCheckpointsAreNamed() {
    ExportRequest request = quick(ExportKind::Points, m_folder / "none.png");
    request.run = "0009-mlp";
    QVERIFY(isSentence(errorOf([&] { run(request); })));
    request.run = "latest";
    request.checkpoint = "17";
    QVERIFY(errorOf([&] { run(request); }).contains("16, 32, 40"));
    QVERIFY(!fs::exists(request.output));
  }

  void samplesAreThoseOfTheRequest() {
    const TrajectoryRequest request{.count = 7, .steps = 5, .seed = 2};
    const SampledRun sampled =
        sampleRun(m_folder / "p", {"1", "best", "cpu"}, request, builtPlugins(), builtFolders());
    QCOMPARE(sampled.trajectory.states.size(), std::size_t{6 * 7 * 2});
    QVERIFY(std::ranges::all_of(sampled.trajectory.states, [](float value) { return std::isfinite(value); }));
    QVERIFY(sampled.configuration.id == "0001-mlp");
  }

private:
  static ExportRequest quick(ExportKind kind, const fs::path& output) {
    ExportRequest request;
    request.kind = kind;
    request.trajectory.count = 30;
    request.trajectory.steps = 6;
    request.width = 200;
    request.height = 160;
    request.output = output;
    return request;
  }

  void run(const ExportRequest& request, const ExportProgress& progress = {}) const {
    exportRun(m_folder / "p", request, builtPlugins(), builtFolders(), progress);
  }

  static QSize sizeOf(const fs::path& png) {
    const std::string bytes = readTextFile(png);
    const auto number = [&](std::size_t at) {
      return (static_cast<unsigned char>(bytes[at + 2]) << 8) | static_cast<unsigned char>(bytes[at + 3]);
    };
    return QSize(number(16), number(20));
  }

  /// Temporary files left beside an output.
  static std::vector<std::string> namesBeside(const fs::path& output) {
    std::vector<std::string> names = namesIn(output.parent_path());
    std::erase_if(names,
                  [](const std::string& name) { return !name.ends_with(".tmp") && !name.starts_with("."); });
    return names;
  }

  const ScratchFolder m_folder;
};

QTEST_GUILESS_MAIN(TestExportRun)
#include "tst_export_run.moc"
