#include "program.h"

#include <QtTest>

namespace {

const QStringList verbs = {"new",         "info",   "models",   "datasets", "train",     "runs",
                           "checkpoints", "sample", "evaluate", "export",   "completion"};

/// What bash offers after `line`, in a shell that has the script and nothing else.
QStringList completions(const ProgramFolder& folder, const QString& line) {
  const QString script =
      "source completion.sh; COMP_LINE=$1; COMP_POINT=${#1}; _deblend; printf '%s\\n' \"${COMPREPLY[@]}\"";
  const ProgramResult result = run("bash", {"--norc", "-c", script, "bash", line}, folder.path("."));
  return QString::fromUtf8(result.output).split('\n', Qt::SkipEmptyParts);
}

} // namespace

class TestUsage : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void helpNamesEveryVerb();
  void everyVerbHasHelp_data();
  void everyVerbHasHelp();
  void versionIsTold();
  void wrongUsageEndsWith2_data();
  void wrongUsageEndsWith2();
  void kindsOfDataSetsAreListed();
  void modelTypesAreListed();
  void brokenPluginIsListedAndStopsNothing();
  void fullOutputIsAFailure();
  void completionScriptIsBash();
  void completionOffers_data();
  void completionOffers();
  void completionKnowsRunsOfTheProject();
};

void TestUsage::helpNamesEveryVerb() {
  const ProgramResult result = run(programPath(), {"--help"});
  QCOMPARE(result.status, 0);
  QVERIFY(result.messages.isEmpty());
  for (const QString& verb : verbs)
    QVERIFY2(result.output.contains("\n  " + verb.toUtf8() + " "), qPrintable(verb));
}

void TestUsage::everyVerbHasHelp_data() {
  QTest::addColumn<QString>("verb");
  for (const QString& verb : verbs)
    QTest::newRow(qPrintable(verb)) << verb;
}

void TestUsage::everyVerbHasHelp() {
  QFETCH(QString, verb);
  const ProgramResult result = run(programPath(), {verb, "--help"});
  QCOMPARE(result.status, 0);
  QVERIFY(result.output.contains("Usage: deblend " + verb.toUtf8()));
  QVERIFY(result.output.contains("--json"));
}

void TestUsage::versionIsTold() {
  const ProgramResult result = run(programPath(), {"--version"});
  QCOMPARE(result.status, 0);
  QVERIFY(QRegularExpression("^deblend \\d+\\.\\d+\\.\\d+ \\(LibTorch \\d+\\.\\d+\\.\\d+\\)\n$")
              .match(result.output)
              .hasMatch());
}

void TestUsage::wrongUsageEndsWith2_data() {
  QTest::addColumn<QStringList>("arguments");
  QTest::addColumn<QByteArray>("mentions");
  QTest::newRow("nothing") << QStringList{} << QByteArray("train");
  QTest::newRow("unknown verb") << QStringList{"teach"} << QByteArray("'teach'");
  QTest::newRow("unknown option") << QStringList{"runs", "p", "--all"} << QByteArray("--all");
  QTest::newRow("missing project") << QStringList{"train"} << QByteArray("PROJECT");
  QTest::newRow("missing model type")
      << QStringList{"new", "p", "--source", "gaussian", "--target", "gaussian"} << QByteArray("mlp");
  QTest::newRow("missing output") << QStringList{"sample", "p"} << QByteArray("--output");
  QTest::newRow("not a number") << QStringList{"train", "p", "--steps", "many"} << QByteArray("'many'");
  QTest::newRow("number out of range")
      << QStringList{"train", "p", "--steps", "0"} << QByteArray("from 1 to");
  QTest::newRow("negative seed") << QStringList{"train", "p", "--seed", "-1"} << QByteArray("'-1'");
  QTest::newRow("unknown integrator")
      << QStringList{"evaluate", "p", "--integrator", "magic"} << QByteArray("euler");
  QTest::newRow("no assignment") << QStringList{"train", "p", "--set", "steps"} << QByteArray("OPTION=VALUE");
  QTest::newRow("no step") << QStringList{"train", "p", "--frames", "1"} << QByteArray("--frames");
  QTest::newRow("frames") << QStringList{"export", "p", "--frames", "some", "--output", "a.gif"}
                          << QByteArray("all");
  QTest::newRow("resume with another seed")
      << QStringList{"train", "p", "--resume", "latest", "--seed", "1"} << QByteArray("--seed");
  QTest::newRow("unknown shell") << QStringList{"completion", "fish"} << QByteArray("bash");
}

void TestUsage::wrongUsageEndsWith2() {
  QFETCH(QStringList, arguments);
  QFETCH(QByteArray, mentions);
  const ProgramFolder folder;
  const ProgramResult result = folder.deblend(arguments);
  QCOMPARE(result.status, 2);
  QVERIFY(result.output.isEmpty());
  const QList<QByteArray> lines = result.messages.trimmed().split('\n');
  QCOMPARE(lines.size(), 2);
  QVERIFY2(lines[0].startsWith("deblend: ") && lines[0].endsWith('.') && lines[0].contains(mentions),
           result.messages.constData());
  QVERIFY2(lines[1].startsWith("Try 'deblend ") && lines[1].endsWith("--help'."),
           result.messages.constData());
}

void TestUsage::kindsOfDataSetsAreListed() {
  const ProgramResult result = run(programPath(), {"datasets", "--json"});
  QCOMPARE(result.status, 0);
  QMap<QString, QJsonObject> kinds;
  for (const QJsonValue& kind : result.json().array())
    kinds.insert(kind["kind"].toString(), kind.toObject());
  QVERIFY(kinds["example"]["names"].toArray().contains("rings"));
  QVERIFY(kinds["shape"]["names"].toArray().contains("two_moons"));
  QCOMPARE(kinds["density"]["location"].toString(), QString("path"));
  QCOMPARE(kinds["gaussian"]["options"].toArray().first()["name"].toString(), QString("shape"));
  const ProgramResult text = run(programPath(), {"datasets"});
  QVERIFY(text.output.contains("example:rings"));
}

void TestUsage::modelTypesAreListed() {
  const ProgramResult result = run(programPath(), {"models", "--json"});
  QCOMPARE(result.status, 0);
  QMap<QString, QJsonObject> types;
  for (const QJsonValue& type : result.json().array())
    types.insert(type["id"].toString(), type.toObject());
  QVERIFY(types.contains("mlp"));
  const QJsonObject mlp = types["mlp"];
  QVERIFY(mlp["maps"].toBool() && mlp["views"].toArray().isEmpty());
  QCOMPARE(mlp["state"].toString(), QString("loaded"));
  const QJsonObject width = mlp["options"].toArray().first().toObject();
  QCOMPARE(width["name"].toString(), QString("width"));
  QCOMPARE(width["default"].toInt(), 64);
  QVERIFY(width["minimum"].toInt() >= 1 && width["maximum"].toInt() >= 64 &&
          !width["help"].toString().isEmpty());
  QVERIFY(run(programPath(), {"models"}).output.contains("checkpoint_interval"));
}

void TestUsage::brokenPluginIsListedAndStopsNothing() {
  const ProgramFolder folder;
  folder.write("deblend_other.so", "not a library");
  const ProgramResult whole = folder.deblend({"models", "--json"});
  qputenv("DEBLEND_PLUGIN_PATH", folder.path(".").toUtf8());
  const ProgramResult models = folder.deblend({"models", "--json"});
  const ProgramResult made = folder.makeProject();
  const ProgramResult missing =
      folder.deblend({"new", "q", "--source", "gaussian", "--target", "gaussian", "--model", "other"});
  qunsetenv("DEBLEND_PLUGIN_PATH");
  QCOMPARE(models.status, 0);
  const QJsonObject refused = models.json().array().first().toObject();
  QCOMPARE(refused["state"].toString(), QString("refused"));
  QVERIFY(!refused["reason"].toString().isEmpty());
  QCOMPARE(models.json().array().size(), whole.json().array().size() + 1);
  QCOMPARE(made.status, 0);
  QVERIFY(!made.messages.contains("deblend_other.so"));
  QCOMPARE(missing.status, 1);
  QVERIFY2(missing.messages.contains("deblend_other.so") && missing.messages.contains("simple_unet, unet"),
           missing.messages.constData());
}

void TestUsage::fullOutputIsAFailure() {
  const ProgramResult result = run("bash", {"-c", "\"$0\" datasets > /dev/full", programPath()});
  QCOMPARE(result.status, 1);
  QVERIFY2(isOneSentence(result.messages), result.messages.constData());
}

void TestUsage::completionScriptIsBash() {
  const ProgramFolder folder;
  folder.write("completion.sh", folder.deblend({"completion", "bash"}).output);
  QVERIFY(!folder.read("completion.sh").isEmpty());
  const ProgramResult checked = run("bash", {"-n", folder.path("completion.sh")});
  QCOMPARE(checked.status, 0);
  QCOMPARE(checked.messages, QByteArray());
}

void TestUsage::completionOffers_data() {
  QTest::addColumn<QString>("line");
  QTest::addColumn<QString>("offer");
  QTest::newRow("verbs") << "deblend tr"
                         << "train";
  QTest::newRow("all verbs") << "deblend "
                             << "export";
  QTest::newRow("options") << "deblend train p --ste"
                           << "--steps";
  QTest::newRow("model types") << "deblend new p --model "
                               << "mlp";
  QTest::newRow("choices") << "deblend sample p --weights "
                           << "raw";
  QTest::newRow("kinds") << "deblend new p --source ga"
                         << "gaussian";
  QTest::newRow("shapes, after the colon") << "deblend new p --source shape:two"
                                           << "two_moons";
  QTest::newRow("examples, after the colon") << "deblend new p --target example:mo"
                                             << "moons";
  QTest::newRow("assignments") << "deblend train p --set batch"
                               << "batch_size=";
  QTest::newRow("words beside placeholders") << "deblend sample p --run la"
                                             << "latest";
}

void TestUsage::completionOffers() {
  QFETCH(QString, line);
  QFETCH(QString, offer);
  const ProgramFolder folder;
  folder.write("completion.sh", folder.deblend({"completion", "bash"}).output);
  const QStringList offers = completions(folder, line);
  QVERIFY2(offers.contains(offer), qPrintable(offers.join(' ')));
}

void TestUsage::completionKnowsRunsOfTheProject() {
  const ProgramFolder folder;
  folder.write("completion.sh", folder.deblend({"completion", "bash"}).output);
  QDir(folder.path(".")).mkpath("p/runs/0001-mlp/checkpoints/step-00000200");
  QVERIFY(completions(folder, "deblend train p --resume 00").contains("0001-mlp"));
  QVERIFY(completions(folder, "deblend sample p --checkpoint 2").contains("200"));
}

QTEST_GUILESS_MAIN(TestUsage)
#include "tst_usage.moc"
