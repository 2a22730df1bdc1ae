#include "program.h"

#include <QtTest>

/// Other blends, objectives and pairings than the tutorial's, through the built program.
class TestBlends : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase();
  void whatDoesNotFitIsRefused_data();
  void whatDoesNotFitIsRefused();
  void anObjectiveIsABranch();
  void aCouplingTellsItsCost();
  void aReflowTrainsAndMaps();

private:
  ProgramFolder m_folder;
};

namespace {

const QStringList quickly = {"--steps", "30", "--seed", "1", "--device", "cpu", "--json"};

} // namespace

void TestBlends::initTestCase() {
  QCOMPARE(m_folder.makeProject({"--set", "width=16", "--set", "batch_size=32"}).status, 0);
  QCOMPARE(m_folder.deblend(QStringList{"train", "p"} + quickly).status, 0);
}

void TestBlends::whatDoesNotFitIsRefused_data() {
  QTest::addColumn<QStringList>("options");
  QTest::addColumn<QByteArray>("mentions");
  const auto row = [](const char* name, const QStringList& options, const char* mentions) {
    QTest::newRow(name) << options << QByteArray(mentions);
  };
  row("infinite at the target", {"interpolant=variance_preserving"}, "set it above 0");
  row("infinite at both ends", {"latent=brownian"}, "set it above 0");
  row("not from noise", {"interpolant=one_sided"}, "Gaussian noise");
  row("no noise to find", {"prediction=joint"}, "set latent to");
  row("a score of what", {"prediction=score"}, "one_sided");
}

void TestBlends::whatDoesNotFitIsRefused() {
  QFETCH(QStringList, options);
  QFETCH(QByteArray, mentions);
  QStringList assignments;
  for (const QString& option : options)
    assignments += {"--set", option};
  const QStringList made = {"new",      "refused",       "--source", "example:rings",
                            "--target", "example:moons", "--model",  "mlp"};
  QList<QStringList> commands = {made};
  if (options.contains("latent=brownian")) // told by `train` in the same words
    commands += QStringList{"train", "p"};
  for (const QStringList& command : commands) {
    const auto before = m_folder.contents(".");
    const ProgramResult result = m_folder.deblend(command + assignments);
    QCOMPARE(result.status, 1);
    QVERIFY2(isOneSentence(result.messages) && result.messages.contains(mentions),
             result.messages.constData());
    QVERIFY(m_folder.contents(".") == before);
  }
}

void TestBlends::anObjectiveIsABranch() {
  const ProgramResult branch = m_folder.deblend(
      QStringList{"train", "p", "--from-checkpoint", "1/latest", "--set", "objective=energy"} + quickly);
  QVERIFY2(branch.status == 0, branch.messages.constData());
  QVERIFY(branch.json()["loss"].toDouble() <
          m_folder.deblend({"runs", "p", "--json"}).json().array()[0].toObject()["loss"].toDouble());
  const ProgramResult joint = m_folder.deblend(
      {"train", "p", "--from-checkpoint", "1/latest", "--set", "prediction=joint", "--set", "latent=sine"});
  QCOMPARE(joint.status, 1);
  QVERIFY2(joint.messages.contains("two"), joint.messages.constData());
}

void TestBlends::aCouplingTellsItsCost() {
  const ProgramResult coupled =
      m_folder.deblend(QStringList{"train", "p", "--set", "pairing=optimal"} + quickly);
  QVERIFY2(coupled.status == 0, coupled.messages.constData());
  const QJsonObject values = coupled.json()["values"].toObject();
  QVERIFY(values["coupling_cost"].toDouble() > 0);
  QVERIFY(values["coupling_cost"].toDouble() < values["independent_cost"].toDouble());
  QVERIFY(values["step_seconds"].toDouble() >= values["coupling_seconds"].toDouble());
  QVERIFY(m_folder.read("p/runs/" + coupled.json()["run"].toString() + "/metrics.jsonl")
              .contains("coupling_cost"));
}

void TestBlends::aReflowTrainsAndMaps() {
  const ProgramResult made = m_folder.deblend({"reflow", "p", "--run", "1", "--count", "100", "--steps", "4",
                                               "--seed", "3", "--name", "straight", "--json"});
  QVERIFY2(made.status == 0, made.messages.constData());
  QCOMPARE(made.json()["count"].toInt(), 100);
  QVERIFY(m_folder.exists("p/pairs/0001-mlp-30-target.npy"));
  const ProgramResult trained = m_folder.deblend(
      QStringList{"train", "p", "--experiment", made.json()["experiment"].toString()} + quickly);
  QVERIFY2(trained.status == 0, trained.messages.constData());
  QCOMPARE(m_folder.deblend({"sample", "p", "--count", "10", "--steps", "1", "--output", "s.npy"}).status, 0);
}

QTEST_GUILESS_MAIN(TestBlends)
#include "tst_blends.moc"
