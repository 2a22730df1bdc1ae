#include "../support/expect_error.h"
#include "../support/mlp_catalog.h"
#include "../support/scratch_folder.h"

#include "data/data_set.h"
#include "experiment/experiment.h"
#include "experiment/open_data.h"
#include "experiment/presets.h"

#include <nlohmann/json.hpp>

#include <QtTest>

using namespace deblend;
using Json = nlohmann::ordered_json;

namespace {

/// A perceptron that begins with other settings.
class SlowModelType : public MlpModelType {
public:
  std::string id() const override { return "slow"; }
  std::vector<NamedOptionValue> trainingDefaults() const override {
    return {{"learning_rate", 1e-5}, {"steps", std::int64_t{7}}};
  }
  std::vector<Preset> presets() const override {
    return {
        {"wide", "Wide", "A wide one.", {{"width", std::int64_t{99}}, {"warmup_steps", std::int64_t{3}}}}};
  }
};

class SlowCatalog : public ModelTypeCatalog {
public:
  std::vector<const ModelType*> modelTypes() const override { return {&m_slow, &m_mlp}; }

private:
  SlowModelType m_slow;
  MlpModelType m_mlp;
};

} // namespace

class TestExperiment : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void jsonRoundTrips() {
    Experiment experiment = makeExperiment("first → last", "a", "b", "mlp", m_catalog);
    setOption(experiment, "width", "17");
    setOption(experiment, "learning_rate", "0.1");
    setOption(experiment, "sampling_steps", "3");
    QVERIFY(experimentFromJson(Json::parse(toJson(experiment).dump()), m_catalog) == experiment);
    QCOMPARE(experiment.modelOptions.integer("width"), std::int64_t{17});
    QCOMPARE(experiment.trainingOptions.real("learning_rate"), 0.1);
    QCOMPARE(experiment.samplingOptions.integer("sampling_steps"), std::int64_t{3});
  }

  void missingOptionsTakeDefaults() {
    const Json json = Json::parse(R"({"name":"e","source":"a","target":"b","model":{"type":"mlp"}})");
    QVERIFY(experimentFromJson(json, m_catalog) == makeExperiment("e", "a", "b", "mlp", m_catalog));
  }

  void aModelTypeHasDefaultsOfItsOwn() {
    const SlowCatalog catalog;
    Experiment experiment = makeExperiment("e", "a", "b", "slow", catalog);
    QCOMPARE(experiment.trainingOptions.real("learning_rate"), 1e-5);
    QVERIFY(experiment.trainingOptions.isDefault("steps"));
    const Json json = Json::parse(R"({"name":"e","source":"a","target":"b","model":{"type":"slow"}})");
    QVERIFY(experimentFromJson(json, catalog) == experiment);
    setModelType(experiment, catalog.at("mlp"));
    QVERIFY(experiment == makeExperiment("e", "a", "b", "mlp", catalog));
  }

  void aPresetReplacesWhatDecidesTheResult() {
    const SlowCatalog catalog;
    Experiment experiment = makeExperiment("e", "a", "b", "slow", catalog);
    setOption(experiment, "depth", "2");
    setOption(experiment, "learning_rate", "0.5");
    setOption(experiment, "metrics_interval", "3");
    apply(preset(catalog.at("slow"), "wide"), experiment);
    QCOMPARE(experiment.modelOptions.integer("width"), std::int64_t{99});
    QCOMPARE(experiment.trainingOptions.integer("warmup_steps"), std::int64_t{3});
    QVERIFY(experiment.modelOptions.isDefault("depth"));
    QCOMPARE(experiment.trainingOptions.real("learning_rate"), 1e-5);
    QCOMPARE(experiment.trainingOptions.integer("metrics_interval"), std::int64_t{3});
    apply(preset(catalog.at("slow"), "default"), experiment);
    QVERIFY(experiment.modelOptions.isDefault("width") &&
            experiment.trainingOptions.isDefault("warmup_steps"));
  }

  void theTutorialsPresetIsTheTutorial() {
    Experiment experiment = makeExperiment("e", "a", "b", "mlp", m_catalog);
    apply(preset(m_catalog.at("mlp"), "tutorial"), experiment);
    QCOMPARE(experiment.trainingOptions.real("learning_rate"), 1e-3);
    QCOMPARE(experiment.trainingOptions.integer("batch_size"), std::int64_t{256});
    QVERIFY(experiment.trainingOptions.text("schedule") == "constant");
    QCOMPARE(experiment.trainingOptions.real("ema_decay"), 0.0);
    const QString message = errorOf([&] { preset(m_catalog.at("mlp"), "best"); });
    QVERIFY2(isSentence(message) && message.contains("default, tutorial"), qPrintable(message));
  }

  void unknownOptionsListEverySchemas() {
    Experiment experiment = makeExperiment("e", "a", "b", "mlp", m_catalog);
    const QString message = errorOf([&] { setOption(experiment, "widht", "3"); });
    QVERIFY2(isSentence(message), qPrintable(message));
    for (const char* known : {"width", "learning_rate", "sampling_steps"})
      QVERIFY(message.contains(known));
    QVERIFY(experiment == makeExperiment("e", "a", "b", "mlp", m_catalog));
  }

  void badJsonIsNamed_data() {
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("named");
    const QString frame = R"({"name":"e","source":"a","target":"b","model":%1%2})";
    QTest::newRow("not an object") << "[]"
                                   << "object";
    QTest::newRow("no name") << R"({"source":"a","target":"b","model":{"type":"mlp"}})"
                             << "'name'";
    QTest::newRow("name is a number") << R"({"name":1,"source":"a","target":"b","model":{"type":"mlp"}})"
                                      << "'name'";
    QTest::newRow("no source") << R"({"name":"e","target":"b","model":{"type":"mlp"}})"
                               << "'source'";
    QTest::newRow("no model") << R"({"name":"e","source":"a","target":"b"})"
                              << "'type'";
    QTest::newRow("unknown model type") << frame.arg(R"({"type":"unet"})", "") << "'unet'";
    QTest::newRow("model is a text") << frame.arg(R"("mlp")", "") << "model";
    QTest::newRow("unknown key of the model") << frame.arg(R"({"type":"mlp","option":{}})", "") << "'option'";
    QTest::newRow("unknown option") << frame.arg(R"({"type":"mlp","options":{"depht":3}})", "") << "'depht'";
    QTest::newRow("out of range") << frame.arg(R"({"type":"mlp","options":{"depth":0}})", "")
                                  << "'depth' is '0'";
    QTest::newRow("training out of range")
        << frame.arg(R"({"type":"mlp"})", R"(,"training":{"steps":-1})") << "'steps'";
    QTest::newRow("unknown sampling option")
        << frame.arg(R"({"type":"mlp"})", R"(,"sampling":{"steps":1})") << "'steps'";
    QTest::newRow("unknown key") << frame.arg(R"({"type":"mlp"})", R"(,"traning":{})") << "'traning'";
    QTest::newRow("options are a list") << frame.arg(R"({"type":"mlp","options":[]})", "") << "object";
  }

  void badJsonIsNamed() {
    QFETCH(QString, json);
    QFETCH(QString, named);
    const QString message = errorOf([&] { experimentFromJson(Json::parse(json.toStdString()), m_catalog); });
    QVERIFY2(isSentence(message) && message.contains(named), qPrintable(message));
  }

  void dataSetsRoundTrip() {
    const NamedDataSet dataSet{"p0", parseDataSetSpec("density:pictures/p0.png,points=77"), "xxh3-128:0123"};
    QVERIFY(namedDataSetFromJson(Json::parse(toJson(dataSet).dump())) == dataSet);
    const NamedDataSet noise{"noise", parseDataSetSpec("gaussian"), {}};
    QVERIFY(namedDataSetFromJson(Json::parse(toJson(noise).dump())) == noise);
  }

  void badDataSetsAreNamed() {
    for (const char* text :
         {R"({"kind":"gaussian"})", R"({"name":"n","kind":"cloud"})", R"({"name":"n"})",
          R"({"name":"n","kind":"gaussian","options":{"points":3}})", R"({"name":"n","kind":"density"})",
          R"({"name":"n","kind":"gaussian","fingerprint":7})",
          R"({"name":"n","kind":"gaussian","colour":"red"})"}) {
      const QString message = errorOf([&] { namedDataSetFromJson(Json::parse(text)); });
      QVERIFY2(isSentence(message), qPrintable(QString(text) + " gave: " + message));
    }
  }

  void changedDataAreRefused() {
    const ScratchFolder folder;
    writeFileAtomically(folder / "points.csv", "0,0\n1,1\n");
    const DataFolders folders{folder.path(), {}};
    NamedDataSet dataSet{"p", parseDataSetSpec("points:points.csv"), {}};
    dataSet.fingerprint = openDataSet(dataSet.spec, folders)->fingerprint();
    QVERIFY(!dataSet.fingerprint.empty());
    QCOMPARE(openUnchanged(dataSet, folders)->storedCount().value_or(0), std::int64_t{2});
    writeFileAtomically(folder / "points.csv", "0,0\n1,2\n");
    const QString changed = errorOf([&] { openUnchanged(dataSet, folders); });
    QVERIFY2(isSentence(changed) && changed.contains("'p'") && changed.contains("points.csv"),
             qPrintable(changed));
    std::filesystem::remove(folder / "points.csv");
    QVERIFY(isSentence(errorOf([&] { openUnchanged(dataSet, folders); })));
  }

private:
  MlpCatalog m_catalog;
};

QTEST_APPLESS_MAIN(TestExperiment)
#include "tst_experiment.moc"
