#include "program.h"

#include <QtTest>

namespace {

/// What Python prints, with the environment's NumPy.
QByteArray python(const QString& code, const QStringList& arguments) {
  const QString interpreter = qEnvironmentVariable("DEBLEND_TEST_PYTHON", DEBLEND_TEST_PYTHON_DEFAULT);
  return run(interpreter, QStringList{"-c", code} + arguments).output.trimmed();
}

QJsonObject probe(const QString& path) {
  const ProgramResult result =
      run("ffprobe", {"-v", "error", "-count_frames", "-show_entries",
                      "stream=codec_name,width,height,nb_read_frames", "-of", "json", path});
  return result.json()["streams"].toArray().first().toObject();
}

const char* const describeArray =
    "import sys, numpy; a = numpy.load(sys.argv[1]); print(a.shape, a.dtype, bool(numpy.isfinite(a).all()))";

} // namespace

/// One project from its making to its pictures, each step through the built program.
class TestStory : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase();
  void infoTellsWhatDiffers();
  void dataSetsAreDescribed();
  void runsAreListed();
  void checkpointsAreListed();
  void samplesAreAnArray();
  void trajectoryStartsAtTheSourceOrTheTarget();
  void samplesRepeatWithTheirSeed();
  void samplesAsTextAreAPointsFile();
  void evaluationIsBetweenItsFloorAndTheSourcesDistance();
  void animations_data();
  void animations();
  void framesAreNumbered();
  void picturesCarryTheirRecipe_data();
  void picturesCarryTheirRecipe();
  void progressIsOneObjectALine();
  void quietSaysNothing();

private:
  ProgramFolder m_folder;
};

void TestStory::initTestCase() {
  const ProgramResult made = m_folder.makeProject(
      {"--name", "Rings → Moons", "--set", "width=32", "--set", "checkpoint_interval=100", "--json"});
  QVERIFY2(made.status == 0, made.messages.constData());
  QCOMPARE(made.json()["name"].toString(), QString("Rings → Moons"));
  const ProgramResult trained =
      m_folder.deblend({"train", "p", "--steps", "200", "--seed", "1", "--device", "cpu", "--json"});
  QVERIFY2(trained.status == 0, trained.messages.constData());
  const QJsonObject result = trained.json().object();
  QCOMPARE(result.keys(),
           QStringList({"checkpoint", "device", "loss", "run", "seconds", "steps", "steps_per_second"}));
  QCOMPARE(result["run"].toString(), QString("0001-mlp"));
  QCOMPARE(result["steps"].toInt(), 200);
  QCOMPARE(result["checkpoint"].toInt(), 200);
  QCOMPARE(result["device"].toString(), QString("cpu"));
  QVERIFY(result["loss"].toDouble() > 0 && result["seconds"].toDouble() > 0 &&
          result["steps_per_second"].toDouble() > 0);
}

void TestStory::infoTellsWhatDiffers() {
  const QByteArray text = m_folder.deblend({"info", "p"}).output;
  for (const char* part : {"Rings → Moons", "example:rings", "[2]",
                           "xxh3-128:", "width=32 checkpoint_interval=100", "0001-mlp", "finished"})
    QVERIFY2(text.contains(part), text.constData());
  const QJsonObject json = m_folder.deblend({"info", "p", "--json"}).json().object();
  QCOMPARE(json["experiments"].toArray().first()["model"]["options"]["width"].toInt(), 32);
  QCOMPARE(json["datasets"].toArray().size(), 2);
  QCOMPARE(json["runs"].toArray().size(), 1);
}

void TestStory::dataSetsAreDescribed() {
  const QJsonArray own = m_folder.deblend({"datasets", "p", "--json"}).json().array();
  QCOMPARE(own.size(), 2);
  QCOMPARE(own.first()["shape"].toArray(), QJsonArray{2});
  const QJsonArray one = m_folder.deblend({"datasets", "gaussian,shape=1x8x8", "--json"}).json().array();
  QCOMPARE(one.first()["shape"].toArray(), QJsonArray({1, 8, 8}));
}

void TestStory::runsAreListed() {
  const QJsonArray runs = m_folder.deblend({"runs", "p", "--json"}).json().array();
  const QJsonObject first = runs.first().toObject();
  QCOMPARE(first["run"].toString(), QString("0001-mlp"));
  QCOMPARE(first["state"].toString(), QString("finished"));
  QCOMPARE(first["step"].toInt(), 200);
  QVERIFY(first["parent"].isNull());
  QVERIFY(m_folder.deblend({"runs", "p"}).output.contains("0001-mlp"));
}

void TestStory::checkpointsAreListed() {
  const QJsonArray all = m_folder.deblend({"checkpoints", "p", "--run", "latest", "--json"}).json().array();
  QCOMPARE(all.size(), 2);
  QCOMPARE(all[0]["step"].toInt(), 100);
  QCOMPARE(all[1]["latest"].toBool(), true);
  QVERIFY(all[0]["best"].toBool() != all[1]["best"].toBool());
  QVERIFY(all[1]["bytes"].toInt() > 10'000);
}

void TestStory::samplesAreAnArray() {
  QCOMPARE(m_folder.deblend({"sample", "p", "--count", "100", "--steps", "8", "--output", "s.npy"}).status,
           0);
  QCOMPARE(python(describeArray, {m_folder.path("s.npy")}), QByteArray("(100, 2) float32 True"));
}

void TestStory::trajectoryStartsAtTheSourceOrTheTarget() {
  for (const QString& direction : {QString(), QString("--reverse")}) {
    QStringList arguments{"sample",       "p",        "--count", "2000", "--steps", "4",
                          "--trajectory", "--output", "t.npy"};
    QCOMPARE(m_folder.deblend(direction.isEmpty() ? arguments : arguments << direction).status, 0);
    QCOMPARE(python(describeArray, {m_folder.path("t.npy")}), QByteArray("(5, 2000, 2) float32 True"));
    // Rings leave their middle empty all around; moons fill a diagonal of it. Their spread tells them apart.
    const double spread = python("import sys, numpy; print(numpy.load(sys.argv[1])[0].std(axis=0)[1])",
                                 {m_folder.path("t.npy")})
                              .toDouble();
    const double other = python("import sys, numpy; print(numpy.load(sys.argv[1])[-1].std(axis=0)[1])",
                                {m_folder.path("t.npy")})
                             .toDouble();
    QVERIFY2(direction.isEmpty() ? spread > other : spread < other,
             qPrintable(QString("%1 %2").arg(spread).arg(other)));
  }
}

void TestStory::samplesRepeatWithTheirSeed() {
  const QStringList arguments{"sample", "p", "--count", "50", "--steps", "4", "--seed", "5", "--output"};
  QCOMPARE(m_folder.deblend(arguments + QStringList{"a.npy"}).status, 0);
  QCOMPARE(m_folder.deblend(arguments + QStringList{"b.npy"}).status, 0);
  QCOMPARE(m_folder.deblend(arguments + QStringList{"c.npy", "--weights", "raw"}).status, 0);
  QCOMPARE(m_folder.read("a.npy"), m_folder.read("b.npy"));
  QVERIFY(m_folder.read("a.npy") != m_folder.read("c.npy"));
}

void TestStory::samplesAsTextAreAPointsFile() {
  QCOMPARE(m_folder.deblend({"sample", "p", "--count", "30", "--steps", "4", "--output", "s.csv"}).status, 0);
  const QJsonArray points = m_folder.deblend({"datasets", "points:s.csv", "--json"}).json().array();
  QCOMPARE(points.first()["count"].toInt(), 30);
  QCOMPARE(points.first()["shape"].toArray(), QJsonArray{2});
}

void TestStory::evaluationIsBetweenItsFloorAndTheSourcesDistance() {
  const QStringList arguments{"evaluate", "p", "--count", "2000", "--steps", "16", "--seed", "3", "--json"};
  const ProgramResult result = m_folder.deblend(arguments);
  const QJsonObject json = result.json().object();
  QCOMPARE(json.keys(),
           QStringList({"checkpoint", "count", "integrator", "metrics", "run", "seed", "steps", "weights"}));
  QCOMPARE(json["checkpoint"].toInt(), 200);
  QCOMPARE(json["weights"].toString(), QString("ema"));
  QCOMPARE(json["integrator"].toString(), QString("euler"));
  const QJsonValue distance = json["metrics"]["sliced_wasserstein"];
  QVERIFY(distance["floor"].toDouble() > 0 && distance["floor"].toDouble() < 0.02);
  QVERIFY(distance["value"].toDouble() > distance["floor"].toDouble() && distance["value"].toDouble() < 0.2);
  QCOMPARE(m_folder.deblend(arguments).output, result.output);
}

void TestStory::animations_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<QString>("codec");
  QTest::newRow("gif") << "a.gif"
                       << "gif";
  QTest::newRow("mp4") << "a.mp4"
                       << "";
}

void TestStory::animations() {
  QFETCH(QString, name);
  QFETCH(QString, codec);
  const ProgramResult result =
      m_folder.deblend({"export", "p", "--count", "200", "--steps", "12", "--frames", "5", "--width", "160",
                        "--height", "160", "--fps", "10", "--output", name});
  QVERIFY2(result.status == 0, result.messages.constData());
  const QJsonObject stream = probe(m_folder.path(name));
  QCOMPARE(stream["nb_read_frames"].toString(), QString("5"));
  QCOMPARE(stream["width"].toInt(), 160);
  QCOMPARE(stream["height"].toInt(), 160);
  QVERIFY(codec.isEmpty() || stream["codec_name"].toString() == codec);
}

void TestStory::framesAreNumbered() {
  QCOMPARE(m_folder
               .deblend({"export", "p", "--count", "50", "--steps", "3", "--width", "96", "--height", "96",
                         "--output", "frames"})
               .status,
           0);
  QCOMPARE(QDir(m_folder.path("frames")).entryList(QDir::Files),
           QStringList({"frame-0000.png", "frame-0001.png", "frame-0002.png", "frame-0003.png"}));
}

void TestStory::picturesCarryTheirRecipe_data() {
  QTest::addColumn<QStringList>("arguments");
  QTest::newRow("points") << QStringList{"export", "p", "--steps", "4", "--theme", "dark"};
  QTest::newRow("paths") << QStringList{"export", "p", "--kind", "paths", "--steps", "4"};
  QTest::newRow("loss") << QStringList{"export", "p", "--kind", "loss", "--log"};
  QTest::newRow("samples") << QStringList{"sample", "p", "--steps", "4"};
}

void TestStory::picturesCarryTheirRecipe() {
  QFETCH(QStringList, arguments);
  const ProgramResult result = m_folder.deblend(arguments + QStringList{"--output", "picture.png"});
  QVERIFY2(result.status == 0, result.messages.constData());
  const QByteArray picture = m_folder.read("picture.png");
  QVERIFY(picture.startsWith("\x89PNG"));
  for (const QByteArray& text : {QByteArray("Run\0"
                                            "0001-mlp",
                                            12),
                                 QByteArray("Step\0"
                                            "200",
                                            8),
                                 QByteArray("Project\0p", 9)})
    QVERIFY2(picture.contains(text), text.constData());
}

void TestStory::progressIsOneObjectALine() {
  const ProgramResult result =
      m_folder.deblend({"sample", "p", "--count", "20", "--steps", "8", "--output", "s.npy", "--json"});
  QCOMPARE(result.status, 0);
  QCOMPARE(result.json()["count"].toInt(), 20);
  const QList<QByteArray> lines = result.messages.trimmed().split('\n');
  for (const QByteArray& line : lines)
    QVERIFY2(QJsonDocument::fromJson(line).isObject(), line.constData());
  QCOMPARE(QJsonDocument::fromJson(lines.last())["progress"].toDouble(), 1.0);
}

void TestStory::quietSaysNothing() {
  const ProgramResult result =
      m_folder.deblend({"sample", "p", "--count", "20", "--output", "s.npy", "--quiet"});
  QCOMPARE(result.status, 0);
  QCOMPARE(result.output + result.messages, QByteArray());
}

QTEST_GUILESS_MAIN(TestStory)
#include "tst_story.moc"
