#include "program.h"

#include <QtTest>

/// What is wrong with the input is said in one sentence, ends with status 1, and leaves every file as it was.
class TestBadInput : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase();
  void init();
  void newRefuses_data();
  void newRefuses();
  void pictureIsRefused_data();
  void pictureIsRefused();
  void projectFileIsRefused_data();
  void projectFileIsRefused();
  void missingPictureIsTold();
  void outputIsRefused_data();
  void outputIsRefused();
  void selectionIsRefused_data();
  void selectionIsRefused();
  void damagedCheckpointIsRefused_data();
  void damagedCheckpointIsRefused();
  void otherNetworksWeightsAreRefused();
  void fullDiskLeavesThePicture();
  void fullDiskLeavesEarlierCheckpoints();
  void fullDiskMakesNoProject();

private:
  /// Runs the program; fails unless it refuses as it should and leaves the folder unchanged.
  void expectRefusal(const QStringList& arguments, const QByteArray& mentions);
  /// Puts a project "p" with the run 0001-mlp of 20 steps into the folder.
  void takeTrainedProject();

  ProgramFolder m_trained;
  std::unique_ptr<ProgramFolder> m_folder;
};

namespace {

const QStringList sampling = {"--count", "20", "--steps", "2"};

QByteArray replaced(QByteArray text, const char* from, const char* to) {
  const QByteArray before = text;
  text.replace(from, to);
  return text == before ? QByteArray() : text;
}

} // namespace

void TestBadInput::initTestCase() {
  QCOMPARE(m_trained.makeProject().status, 0);
  QCOMPARE(m_trained.deblend({"train", "p", "--steps", "20", "--seed", "1"}).status, 0);
}

void TestBadInput::init() {
  m_folder = std::make_unique<ProgramFolder>();
}

void TestBadInput::expectRefusal(const QStringList& arguments, const QByteArray& mentions) {
  const auto before = m_folder->contents(".");
  const ProgramResult result = m_folder->deblend(arguments);
  QCOMPARE(result.status, 1);
  QCOMPARE(result.output, QByteArray());
  QVERIFY2(isOneSentence(result.messages), result.messages.constData());
  QVERIFY2(result.messages.contains(mentions), result.messages.constData());
  QCOMPARE(m_folder->contents(".").keys(), before.keys());
  QVERIFY(m_folder->contents(".") == before);
}

void TestBadInput::takeTrainedProject() {
  const ProgramResult copied = run("cp", {"-r", m_trained.path("p"), m_folder->path("p")});
  QCOMPARE(copied.status, 0);
}

void TestBadInput::newRefuses_data() {
  QTest::addColumn<QStringList>("arguments");
  QTest::addColumn<QByteArray>("mentions");
  const auto row = [](const char* name, const QString& source, const QString& model, const QStringList& more,
                      const QByteArray& mentions) {
    QTest::newRow(name) << QStringList{"new",      "p",          "--source", source,
                                       "--target", "shape:ring", "--model",  model} +
                               more
                        << mentions;
  };
  row("unknown kind", "noise", "mlp", {}, "'noise'");
  row("unknown example", "example:dog", "mlp", {}, "'dog'");
  row("unknown shape", "shape:blob", "mlp", {}, "'blob'");
  row("kind without its path", "density", "mlp", {}, "density:PATH");
  row("unknown option of a data set", "gaussian,size=3", "mlp", {}, "'size'");
  row("shapes that do not agree", "gaussian,shape=3", "mlp", {}, "[3]");
  row("unknown model type", "gaussian", "unet9", {}, "simple_unet, unet");
  row("unknown option", "gaussian", "mlp", {"--set", "stps=3"}, "'stps'");
  row("option out of range", "gaussian", "mlp", {"--set", "width=0"}, "'width'");
  row("option of another type", "gaussian", "mlp", {"--set", "steps=many"}, "'many'");
  row("missing points", "points:none.csv", "mlp", {}, "none.csv");
}

void TestBadInput::newRefuses() {
  QFETCH(QStringList, arguments);
  QFETCH(QByteArray, mentions);
  expectRefusal(arguments, mentions);
}

void TestBadInput::pictureIsRefused_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::newRow("empty") << QByteArray();
  QTest::newRow("not an image") << QByteArray("This is no picture.");
  QTest::newRow("all black") << QByteArray("P5\n4 4\n255\n") + QByteArray(16, '\0');
  QTest::newRow("cut short") << QByteArray("P5\n400 400\n255\n") + QByteArray(100, 'x');
  QTest::newRow("more than 64 megapixels") << QByteArray("P5\n9000 9000\n255\n") + QByteArray(100, 'x');
  QFile picture(DEBLEND_SOURCE_DIR "/resources/densities/rings.png");
  QVERIFY(picture.open(QIODevice::ReadOnly));
  QTest::newRow("half a PNG") << picture.read(picture.size() / 2);
}

void TestBadInput::pictureIsRefused() {
  QFETCH(QByteArray, bytes);
  m_folder->write("picture.png", bytes);
  expectRefusal({"new", "p", "--source", "density:picture.png", "--target", "gaussian", "--model", "mlp"},
                "picture.png");
  expectRefusal({"datasets", "density:picture.png"}, "picture.png");
}

void TestBadInput::projectFileIsRefused_data() {
  QTest::addColumn<QByteArray>("from");
  QTest::addColumn<QByteArray>("to");
  QTest::addColumn<QByteArray>("mentions");
  QTest::newRow("not JSON") << QByteArray("\"format\": ") << QByteArray("\"format\" ")
                            << QByteArray("not JSON");
  QTest::newRow("another format") << QByteArray("deblend-project") << QByteArray("shopping-list")
                                  << QByteArray("not a project");
  QTest::newRow("a newer version") << QByteArray("\"version\": 1") << QByteArray("\"version\": 2")
                                   << QByteArray("newer program");
  QTest::newRow("unknown kind of data set")
      << QByteArray("\"kind\": \"example\"") << QByteArray("\"kind\": \"magic\"") << QByteArray("'magic'");
  QTest::newRow("unknown model type")
      << QByteArray("\"type\": \"mlp\"") << QByteArray("\"type\": \"magic\"") << QByteArray("'magic'");
  QTest::newRow("unknown option") << QByteArray("\"width\": 64") << QByteArray("\"magic\": 64")
                                  << QByteArray("'magic'");
  QTest::newRow("value out of range")
      << QByteArray("\"width\": 64") << QByteArray("\"width\": -64") << QByteArray("'width'");
  QTest::newRow("unknown key") << QByteArray("\"datasets\": [") << QByteArray("\"magic\": 1, \"datasets\": [")
                               << QByteArray("'magic'");
  QTest::newRow("reference to nothing")
      << QByteArray("\"source\": \"rings\"") << QByteArray("\"source\": \"magic\"") << QByteArray("'magic'");
}

void TestBadInput::projectFileIsRefused() {
  QFETCH(QByteArray, from);
  QFETCH(QByteArray, to);
  QFETCH(QByteArray, mentions);
  takeTrainedProject();
  const QByteArray damaged = replaced(m_folder->read("p/project.deblend"), from, to);
  QVERIFY(!damaged.isEmpty());
  m_folder->write("p/project.deblend", damaged);
  expectRefusal({"info", "p"}, mentions);
  expectRefusal({"train", "p", "--steps", "10"}, "project.deblend");
  m_folder->write("p/project.deblend", damaged.left(damaged.size() / 2));
  expectRefusal({"runs", "p"}, "project.deblend");
}

void TestBadInput::missingPictureIsTold() {
  m_folder->write("picture.pgm", QByteArray("P5\n4 4\n255\n") + QByteArray(16, 'x'));
  QCOMPARE(
      m_folder
          ->deblend({"new", "p", "--source", "density:picture.pgm", "--target", "gaussian", "--model", "mlp"})
          .status,
      0);
  QVERIFY(QFile::remove(m_folder->path("picture.pgm")));
  expectRefusal({"train", "p", "--steps", "10"}, "picture.pgm");
  const ProgramResult info = m_folder->deblend({"info", "p"});
  QCOMPARE(info.status, 1);
  QVERIFY(info.output.contains("picture"));
  QVERIFY2(isOneSentence(info.messages) && info.messages.contains("picture.pgm"), info.messages.constData());
}

void TestBadInput::outputIsRefused_data() {
  QTest::addColumn<QStringList>("arguments");
  QTest::addColumn<QByteArray>("mentions");
  QTest::newRow("samples, unknown ending")
      << QStringList{"sample", "p", "--output", "s.jpg"} << QByteArray("s.jpg");
  QTest::newRow("samples, folder") << QStringList{"sample", "p", "--output", "s"} << QByteArray(".npy");
  QTest::newRow("samples, animation")
      << QStringList{"sample", "p", "--output", "s.gif"} << QByteArray("deblend export");
  QTest::newRow("trajectory as a picture")
      << QStringList{"sample", "p", "--trajectory", "--output", "s.png"} << QByteArray(".npy");
  QTest::newRow("samples, no folder")
      << QStringList{"sample", "p", "--output", "none/s.npy"} << QByteArray("none");
  QTest::newRow("samples, folder not writable")
      << QStringList{"sample", "p", "--output", "/proc/s.npy"} << QByteArray("'/proc/s.npy'");
  QTest::newRow("exact mapping, unknown ending")
      << QStringList{"exact", "p", "mapping", "--output", "m.txt"} << QByteArray(".npy");
  QTest::newRow("exact mapping, no folder")
      << QStringList{"exact", "p", "mapping", "--output", "none/m.npy"} << QByteArray("'none'");
  QTest::newRow("export, unknown ending")
      << QStringList{"export", "p", "--output", "s.jpg"} << QByteArray(".gif");
  QTest::newRow("chart as an animation")
      << QStringList{"export", "p", "--kind", "loss", "--output", "s.gif"} << QByteArray(".png");
  QTest::newRow("export, no folder") << QStringList{"export", "p", "--output", "none/s.gif"}
                                     << QByteArray("none");
  QTest::newRow("export, folder not writable")
      << QStringList{"export", "p", "--output", "/proc/s.png"} << QByteArray("'/proc/s.png'");
  QTest::newRow("animation, folder not writable")
      << QStringList{"export", "p", "--frames", "2", "--output", "/proc/s.gif"}
      << QByteArray(" /proc/s.gif:");
}

void TestBadInput::outputIsRefused() {
  QFETCH(QStringList, arguments);
  QFETCH(QByteArray, mentions);
  takeTrainedProject();
  expectRefusal(arguments + sampling, mentions);
}

void TestBadInput::selectionIsRefused_data() {
  QTest::addColumn<QStringList>("arguments");
  QTest::addColumn<QByteArray>("mentions");
  QTest::newRow("no project") << QStringList{"info", "nowhere"} << QByteArray("project.deblend");
  QTest::newRow("project over another")
      << QStringList{"new", "p", "--source", "gaussian", "--target", "gaussian", "--model", "mlp"}
      << QByteArray("empty folder");
  QTest::newRow("project below a file")
      << QStringList{"new", "p/project.deblend/x", "--source", "gaussian", "--target", "gaussian", "--model",
                     "mlp"}
      << QByteArray("project.deblend/x");
  QTest::newRow("project where nothing can be written")
      << QStringList{"new", "/proc/x", "--source", "gaussian", "--target", "gaussian", "--model", "mlp"}
      << QByteArray("/proc/x");
  QTest::newRow("run") << QStringList{"sample", "p", "--run", "7", "--output", "s.npy"}
                       << QByteArray("0001-mlp");
  QTest::newRow("checkpoint") << QStringList{"evaluate", "p", "--checkpoint", "7"}
                              << QByteArray("20, latest and best");
  QTest::newRow("run to resume") << QStringList{"train", "p", "--resume", "7"} << QByteArray("0001-mlp");
  QTest::newRow("checkpoint to branch from")
      << QStringList{"train", "p", "--from-checkpoint", "1/7"} << QByteArray("'7'");
  QTest::newRow("experiment") << QStringList{"train", "p", "--experiment", "other"}
                              << QByteArray("rings to moons");
  QTest::newRow("device") << QStringList{"train", "p", "--device", "cuda:99"} << QByteArray("cpu");
}

void TestBadInput::selectionIsRefused() {
  QFETCH(QStringList, arguments);
  QFETCH(QByteArray, mentions);
  takeTrainedProject();
  expectRefusal(arguments, mentions);
}

void TestBadInput::damagedCheckpointIsRefused_data() {
  QTest::addColumn<QString>("file");
  QTest::addColumn<bool>("isMissing");
  for (const char* file : {"model.safetensors", "ema.safetensors", "training.safetensors", "manifest.json"}) {
    QTest::addRow("flipped byte in %s", file) << file << false;
    QTest::addRow("%s missing", file) << file << true;
  }
}

void TestBadInput::damagedCheckpointIsRefused() {
  QFETCH(QString, file);
  QFETCH(bool, isMissing);
  takeTrainedProject();
  const QString name = "p/runs/0001-mlp/checkpoints/step-00000020/" + file;
  QByteArray bytes = m_folder->read(name);
  const qsizetype place = bytes.indexOf("20", bytes.size() / 3) >= 0 && file == "manifest.json"
                              ? bytes.indexOf("20", bytes.size() / 3)
                              : bytes.size() / 2;
  bytes[place] = static_cast<char>(bytes[place] ^ 1);
  if (isMissing)
    QVERIFY(QFile::remove(m_folder->path(name)));
  else
    m_folder->write(name, bytes);
  if (file == "training.safetensors" && !isMissing) {
    QCOMPARE(m_folder->deblend(QStringList{"sample", "p", "--output", "s.npy"} + sampling).status, 0);
    expectRefusal({"train", "p", "--resume", "1", "--steps", "30"}, "training.safetensors");
  } else {
    expectRefusal(QStringList{"sample", "p", "--output", "s.npy"} + sampling, file.toUtf8());
    expectRefusal(QStringList{"export", "p", "--output", "s.png"} + sampling, file.toUtf8());
  }
}

void TestBadInput::otherNetworksWeightsAreRefused() {
  takeTrainedProject();
  QCOMPARE(m_folder->deblend({"train", "p", "--steps", "20", "--set", "width=8"}).status, 0);
  const QString from = m_folder->path("p/runs/0002-mlp/checkpoints/step-00000020");
  const QString to = m_folder->path("p/runs/0001-mlp/checkpoints/step-00000020");
  QVERIFY(QDir(to).removeRecursively());
  QVERIFY(QFile::rename(from, to));
  expectRefusal(QStringList{"sample", "p", "--run", "1", "--output", "s.npy"} + sampling, "step-00000020");
  expectRefusal({"train", "p", "--resume", "1", "--steps", "30"}, "step-00000020");
}

void TestBadInput::fullDiskLeavesThePicture() {
  takeTrainedProject();
  m_folder->write("a.gif", "what was there");
  m_folder->write("s.npy", "what was there");
  const auto before = m_folder->contents(".");
  for (const QStringList& arguments : {QStringList{"export", "p", "--frames", "4", "--output", "a.gif"},
                                       QStringList{"sample", "p", "--count", "9000", "--output", "s.npy"}}) {
    const ProgramResult result = m_folder->deblendOnFullDisk(8, arguments);
    QCOMPARE(result.status, 1);
    QVERIFY2(isOneSentence(result.messages), result.messages.constData());
    QVERIFY2(result.messages.contains(arguments.last().toUtf8()), result.messages.constData());
  }
  QVERIFY(m_folder->contents(".") == before);
}

void TestBadInput::fullDiskLeavesEarlierCheckpoints() {
  takeTrainedProject();
  const auto before = m_folder->contents("p/runs/0001-mlp/checkpoints");
  const ProgramResult result =
      m_folder->deblendOnFullDisk(16, {"train", "p", "--resume", "1", "--steps", "40"});
  QCOMPARE(result.status, 1);
  QVERIFY2(result.messages.contains("deblend: Cannot write") && result.messages.contains("model.safetensors"),
           result.messages.constData());
  QVERIFY(m_folder->contents("p/runs/0001-mlp/checkpoints") == before);
  QCOMPARE(m_folder->deblend({"runs", "p", "--json"}).json().array().first()["state"].toString(),
           QString("failed"));
  const ProgramResult again = m_folder->deblend({"train", "p", "--resume", "1", "--steps", "40", "--json"});
  QVERIFY2(again.status == 0, again.messages.constData());
  QCOMPARE(again.json()["checkpoint"].toInt(), 40);
}

void TestBadInput::fullDiskMakesNoProject() {
  const ProgramResult result = m_folder->deblendOnFullDisk(
      0, {"new", "p", "--source", "gaussian", "--target", "shape:ring", "--model", "mlp"});
  QCOMPARE(result.status, 1);
  QVERIFY2(isOneSentence(result.messages), result.messages.constData());
  QVERIFY2(result.messages.contains("cannot be written"), result.messages.constData());
  QVERIFY(!m_folder->exists("p"));
}

QTEST_GUILESS_MAIN(TestBadInput)
#include "tst_bad_input.moc"
