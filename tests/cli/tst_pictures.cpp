#include "program.h"

#include <QtTest>

#include <cmath>

namespace {

/// What Python prints, with the environment's NumPy.
QByteArray python(const QString& code, const QStringList& arguments) {
  const QString interpreter = qEnvironmentVariable("DEBLEND_TEST_PYTHON", DEBLEND_TEST_PYTHON_DEFAULT);
  return run(interpreter, QStringList{"-c", code} + arguments).output.trimmed();
}

const char* const makePictures =
    "import sys, numpy; g = numpy.random.default_rng(1); a = g.random((400, 1, 8, 8)) * 0.2; "
    "a[numpy.arange(400), 0, g.integers(0, 8, 400)] += 0.7; numpy.save(sys.argv[1], a.astype('float32'))";

const char* const describeArray =
    "import sys, numpy; a = numpy.load(sys.argv[1]); print(a.shape, a.dtype, bool(numpy.isfinite(a).all()))";

} // namespace

/// Pictures from noise: a project, its samples in every form, its evaluations and its nearest pictures.
class TestPictures : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase();
  void samplesTakeEveryForm_data();
  void samplesTakeEveryForm();
  void samplesAreArrays();
  void evaluationsAreKept();
  void gridsMove();
  void nearestAreTold();
  void wrongUsageIsTold_data();
  void wrongUsageIsTold();

private:
  ProgramFolder m_folder;
};

void TestPictures::initTestCase() {
  python(makePictures, {m_folder.path("pictures.npy")});
  const ProgramResult made = m_folder.deblend({"new", "p", "--source", "gaussian,shape=1x8x8", "--target",
                                               "points:pictures.npy", "--model", "mlp", "--set", "width=16",
                                               "--set", "checkpoint_interval=30", "--set", "keep_every=1"});
  QVERIFY2(made.status == 0, made.messages.constData());
  const ProgramResult trained =
      m_folder.deblend({"train", "p", "--steps", "60", "--seed", "1", "--device", "cpu"});
  QVERIFY2(trained.status == 0, trained.messages.constData());
}

void TestPictures::samplesTakeEveryForm_data() {
  QTest::addColumn<QStringList>("arguments");
  QTest::addColumn<int>("count");
  QTest::newRow("grid") << QStringList{"--columns", "4", "--rows", "3", "--output", "g.png"} << 12;
  QTest::newRow("grid of the usual count") << QStringList{"--output", "g.png"} << 64;
  QTest::newRow("grid at a middle α") << QStringList{"--alpha", "0.5", "--output", "g.png"} << 64;
  QTest::newRow("one PNG each") << QStringList{"--count", "6", "--output", "each"} << 6;
  QTest::newRow("array") << QStringList{"--count", "5", "--output", "a.npy"} << 5;
}

void TestPictures::samplesTakeEveryForm() {
  QFETCH(QStringList, arguments);
  QFETCH(int, count);
  const ProgramResult result =
      m_folder.deblend(QStringList{"sample", "p", "--steps", "4", "--json"} + arguments);
  QVERIFY2(result.status == 0, result.messages.constData());
  QCOMPARE(result.json()["count"].toInt(), count);
  QVERIFY(QFileInfo::exists(m_folder.path(arguments.last())));
}

void TestPictures::samplesAreArrays() {
  QCOMPARE(m_folder.deblend({"sample", "p", "--count", "10", "--steps", "4", "--output", "s.npy"}).status, 0);
  QCOMPARE(python(describeArray, {m_folder.path("s.npy")}), QByteArray("(10, 1, 8, 8) float32 True"));
  QCOMPARE(
      m_folder.deblend({"sample", "p", "--count", "10", "--steps", "4", "--trajectory", "--output", "t.npy"})
          .status,
      0);
  QCOMPARE(python(describeArray, {m_folder.path("t.npy")}), QByteArray("(5, 10, 1, 8, 8) float32 True"));
}

void TestPictures::evaluationsAreKept() {
  const QStringList arguments{"evaluate",     "p",   "--count", "150", "--steps", "4",
                              "--checkpoint", "all", "--json"};
  const ProgramResult result = m_folder.deblend(arguments);
  QVERIFY2(result.status == 0, result.messages.constData());
  const QJsonArray evaluations = result.json().array();
  QCOMPARE(evaluations.size(), 2);
  const QJsonObject last = evaluations.last().toObject();
  for (const char* metric : {"frechet", "sliced_wasserstein"})
    QVERIFY(last["metrics"][metric]["value"].toDouble() > 0 &&
            last["metrics"][metric]["floor"].toDouble() > 0);
  QCOMPARE(last["features"]["space"].toString(), QString("random_convolutions"));
  QVERIFY(last["features"]["hash"].toString().startsWith("xxh3-128:"));

  const QJsonArray checkpoints = m_folder.deblend({"checkpoints", "p", "--json"}).json().array();
  QCOMPARE(checkpoints.size(), 2);
  int best = 0;
  double lowest = INFINITY;
  for (const QJsonValue& checkpoint : checkpoints) {
    const double distance =
        checkpoint["evaluations"].toArray().last()["metrics"]["frechet"]["value"].toDouble();
    if (distance < lowest) {
      lowest = distance;
      best = checkpoint["step"].toInt();
    }
  }
  QVERIFY(m_folder.deblend({"checkpoints", "p"}).output.contains("FRECHET"));
  const ProgramResult chosen = m_folder.deblend(
      {"evaluate", "p", "--count", "150", "--steps", "4", "--checkpoint", "best:frechet", "--json"});
  QCOMPARE(chosen.json()["checkpoint"].toInt(), best);
}

void TestPictures::gridsMove() {
  for (const char* name : {"g.gif", "g.mp4"}) {
    const ProgramResult result = m_folder.deblend({"export", "p", "--columns", "3", "--rows", "3", "--frames",
                                                   "4", "--steps", "6", "--json", "--output", name});
    QVERIFY2(result.status == 0, result.messages.constData());
    QCOMPARE(result.json()["kind"].toString(), QString("grid"));
    const ProgramResult probed =
        run("ffprobe", {"-v", "error", "-count_frames", "-show_entries", "stream=nb_read_frames", "-of",
                        "json", m_folder.path(name)});
    QCOMPARE(probed.json()["streams"].toArray().first()["nb_read_frames"].toString(), QString("4"));
  }
}

void TestPictures::nearestAreTold() {
  const ProgramResult result = m_folder.deblend(
      {"nearest", "p", "--count", "2", "--steps", "4", "--neighbours", "3", "--output", "n.json"});
  QVERIFY2(result.status == 0, result.messages.constData());
  const QJsonArray samples = QJsonDocument::fromJson(m_folder.read("n.json"))["samples"].toArray();
  QCOMPARE(samples.size(), 2);
  QCOMPARE(samples.first()["neighbours"].toArray().size(), 3);
  QCOMPARE(m_folder.deblend({"nearest", "p", "--count", "2", "--steps", "4", "--output", "n.png"}).status, 0);
  QVERIFY(m_folder.read("n.png").startsWith("\x89PNG"));
}

void TestPictures::wrongUsageIsTold_data() {
  QTest::addColumn<QStringList>("arguments");
  QTest::addColumn<int>("status");
  QTest::addColumn<QByteArray>("mentions");
  QTest::newRow("class without classes")
      << QStringList{"sample", "p", "--class", "7", "--output", "a.png"} << 1 << QByteArray("no classes");
  QTest::newRow("guidance without classes")
      << QStringList{"sample", "p", "--guidance", "2", "--output", "a.png"} << 1 << QByteArray("guidance");
  QTest::newRow("captions without classes")
      << QStringList{"sample", "p", "--captions", "--output", "a.png"} << 1 << QByteArray("classes");
  QTest::newRow("too few for a covariance")
      << QStringList{"evaluate", "p", "--count", "100", "--metric", "frechet"} << 1
      << QByteArray("at least 137");
  QTest::newRow("columns for an array")
      << QStringList{"sample", "p", "--columns", "3", "--output", "a.npy"} << 2 << QByteArray(".png");
  QTest::newRow("count against the grid")
      << QStringList{"sample", "p", "--columns", "3", "--rows", "3", "--count", "10", "--output", "a.png"}
      << 2 << QByteArray("--count");
  QTest::newRow("grid that no picture holds")
      << QStringList{"sample", "p", "--count", "10000000", "--output", "a.png"} << 1
      << QByteArray("fewer tiles");
  QTest::newRow("width of a grid") << QStringList{"export", "p", "--width", "100", "--output", "a.gif"} << 2
                                   << QByteArray("--scale");
  QTest::newRow("points of pictures")
      << QStringList{"export", "p", "--kind", "points", "--output", "a.gif"} << 1 << QByteArray("grid");
  QTest::newRow("unknown metric") << QStringList{"evaluate", "p", "--checkpoint", "best:fid"} << 1
                                  << QByteArray("frechet");
  QTest::newRow("features that are missing") << QStringList{"evaluate", "p", "--features", "none.safetensors"}
                                             << 1 << QByteArray("none.safetensors");
  QTest::newRow("nearest as an animation")
      << QStringList{"nearest", "p", "--output", "a.gif"} << 1 << QByteArray(".json");
}

void TestPictures::wrongUsageIsTold() {
  QFETCH(QStringList, arguments);
  QFETCH(int, status);
  QFETCH(QByteArray, mentions);
  const auto before = m_folder.contents(".");
  const ProgramResult result = m_folder.deblend(arguments + QStringList{"--steps", "2"});
  QCOMPARE(result.status, status);
  QVERIFY2(result.messages.contains(mentions), result.messages.constData());
  QVERIFY(m_folder.contents(".") == before);
}

QTEST_GUILESS_MAIN(TestPictures)
#include "tst_pictures.moc"
