#include "../support/expect_error.h"

#include "data/data_set_kinds.h"
#include "mlp_model_type.h"
#include "options/option_values.h"
#include "sampling/sampling_options.h"
#include "training/training_options.h"

#include <nlohmann/json.hpp>

#include <QtTest>

#include <limits>

using namespace deblend;
using Json = nlohmann::ordered_json;

namespace {

OptionSchema oneOfEach() {
  return OptionSchema({
      Option::boolean("flip", "Flip", true, "Whether to flip."),
      Option::integer("width", "Width", 64, 1, 128, "How wide it is.", "neurons"),
      Option::real("rate", "Rate", 0.25, 0, 1, "How fast it goes."),
      Option::choice("shape", "Shape", "ring", {{"ring", "Ring"}, {"disk", "Disk"}}, "What it looks like."),
      Option::text("note", "Note", "", "What comes to mind."),
  });
}

std::vector<std::pair<std::string, OptionSchema>> everySchema() {
  std::vector<std::pair<std::string, OptionSchema>> schemas = {
      {"training", trainingSchema()}, {"sampling", samplingSchema()}, {"mlp", MlpModelType().optionSchema()}};
  for (const DataSetKind& kind : dataSetKinds())
    schemas.emplace_back(kind.id, kind.schema);
  return schemas;
}

} // namespace

class TestOptions : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void defaultsCanBeOthers() {
    const OptionSchema other =
        oneOfEach().withDefaults({{"width", std::int64_t{7}}, {"shape", std::string("disk")}});
    QCOMPARE(OptionValues(other).integer("width"), std::int64_t{7});
    QCOMPARE(OptionValues(other).text("shape"), std::string("disk"));
    QCOMPARE(OptionValues(other).real("rate"), 0.25);
    OptionValues values(other);
    values.set("width", std::int64_t{9});
    values.reset("width");
    QVERIFY(values.isDefault("width") && values.integer("width") == 7);
    QVERIFY(isSentence(errorOf([] { oneOfEach().withDefaults({{"width", std::int64_t{1000}}}); })));
    QVERIFY(isSentence(errorOf([] { oneOfEach().withDefaults({{"height", std::int64_t{1}}}); })));
  }

  void everyDefaultIsAllowed() {
    for (const auto& [name, schema] : everySchema())
      for (const Option& option : schema.options()) {
        QCOMPARE(errorOf([&] { option.validated(option.defaultValue); }), QString());
        QVERIFY2(option.parsed(toText(option.defaultValue)) == option.defaultValue, option.name.c_str());
      }
  }

  void everyOptionExplainsItself() {
    for (const auto& [name, schema] : everySchema())
      for (const Option& option : schema.options()) {
        QVERIFY2(!option.title.empty() && option.help.ends_with('.'), option.name.c_str());
        QVERIFY2(!option.allowed().empty(), option.name.c_str());
        QVERIFY2(std::ranges::all_of(option.name,
                                     [](char c) { return std::islower(c) || std::isdigit(c) || c == '_'; }),
                 option.name.c_str());
      }
  }

  void noTwoSchemasOfAnExperimentShareAName() {
    const OptionSchema own = MlpModelType().optionSchema();
    for (const Option& option : own.options())
      QVERIFY(!trainingSchema().find(option.name) && !samplingSchema().find(option.name));
    for (const Option& option : trainingSchema().options())
      QVERIFY(!samplingSchema().find(option.name));
  }

  void jsonRoundTrips() {
    OptionValues values(oneOfEach());
    values.set("flip", false);
    values.set("width", std::int64_t{7});
    values.set("rate", 0.1);
    values.set("shape", std::string("disk"));
    values.set("note", std::string("x → \"y\"\n"));
    const Json json = Json::parse(values.toJson().dump());
    QVERIFY(OptionValues::fromJson(oneOfEach(), json) == values);
    QVERIFY(!(OptionValues(oneOfEach()) == values));
  }

  void textRoundTrips() {
    OptionValues values(oneOfEach());
    for (const auto& [name, text] : std::vector<std::pair<std::string, std::string>>{{"flip", "false"},
                                                                                     {"width", "128"},
                                                                                     {"rate", "0.1"},
                                                                                     {"rate", "1e-05"},
                                                                                     {"shape", "disk"},
                                                                                     {"note", "a, b=c"}}) {
      values.setFromText(name, text);
      QCOMPARE(QString::fromStdString(toText(values.value(name))), QString::fromStdString(text));
    }
  }

  void realsKeepEveryBit() {
    OptionValues values(OptionSchema({Option::real("x", "X", 0, -1e300, 1e300, "A number.")}));
    for (const double number : {0.1, 1.0 / 3, 1e-300, 123456789.123456789, -5e-324}) {
      values.set("x", number);
      values.setFromText("x", toText(values.value("x")));
      QVERIFY(values.real("x") == number);
      QVERIFY(OptionValues::fromJson(values.schema(), Json::parse(values.toJson().dump())).real("x") ==
              number);
    }
  }

  void missingNamesTakeDefaults() {
    const OptionValues values = OptionValues::fromJson(oneOfEach(), Json::parse(R"({"width": 3})"));
    QCOMPARE(values.integer("width"), std::int64_t{3});
    QCOMPARE(values.real("rate"), 0.25);
    QVERIFY(values.isDefault("rate") && !values.isDefault("width"));
  }

  void wholeNumbersAreReals() {
    const OptionValues values = OptionValues::fromJson(oneOfEach(), Json::parse(R"({"rate": 1})"));
    QCOMPARE(values.real("rate"), 1.0);
  }

  void badTextNamesOptionValueAndWhatIsAllowed_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("allowed");
    QTest::newRow("not a boolean") << "flip"
                                   << "yes"
                                   << "true or false";
    QTest::newRow("below") << "width"
                           << "0"
                           << "a whole number from 1 to 128";
    QTest::newRow("above") << "width"
                           << "129"
                           << "a whole number from 1 to 128";
    QTest::newRow("a fraction") << "width"
                                << "1.5"
                                << "a whole number from 1 to 128";
    QTest::newRow("trailing letters") << "width"
                                      << "12px"
                                      << "a whole number from 1 to 128";
    QTest::newRow("too long for 64 bits") << "width"
                                          << "99999999999999999999"
                                          << "a whole number from 1 to 128";
    QTest::newRow("empty") << "width"
                           << ""
                           << "a whole number from 1 to 128";
    QTest::newRow("not a number") << "rate"
                                  << "fast"
                                  << "a number from 0 to 1";
    QTest::newRow("NaN") << "rate"
                         << "nan"
                         << "a number from 0 to 1";
    QTest::newRow("infinite") << "rate"
                              << "inf"
                              << "a number from 0 to 1";
    QTest::newRow("too large") << "rate"
                               << "1.0001"
                               << "a number from 0 to 1";
    QTest::newRow("unknown choice") << "shape"
                                    << "cube"
                                    << "one of ring, disk";
  }

  void badTextNamesOptionValueAndWhatIsAllowed() {
    QFETCH(QString, name);
    QFETCH(QString, text);
    QFETCH(QString, allowed);
    OptionValues values(oneOfEach());
    const QString message = errorOf([&] { values.setFromText(name.toStdString(), text.toStdString()); });
    QCOMPARE(message, QString("Option '%1' is '%2': allowed is %3.").arg(name, text, allowed));
    QVERIFY(values == OptionValues(oneOfEach()));
  }

  void badJsonIsRefused_data() {
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("named");
    QTest::newRow("wrong type") << R"({"width": "64"})"
                                << "'width'";
    QTest::newRow("a boolean for a number") << R"({"rate": true})"
                                            << "'rate'";
    QTest::newRow("null") << R"({"width": null})"
                          << "'width'";
    QTest::newRow("a list") << R"({"shape": ["ring"]})"
                            << "'shape'";
    QTest::newRow("beyond 64 bits") << R"({"width": 18446744073709551615})"
                                    << "'width'";
    QTest::newRow("huge") << R"({"rate": 1e999})"
                          << "";
    QTest::newRow("unknown") << R"({"widht": 3})"
                             << "flip, width, rate, shape, note";
    QTest::newRow("not an object") << R"([1])"
                                   << "object";
  }

  void badJsonIsRefused() {
    QFETCH(QString, json);
    QFETCH(QString, named);
    if (named.isEmpty()) { // a number that no double holds is no JSON to begin with
      QVERIFY_EXCEPTION_THROWN(Json::parse(json.toStdString()), Json::exception);
      return;
    }
    const QString message =
        errorOf([&] { OptionValues::fromJson(oneOfEach(), Json::parse(json.toStdString())); });
    QVERIFY2(isSentence(message) && message.contains(named), qPrintable(message));
  }

  void notANumberIsOutOfRange() {
    OptionValues values(oneOfEach());
    QVERIFY(!errorOf([&] { values.set("rate", std::numeric_limits<double>::quiet_NaN()); }).isEmpty());
  }

  void unknownNamesListTheKnown() {
    OptionValues values(oneOfEach());
    const QString expected = "There is no option 'depth': known are flip, width, rate, shape, note.";
    QCOMPARE(errorOf([&] { values.setFromText("depth", "1"); }), expected);
    QCOMPARE(errorOf([&] { values.integer("depth"); }), expected);
    QVERIFY(isSentence(errorOf([&] { OptionValues(OptionSchema()).reset("depth"); })));
  }

  void twoOptionsOfOneNameAreRefused() {
    OptionSchema schema = oneOfEach();
    const QString message =
        errorOf([&] { schema.add("More", {Option::boolean("width", "Width", true, "Again.")}); });
    QVERIFY2(isSentence(message) && message.contains("'width'"), qPrintable(message));
  }
};

QTEST_APPLESS_MAIN(TestOptions)
#include "tst_options.moc"
