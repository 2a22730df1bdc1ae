#include "program.h"

#include <QtTest>

/// Ways of sampling, compared and drawn by the built program.
class TestBench : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() {
    QCOMPARE(m_folder.makeProject({"--set", "width=16", "--set", "depth=1"}).status, 0);
    const ProgramResult trained =
        m_folder.deblend({"train", "p", "--steps", "50", "--seed", "1", "--device", "cpu"});
    QVERIFY2(trained.status == 0, trained.messages.constData());
  }

  void theTableIsJsonAndCsv() {
    const ProgramResult result = bench({"--output", "bench.csv", "--json"});
    QVERIFY2(result.status == 0, result.messages.constData());
    const QJsonObject json = result.json().object();
    QCOMPARE(json["rows"].toArray().size(), 2 * 2 * 2 + 1);
    QCOMPARE(json["metric"].toString(), QString("wasserstein2"));
    QVERIFY(json["complete"].toBool() && json["floor"].toObject()["mean"].toDouble() > 0);
    QFile csv(m_folder.path("bench.csv"));
    QVERIFY(csv.open(QIODevice::ReadOnly));
    QCOMPARE(csv.readAll().count('\n'), 10);
    QVERIFY(QFile::exists(m_folder.path("p/runs/0001-mlp/bench.json")));
  }

  void theChartIsAPicture() {
    const ProgramResult result = bench({"--output", "bench.png", "--by-seconds"});
    QVERIFY2(result.status == 0, result.messages.constData());
    QVERIFY(result.output.contains("STRAIGHTNESS") && result.output.contains("dopri5"));
    QVERIFY(QFile::exists(m_folder.path("bench.png")));
  }

  void wrongUseIsSaid_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("said");
    QTest::newRow("no steps") << QStringList{"--steps", "4,0"} << "'0'";
    QTest::newRow("integrator") << QStringList{"--integrator", "euler,eluer"} << "'eluer'";
    QTest::newRow("spacing") << QStringList{"--spacing", "even"} << "'even'";
    QTest::newRow("tolerance") << QStringList{"--tolerance", "0"} << "'0'";
    QTest::newRow("diffusion") << QStringList{"--diffusion", "-1"} << "'-1'";
    QTest::newRow("ending") << QStringList{"--output", "bench.gif"} << ".csv or .png";
  }

  void wrongUseIsSaid() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, said);
    const ProgramResult result = m_folder.deblend(QStringList{"bench-sampling", "p"} + arguments);
    QCOMPARE(result.status, 2);
    QVERIFY2(result.messages.contains(said.toUtf8()), result.messages.constData());
  }

  void noiseNeedsAScore() {
    const ProgramResult result =
        m_folder.deblend({"sample", "p", "--integrator", "euler_maruyama", "--output", "x.npy"});
    QCOMPARE(result.status, 1);
    QVERIFY2(result.messages.contains("score"), result.messages.constData());
  }

  void aDensityNeedsOneOfTheSource() {
    const ProgramResult drawn =
        m_folder.deblend({"export", "p", "--kind", "likelihood", "--steps", "2", "--output", "density.png"});
    QVERIFY2(drawn.status == 0, drawn.messages.constData()); // a density picture has one
    const ProgramResult measured = m_folder.deblend(
        {"evaluate", "p", "--metric", "log_likelihood", "--count", "20", "--steps", "2", "--json"});
    QVERIFY2(measured.status == 0, measured.messages.constData());
    QVERIFY(measured.json().object()["metrics"].toObject().contains("log_likelihood"));
  }

private:
  ProgramResult bench(const QStringList& more) const {
    return m_folder.deblend(QStringList{"bench-sampling", "p", "--integrator", "euler,ab4,dopri5", "--steps",
                                        "1,4", "--spacing", "uniform,karras", "--tolerance", "0.01",
                                        "--count", "100", "--seeds", "2"} +
                            more);
  }

  ProgramFolder m_folder;
};

QTEST_APPLESS_MAIN(TestBench)
#include "tst_bench.moc"
