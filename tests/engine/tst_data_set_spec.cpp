#include "data/data_set_spec.h"

#include "data/data_set.h"
#include "data/data_set_kinds.h"

#include "../support/expect_error.h"

#include <QtTest>
#include <nlohmann/json.hpp>

#include <random>

using namespace deblend;

namespace {

using Json = nlohmann::ordered_json;

QString parsingErrorOf(const std::string& text) {
  return errorOf([&] { parseDataSetSpec(text); });
}
QString readingErrorOf(const std::string& json) {
  return errorOf([&] { dataSetSpecFromJson(Json::parse(json)); });
}

DataSetSpec makeSpec(const std::string& kind, const std::string& location) {
  return {.kind = kind, .location = location, .options = OptionValues(dataSetKind(kind).schema)};
}

/// A location of the characters that mean something in a spec, and some that do not.
std::string randomLocation(std::mt19937& random) {
  static const std::vector<std::string> parts{",", ":",    "=", "\"",  " ",        "points", "x",
                                              "7", ".png", "/", "a=b", ",noise=2", "ö"};
  std::string location;
  for (unsigned count = random() % 8 + 1; count > 0; --count)
    location += parts[random() % parts.size()];
  return location;
}

} // namespace

class TestDataSetSpec : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void textGoesThereAndBack() {
    std::mt19937 random(1);
    for (int i = 0; i < 5000; ++i) {
      DataSetSpec spec = makeSpec(i % 2 == 0 ? "density" : "points", randomLocation(random));
      if (spec.kind == "density" && random() % 2 == 0)
        spec.options.set("points", static_cast<std::int64_t>(random() % 100'000));
      QVERIFY2(parseDataSetSpec(toText(spec)) == spec, toText(spec).c_str());
    }
    for (const PlainNumbers& numbers : {PlainNumbers{0.1, 2}, {-3.25e-5, 1e-6}, {1.0 / 3, 1000}}) {
      DataSetSpec spec = makeSpec("gaussian", "");
      spec.options.set("mean", numbers.mean);
      spec.options.set("deviation", numbers.deviation);
      QVERIFY(parseDataSetSpec(toText(spec)) == spec);
    }
  }

  void jsonGoesThereAndBack() {
    std::mt19937 random(2);
    for (int i = 0; i < 500; ++i) {
      DataSetSpec spec = makeSpec("density", randomLocation(random));
      spec.options.set("points", static_cast<std::int64_t>(random() % 100'000));
      QVERIFY(dataSetSpecFromJson(Json::parse(toJson(spec).dump())) == spec);
    }
    for (const char* text :
         {"gaussian,shape=1x8x8,mean=0.5", "shape:ring,noise=0.5", "example:cat", "points:a.npy"})
      QVERIFY(dataSetSpecFromJson(toJson(parseDataSetSpec(text))) == parseDataSetSpec(text));
  }

  void textIsShortest() {
    for (const char* text : {"gaussian", "density:p0.png", "shape:ring,points=4096", "density:a,b:c.png",
                             "example:cat", "gaussian,shape=1x32x32,deviation=0.5", "density:\"a,b=c\""})
      QCOMPARE(toText(parseDataSetSpec(text)), std::string(text));
    QCOMPARE(toText(parseDataSetSpec("density:\"p0.png\",points=65536")), std::string("density:p0.png"));
  }

  void pathsMayHoldCommasAndColons() {
    QCOMPARE(parseDataSetSpec("density:a,b.png").location, std::string("a,b.png"));
    QCOMPARE(parseDataSetSpec("density:C:/a,b c=d.png").location, std::string("C:/a,b c=d.png"));
    QCOMPARE(parseDataSetSpec("density:a,B=1.png").location, std::string("a,B=1.png"));
    QCOMPARE(parseDataSetSpec("density:\"say \"\"hi\"\",x=1\",points=5").location,
             std::string("say \"hi\",x=1"));
    QCOMPARE(parseDataSetSpec("density:a,b.png,points=5").options.integer("points"), 5);
  }

  void badTextIsRefused_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("parts");
    QTest::newRow("nothing") << "" << QStringList{"''", "density, example, shape, pattern, points, gaussian"};
    QTest::newRow("unknown kind") << "mnist:x"
                                  << QStringList{"'mnist'",
                                                 "density, example, shape, pattern, points, gaussian"};
    QTest::newRow("path missing") << "density" << QStringList{"needs a path", "density:PATH"};
    QTest::newRow("name missing") << "shape:" << QStringList{"needs a name", "shape:NAME"};
    QTest::newRow("path too much") << "gaussian:x.png" << QStringList{"takes no path or name", "x.png"};
    QTest::newRow("unknown name") << "shape:circle" << QStringList{"'circle'", "triangle, square"};
    QTest::newRow("unknown option") << "density:a.png,pionts=5" << QStringList{"'pionts'", "points", "a.png"};
    QTest::newRow("out of range") << "density:a.png,points=-1"
                                  << QStringList{"'points'", "'-1'", "from 0 to 16777216"};
    QTest::newRow("no number") << "shape:ring,noise=big" << QStringList{"'noise'", "'big'"};
    QTest::newRow("no option") << "gaussian,wide" << QStringList{"',wide'", ",option=value"};
    QTest::newRow("open quote") << "density:\"a" << QStringList{"no closing quote"};
    QTest::newRow("after quote") << "density:\"a\"b" << QStringList{"'b'", ",option=value"};
  }
  void badTextIsRefused() {
    QFETCH(QString, text);
    QFETCH(QStringList, parts);
    const QString message = parsingErrorOf(text.toStdString());
    for (const QString& part : parts)
      QVERIFY2(message.contains(part), qPrintable(message));
  }

  void jsonNamesItsEntries() {
    QCOMPARE(toJson(parseDataSetSpec("density:p0.png,points=5")).dump(),
             std::string(R"({"kind":"density","path":"p0.png","options":{"points":5}})"));
    QCOMPARE(toJson(parseDataSetSpec("example:cat"))["name"].get<std::string>(), std::string("cat"));
    QVERIFY(!toJson(parseDataSetSpec("gaussian")).contains("path"));
    QVERIFY(dataSetSpecFromJson(Json::parse(R"({"kind":"shape","name":"ring"})")) ==
            parseDataSetSpec("shape:ring"));
  }

  void badJsonIsRefused_data() {
    QTest::addColumn<QString>("json");
    QTest::addColumn<QStringList>("parts");
    QTest::newRow("array") << "[1]" << QStringList{"JSON object", "[1]"};
    QTest::newRow("no kind") << "{}" << QStringList{"'kind'"};
    QTest::newRow("kind no text") << R"({"kind":3})" << QStringList{"'kind'", "3"};
    QTest::newRow("unknown kind") << R"({"kind":"mnist"})" << QStringList{"'mnist'", "density, example"};
    QTest::newRow("no path") << R"({"kind":"density"})" << QStringList{"'path'"};
    QTest::newRow("empty path") << R"({"kind":"density","path":""})" << QStringList{"needs a path"};
    QTest::newRow("name for path") << R"({"kind":"density","name":"x"})"
                                   << QStringList{"'name'", "kind, path, options"};
    QTest::newRow("path for none") << R"({"kind":"gaussian","path":"x"})"
                                   << QStringList{"'path'", "kind, options"};
    QTest::newRow("unknown name") << R"({"kind":"shape","name":"circle"})"
                                  << QStringList{"'circle'", "triangle"};
    QTest::newRow("unknown option") << R"({"kind":"gaussian","options":{"size":1}})"
                                    << QStringList{"'size'", "shape"};
    QTest::newRow("out of range") << R"({"kind":"gaussian","options":{"deviation":-1}})"
                                  << QStringList{"'deviation'", "-1"};
    QTest::newRow("options no object") << R"({"kind":"gaussian","options":3})" << QStringList{"object", "3"};
  }
  void badJsonIsRefused() {
    QFETCH(QString, json);
    QFETCH(QStringList, parts);
    const QString message = readingErrorOf(json.toStdString());
    for (const QString& part : parts)
      QVERIFY2(message.contains(part), qPrintable(message));
  }

  void relativePathsStartAtTheBase() {
    const DataFolders folders{.base = "/home/project", .resources = "/usr/share/deblend"};
    QCOMPARE(resolvedPath(parseDataSetSpec("density:a/p0.png"), folders).string(),
             std::string("/home/project/a/p0.png"));
    QCOMPARE(resolvedPath(parseDataSetSpec("points:../p.csv"), folders).string(), std::string("/home/p.csv"));
    QCOMPARE(resolvedPath(parseDataSetSpec("density:/data/p0.png"), folders).string(),
             std::string("/data/p0.png"));
    QCOMPARE(resolvedPath(parseDataSetSpec("example:cat"), folders).string(),
             std::string("/usr/share/deblend/densities/cat.png"));
    QVERIFY(resolvedPath(parseDataSetSpec("gaussian"), folders).empty());
    QVERIFY(resolvedPath(parseDataSetSpec("shape:ring"), folders).empty());
  }

  void everyKindIsComplete() {
    for (const DataSetKind& kind : dataSetKinds()) {
      QVERIFY(!kind.title.empty() && kind.help.ends_with('.') && kind.open != nullptr);
      for (const Option& option : kind.schema.options())
        QVERIFY(!option.title.empty() && option.help.ends_with('.'));
      QVERIFY(&dataSetKind(kind.id) == &kind);
    }
  }

private:
  struct PlainNumbers {
    double mean;
    double deviation;
  };
};

QTEST_GUILESS_MAIN(TestDataSetSpec)
#include "tst_data_set_spec.moc"
