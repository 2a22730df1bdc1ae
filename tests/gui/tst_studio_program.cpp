#include "../support/scratch_folder.h"
#include "measuring/latency_recorder.h"
#include "measuring/process_age.h"

#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>
#include <QThread>

using namespace deblend;

namespace {

struct Answer {
  int status = -1;
  QString output;
  QString errors;
};

/// Runs deblend-studio as a process, with settings in a folder of its own.
Answer ask(const QStringList& arguments) {
  ScratchFolder home;
  QProcess process;
  QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
  environment.insert(QStringLiteral("HOME"), QString::fromStdString(home.path().string()));
  environment.insert(QStringLiteral("XDG_CONFIG_HOME"), QString::fromStdString((home / "config").string()));
  environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
  process.setProcessEnvironment(environment);
  process.start(QStringLiteral(DEBLEND_BUILD_DIR "/bin/deblend-studio"), arguments);
  process.waitForFinished(120'000);
  return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
          QString::fromUtf8(process.readAllStandardOutput()),
          QString::fromUtf8(process.readAllStandardError())};
}

} // namespace

/// The program as it is started, and its measurements.
class TestStudioProgram : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void itAnswersWithoutAWindow() {
    const Answer help = ask({QStringLiteral("--help")});
    QCOMPARE(help.status, 0);
    for (const char* option :
         {"--screenshot", "--measure-latency", "--measure-startup", "--language", "--theme"})
      QVERIFY(help.output.contains(QLatin1String(option)));
    const Answer version = ask({QStringLiteral("--version")});
    QCOMPARE(version.status, 0);
    QVERIFY(version.output.startsWith(QStringLiteral("Deblend Studio ")));
  }

  void wrongUsageIsASentenceAndTwo_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");
    QTest::newRow("unknown") << QStringList{QStringLiteral("--sideways")} << QStringLiteral("sideways");
    QTest::newRow("size") << QStringList{QStringLiteral("--size"), QStringLiteral("big")}
                          << QStringLiteral("big");
    QTest::newRow("theme") << QStringList{QStringLiteral("--theme"), QStringLiteral("pink")}
                           << QStringLiteral("pink");
    QTest::newRow("language") << QStringList{QStringLiteral("--language"), QStringLiteral("xx")}
                              << QStringLiteral("xx");
    QTest::newRow("seconds") << QStringList{QStringLiteral("--seconds"), QStringLiteral("-1")}
                             << QStringLiteral("-1");
    QTest::newRow("two projects") << QStringList{QStringLiteral("a"), QStringLiteral("b")}
                                  << QStringLiteral("2");
    QTest::newRow("no project") << QStringList{QStringLiteral("--measure-latency")}
                                << QStringLiteral("--measure-latency");
  }

  void wrongUsageIsASentenceAndTwo() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, named);
    const Answer answer = ask(arguments);
    QCOMPARE(answer.status, 2);
    QVERIFY(answer.errors.contains(named));
    QVERIFY(answer.output.isEmpty());
  }

  void itDrawsItself() {
    const ScratchFolder folder;
    const QString file = QString::fromStdString((folder / "window.png").string());
    QCOMPARE(ask({QStringLiteral("--screenshot"), file, QStringLiteral("--size"), QStringLiteral("900x600")})
                 .status,
             0);
    const QImage picture(file);
    QCOMPARE(picture.size(), QSize(900, 600));
  }

  void aProjectThatIsNotThereEndsInASentence() {
    const Answer answer = ask(
        {QStringLiteral("--screenshot"), QStringLiteral("window.png"), QStringLiteral("/no/such/project")});
    QCOMPARE(answer.status, 1);
    QVERIFY(answer.errors.contains(QStringLiteral("/no/such/project")));
  }

  void itMeasuresItsStart() {
    const Answer answer = ask({QStringLiteral("--measure-startup")});
    QCOMPARE(answer.status, 0);
    const double milliseconds =
        QJsonDocument::fromJson(answer.output.toUtf8()).object()[QStringLiteral("startup_ms")].toDouble();
    QVERIFY(milliseconds > 0);
  }

  void theAgeOfAProcessGrows() {
    const double before = processAge();
    QVERIFY(before >= 0);
    QTRY_VERIFY(processAge() > before + 20);
  }

  void aThreadThatIsHeldUpShowsInTheLatency() {
    LatencyRecorder recorder;
    recorder.start();
    QTRY_VERIFY(recorder.summary().events > 5);
    QThread::msleep(60);
    const qsizetype events = recorder.summary().events;
    QTRY_VERIFY(recorder.summary().events > events);
    recorder.stop();
    QVERIFY(recorder.summary().maximum >= 50);
    QVERIFY(recorder.summary().median <= recorder.summary().p99);
    QVERIFY(recorder.summary().p99 <= recorder.summary().maximum);
  }
};

QTEST_MAIN(TestStudioProgram)
#include "tst_studio_program.moc"
