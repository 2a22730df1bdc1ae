#include "program.h"

#include <QtTest>

#include <csignal>
#include <tuple>

namespace {

const QStringList weightFiles = {"model.safetensors", "ema.safetensors", "training.safetensors"};

QString checkpointFile(const QString& run, int step, const QString& file) {
  return QString("p/runs/%1/checkpoints/step-%2/%3").arg(run).arg(step, 8, 10, QChar('0')).arg(file);
}

using Record = std::tuple<double, double, double>; // step, loss, learning rate

/// A run's records as they hold after all resumptions, without their times.
QList<Record> metrics(const QByteArray& lines) {
  QList<Record> records;
  for (const QByteArray& line : lines.trimmed().split('\n')) {
    const QJsonDocument json = QJsonDocument::fromJson(line);
    if (json["event"].toString() == "resumed")
      records.removeIf([&](const Record& record) { return std::get<0>(record) > json["step"].toDouble(); });
    if (json["event"].isUndefined())
      records.append({json["step"].toDouble(), json["loss"].toDouble(), json["learning_rate"].toDouble()});
  }
  return records;
}

/// A training in a process of its own. Steps are slow enough to be interrupted halfway.
class Training {
public:
  Training(const ProgramFolder& folder, const QStringList& arguments) {
    m_process.setWorkingDirectory(folder.path("."));
    m_process.start(programPath(),
                    QStringList{"train", "p", "--set", "batch_size=2048", "--set", "threads=1"} + arguments);
  }
  ~Training() {
    m_process.kill();
    m_process.waitForFinished();
  }
  bool isRunning() const { return m_process.state() == QProcess::Running; }
  void signal(int number) { ::kill(static_cast<pid_t>(m_process.processId()), number); }
  ProgramResult end() { return collect(m_process); }

private:
  QProcess m_process;
};

} // namespace

class TestResume : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init();
  void killedAndResumedEqualsStraight();
  void interruptSavesAndResumeGoesOn();
  void runThatIsDoneIsNoFailureForLatest();
  void trainingGoesOnPastTheEnd();
  void branchTakesWeightsAndChangesOptions();
  void resumedRunKeepsItsOptions();
  void secondProgramIsRefused();
  void divergenceNamesTheLastGoodCheckpoint();
  void changedDataAreRefused();

private:
  ProgramResult deblend(const QStringList& arguments) { return m_folder->deblend(arguments); }

  std::unique_ptr<ProgramFolder> m_folder;
};

void TestResume::init() {
  m_folder = std::make_unique<ProgramFolder>();
  QCOMPARE(m_folder->makeProject().status, 0);
}

void TestResume::killedAndResumedEqualsStraight() {
  const QStringList arguments{"--steps", "400", "--seed", "7", "--set", "checkpoint_interval=40"};
  QCOMPARE(Training(*m_folder, arguments).end().status, 0);
  Training killed(*m_folder, arguments);
  QTRY_VERIFY_WITH_TIMEOUT(m_folder->exists(checkpointFile("0002-mlp", 40, "manifest.json")), longEnough);
  killed.signal(SIGKILL);
  QCOMPARE(killed.end().status, -1);
  QVERIFY(!m_folder->exists(checkpointFile("0002-mlp", 400, "manifest.json")));
  QCOMPARE(deblend({"runs", "p", "--json"}).json().array().at(1)["state"].toString(), QString("interrupted"));

  const ProgramResult resumed = deblend({"train", "p", "--resume", "0002-mlp"});
  QVERIFY2(resumed.status == 0, resumed.messages.constData());
  for (const QString& file : weightFiles)
    QVERIFY2(m_folder->read(checkpointFile("0001-mlp", 400, file)) ==
                 m_folder->read(checkpointFile("0002-mlp", 400, file)),
             qPrintable(file));
  const QList<Record> straight = metrics(m_folder->read("p/runs/0001-mlp/metrics.jsonl"));
  QCOMPARE(straight.size(), 25); // every 16 steps
  QVERIFY(metrics(m_folder->read("p/runs/0002-mlp/metrics.jsonl")) == straight);
}

void TestResume::interruptSavesAndResumeGoesOn() {
  for (const int number : {SIGINT, SIGTERM}) {
    Training training(*m_folder,
                      {"--steps", "100000", "--seed", "1", "--set", "checkpoint_interval=5", "--json"});
    const QString run = number == SIGINT ? "0001-mlp" : "0002-mlp";
    QTRY_VERIFY_WITH_TIMEOUT(m_folder->exists(checkpointFile(run, 5, "manifest.json")), longEnough);
    training.signal(number);
    training.signal(number); // a second one changes nothing
    const ProgramResult result = training.end();
    QCOMPARE(result.status, 130);
    const int step = result.json()["checkpoint"].toInt();
    QVERIFY(step >= 5 && step == result.json()["steps"].toInt());
    QVERIFY(m_folder->exists(checkpointFile(run, step, "manifest.json")));
    QVERIFY2(result.messages.contains("--resume " + run.toUtf8()), result.messages.constData());
    const ProgramResult resumed =
        deblend({"train", "p", "--resume", "latest", "--steps", QString::number(step + 10), "--json"});
    QCOMPARE(resumed.status, 0);
    QCOMPARE(resumed.json()["run"].toString(), run);
    QCOMPARE(resumed.json()["checkpoint"].toInt(), step + 10);
  }
}

void TestResume::runThatIsDoneIsNoFailureForLatest() {
  QCOMPARE(deblend({"train", "p", "--steps", "20"}).status, 0);
  const auto before = m_folder->contents("p/runs");
  const ProgramResult latest = deblend({"train", "p", "--resume", "latest"});
  QCOMPARE(latest.status, 0);
  QVERIFY(latest.messages.contains("nothing is left to do"));
  const ProgramResult named = deblend({"train", "p", "--resume", "0001-mlp"});
  QCOMPARE(named.status, 1);
  QVERIFY2(isOneSentence(named.messages), named.messages.constData());
  QVERIFY(m_folder->contents("p/runs") == before);
}

void TestResume::trainingGoesOnPastTheEnd() {
  QCOMPARE(deblend({"train", "p", "--steps", "40"}).status, 0);
  const QByteArray old = m_folder->read(checkpointFile("0001-mlp", 40, "model.safetensors"));
  const ProgramResult longer = deblend({"train", "p", "--resume", "1", "--steps", "60", "--json"});
  QCOMPARE(longer.status, 0);
  QCOMPARE(longer.json()["steps"].toInt(), 60);
  QCOMPARE(m_folder->read(checkpointFile("0001-mlp", 40, "model.safetensors")), old);
  const QJsonValue run = deblend({"runs", "p", "--json"}).json().array().first();
  QCOMPARE(run["steps"].toInt(), 60);
  QCOMPARE(run["state"].toString(), QString("finished"));
}

void TestResume::branchTakesWeightsAndChangesOptions() {
  QCOMPARE(deblend({"train", "p", "--steps", "40"}).status, 0);
  const auto parent = m_folder->contents("p/runs/0001-mlp");
  const ProgramResult branch = deblend({"train", "p", "--from-checkpoint", "1/best", "--steps", "1", "--set",
                                        "learning_rate=1e-9", "--set", "ema_decay=0", "--json"});
  QVERIFY2(branch.status == 0, branch.messages.constData());
  QVERIFY(m_folder->contents("p/runs/0001-mlp") == parent);
  const QJsonDocument run = QJsonDocument::fromJson(m_folder->read("p/runs/0002-mlp/run.json"));
  QCOMPARE(run["parent"]["run"].toString(), QString("0001-mlp"));
  QCOMPARE(run["parent"]["step"].toInt(), 40);
  QCOMPARE(run["experiment"]["training"]["learning_rate"].toDouble(), 1e-9);
  QCOMPARE(deblend({"runs", "p", "--json"}).json().array().at(1)["parent"].toString(),
           QString("0001-mlp/40"));
  // One step of next to no size leaves the parent's weights as good as they were.
  const auto value = [&](const QString& id) {
    return deblend(
               {"evaluate", "p", "--run", id, "--weights", "raw", "--count", "500", "--steps", "8", "--json"})
        .json()["metrics"]["sliced_wasserstein"]["value"]
        .toDouble();
  };
  QVERIFY(std::abs(value("1") - value("2")) < 1e-4);
}

void TestResume::resumedRunKeepsItsOptions() {
  QCOMPARE(deblend({"train", "p", "--steps", "20"}).status, 0);
  const ProgramResult result = deblend({"train", "p", "--resume", "1", "--steps", "40", "--set", "width=8"});
  QCOMPARE(result.status, 1);
  QVERIFY2(isOneSentence(result.messages), result.messages.constData());
}

void TestResume::secondProgramIsRefused() {
  Training first(*m_folder, {"--steps", "100000", "--set", "checkpoint_interval=5"});
  QTRY_VERIFY_WITH_TIMEOUT(m_folder->exists(checkpointFile("0001-mlp", 5, "manifest.json")), longEnough);
  const ProgramResult second = deblend({"train", "p", "--steps", "10"});
  QCOMPARE(second.status, 1);
  QVERIFY2(isOneSentence(second.messages) && second.messages.contains("deblend, process"),
           second.messages.constData());
  QCOMPARE(deblend({"runs", "p", "--json"}).json().array().first()["state"].toString(), QString("running"));
  QCOMPARE(deblend({"sample", "p", "--count", "10", "--steps", "2", "--output", "s.npy"}).status, 0);
  QVERIFY(first.isRunning());
}

void TestResume::divergenceNamesTheLastGoodCheckpoint() {
  // Adam moves every weight by 10 at the first step; through 16 layers of 256 neurons that overflows at the
  // second.
  const ProgramResult result =
      deblend({"train", "p", "--steps", "50", "--seed", "1", "--set", "learning_rate=10", "--set", "depth=16",
               "--set", "width=256", "--set", "metrics_interval=1", "--set", "checkpoint_interval=1"});
  QCOMPARE(result.status, 1);
  QVERIFY(result.output.isEmpty());
  QVERIFY2(result.messages.contains("not finite") && result.messages.contains("0001-mlp/1"),
           result.messages.constData());
  QCOMPARE(deblend({"runs", "p", "--json"}).json().array().first()["state"].toString(), QString("diverged"));
  QCOMPARE(deblend({"sample", "p", "--count", "10", "--steps", "2", "--output", "s.npy"}).status, 0);
}

void TestResume::changedDataAreRefused() {
  m_folder->write("points.csv", "0,0\n1,1\n");
  QCOMPARE(
      deblend({"new", "q", "--source", "gaussian", "--target", "points:points.csv", "--model", "mlp"}).status,
      0);
  QCOMPARE(deblend({"train", "q", "--steps", "10"}).status, 0);
  m_folder->write("points.csv", "0,0\n1,2\n");
  const ProgramResult result = deblend({"train", "q", "--resume", "1", "--steps", "20"});
  QCOMPARE(result.status, 1);
  QVERIFY2(isOneSentence(result.messages) && result.messages.contains("has changed"),
           result.messages.constData());
}

QTEST_GUILESS_MAIN(TestResume)
#include "tst_resume.moc"
