#include "../support/expect_error.h"
#include "../support/scratch_folder.h"

#include "core/version.h"
#include "experiment/presets.h"
#include "plugin_host/plugin_host.h"

#include <QtTest>

#include <fstream>

#include <sys/stat.h>

using namespace deblend;
namespace fs = std::filesystem;

namespace {

const fs::path built = fs::path(DEBLEND_BUILD_DIR) / "tests" / "plugins";

/// Copies the built plugins there, under these names, since a host loads in the order of names.
void put(const ScratchFolder& folder, const std::vector<std::pair<std::string, std::string>>& pluginsByName) {
  for (const auto& [name, plugin] : pluginsByName)
    fs::copy_file(built / (plugin + ".so"), folder / (name + ".so"));
}

QStringList idsOf(const PluginHost& host) {
  QStringList ids;
  for (const ModelType* type : host.modelTypes())
    ids.append(QString::fromStdString(type->id()));
  return ids;
}

QString problemOf(const PluginHost& host, const std::string& name) {
  for (const PluginReport& report : host.reports())
    if (report.file.filename() == name + ".so")
      return QString::fromStdString(report.problem);
  return "not listed";
}

} // namespace

class TestPluginHost : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void loadsWhatTheProgramBringsAlong() {
    PluginHost host;
    host.load({fs::path(DEBLEND_BUILD_DIR) / "lib/deblend/plugins"});
    QVERIFY(idsOf(host).contains("mlp"));
    for (const PluginReport& report : host.reports())
      QVERIFY2(report.problem.empty(), report.problem.c_str());
    QCOMPARE(host.at("mlp").optionSchema().at("width").defaultValue, OptionValue(std::int64_t{64}));
    const QString message = errorOf([&] { host.at("transformer"); });
    QVERIFY2(isSentence(message) && message.contains("mlp"), qPrintable(message));
  }

  void everyPresetFitsItsModelType() {
    PluginHost host;
    host.load({fs::path(DEBLEND_BUILD_DIR) / "lib/deblend/plugins"});
    QVERIFY(idsOf(host).contains("simple_unet") && idsOf(host).contains("unet"));
    for (const ModelType* type : host.modelTypes())
      for (const Preset& each : presets(*type)) {
        Experiment experiment = makeExperiment("e", "a", "b", type->id(), host);
        QCOMPARE(errorOf([&] { apply(each, experiment); }), QString());
        QVERIFY2(each.id == "default" || !each.values.empty(), each.id.c_str());
        QVERIFY2(each.help.ends_with('.') && !each.title.empty(), each.id.c_str());
      }
  }

  void badPluginsAreListedWithTheirReason_data() {
    QTest::addColumn<QString>("plugin");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("id");
    const QString libtorch = libtorchVersion;
    QTest::newRow("older interface") << "old_interface"
                                     << "built for version 0 of the model-type interface"
                                     << "old_interface";
    QTest::newRow("newer interface") << "new_interface"
                                     << "built for version 99 of the model-type interface"
                                     << "new_interface";
    QTest::newRow("other LibTorch") << "old_libtorch"
                                    << "built for LibTorch 1.13.0, but this program has " + libtorch
                                    << "old_libtorch";
    QTest::newRow("id differs") << "other_id"
                                << "promise the model type 'other', but it makes 'good'"
                                << "other";
    QTest::newRow("no id") << "without_id"
                           << "lack an id"
                           << "";
    QTest::newRow("option of every training") << "clashing"
                                              << "'batch_size'"
                                              << "clashing";
    QTest::newRow("two options of one name") << "twice"
                                             << "'a'"
                                             << "twice";
    QTest::newRow("throws") << "throwing"
                            << "no weights today"
                            << "throwing";
    QTest::newRow("throws a number") << "throwing_an_int"
                                     << "failed while it was loaded"
                                     << "throwing_an_int";
    QTest::newRow("throws for its options") << "throwing_schema"
                                            << "no options today"
                                            << "throwing_schema";
    QTest::newRow("aborts") << "aborting"
                            << "crashes when it is loaded (Aborted)"
                            << "aborting";
    QTest::newRow("exits") << "exiting"
                           << "ends the program"
                           << "exiting";
    QTest::newRow("throws in an initialiser") << "throwing_at_load"
                                              << "loaded"
                                              << "throwing_at_load";
    QTest::newRow("crashes in an initialiser") << "crashing_at_load"
                                               << "crashes when it is loaded (Segmentation fault)"
                                               << "crashing_at_load";
  }

  void badPluginsAreListedWithTheirReason() {
    QFETCH(QString, plugin);
    QFETCH(QString, reason);
    QFETCH(QString, id);
    const ScratchFolder folder;
    put(folder, {{"1", "good"}, {"2", plugin.toStdString()}, {"3", "second"}});
    PluginHost host;
    host.load({folder.path()});
    QCOMPARE(idsOf(host), (QStringList{"good", "second"})); // before and after it
    const QString problem = problemOf(host, "2");
    QVERIFY2(isSentence(problem) && problem.startsWith("It") && problem.contains(reason),
             qPrintable(problem));
    QCOMPARE(QString::fromStdString(host.reports().at(1).id), id);
    QVERIFY(problemOf(host, "1").isEmpty() && problemOf(host, "3").isEmpty());
  }

  void theFirstOfTwoEqualIdsIsUsed() {
    const ScratchFolder folder;
    put(folder, {{"a", "good"}, {"b", "good"}, {"c", "second"}});
    PluginHost host;
    host.load({folder.path()});
    QCOMPARE(idsOf(host), (QStringList{"good", "second"}));
    QVERIFY(problemOf(host, "a").isEmpty());
    const QString problem = problemOf(host, "b");
    QVERIFY2(problem.contains("'good'") &&
                 problem.contains(QString::fromStdString((folder / "a.so").string())),
             qPrintable(problem));
  }

  void aBadPluginDoesNotTakeAnId() {
    const ScratchFolder first;
    const ScratchFolder second;
    put(first, {{"a", "other_id"}}); // promises 'other', makes 'good'
    put(second, {{"a", "good"}});
    PluginHost host;
    host.load({first.path(), second.path(), second / "missing"});
    QCOMPARE(idsOf(host), QStringList{"good"});
  }

  void earlierFoldersWin() {
    const ScratchFolder first;
    const ScratchFolder second;
    put(first, {{"z", "good"}});
    put(second, {{"a", "good"}});
    PluginHost host;
    host.load({first.path(), second.path()});
    QVERIFY(host.reports().at(0).file == first / "z.so");
    QVERIFY(host.reports().at(0).problem.empty() && !host.reports().at(1).problem.empty());
  }

  void whateverItIsCutToItIsListed() {
    const std::string whole = readTextFile(built / "good.so");
    const ScratchFolder folder;
    const std::size_t steps = 64;
    std::vector<std::size_t> lengths = {0, 1, 4, 16, 63, 64, 65, 4096, whole.size() - 1, whole.size() - 64};
    for (std::size_t i = 1; i < steps; ++i)
      lengths.push_back(i * whole.size() / steps);
    for (const std::size_t length : lengths)
      writeFileAtomically(folder / (std::to_string(length) + ".so"),
                          std::string_view(whole).substr(0, length));
    put(folder, {{"zz-second", "second"}});
    PluginHost host;
    host.load({folder.path()});
    QCOMPARE(idsOf(host), QStringList{"second"});
    for (const std::size_t length : lengths) {
      const QString problem = problemOf(host, std::to_string(length));
      QVERIFY2(isSentence(problem) && problem.contains("cut short"), qPrintable(problem));
    }
  }

  void damagedLibrariesEndNothing() {
    // Where a byte matters to nobody the plugin may still work: what counts is that the host survives.
    const std::string whole = readTextFile(built / "good.so");
    const ScratchFolder folder;
    constexpr std::size_t damages = 40;
    for (std::size_t i = 0; i < damages; ++i) {
      std::string damaged = whole;
      const std::size_t place = i * whole.size() / damages;
      for (std::size_t k = place; k < std::min(place + 64, whole.size()); ++k)
        damaged[k] = static_cast<char>(~damaged[k]);
      std::ofstream(folder / (std::to_string(i) + ".so"), std::ios::binary) << damaged;
    }
    put(folder, {{"zz-second", "second"}});
    PluginHost host;
    host.load({folder.path()});
    QCOMPARE(host.reports().size(), damages + 1);
    QVERIFY(idsOf(host).contains("second"));
    QVERIFY(!problemOf(host, "0").isEmpty());
  }

  void otherThingsAreListed() {
    const ScratchFolder folder;
    writeFileAtomically(folder / "text.so", "not a library at all");
    fs::create_directory(folder / "folder.so");
    fs::create_symlink(folder / "nowhere", folder / "link.so");
    QCOMPARE(::mkfifo((folder / "pipe.so").c_str(), 0600), 0);
    fs::copy_file(fs::path(DEBLEND_BUILD_DIR) / "lib/libdeblend_engine.so", folder / "library.so");
    writeFileAtomically(folder / "readme.txt", "passed over");
    PluginHost host;
    host.load({folder.path()});
    QCOMPARE(host.reports().size(), std::size_t{5});
    for (const char* name : {"text", "folder", "link", "pipe", "library"}) {
      const QString problem = problemOf(host, name);
      QVERIFY2(isSentence(problem), qPrintable(QString(name) + ": " + problem));
    }
    QVERIFY(problemOf(host, "library").contains("not a model type"));
  }

  void valuesOutliveTheHost() {
    OptionSchema schema;
    {
      PluginHost host;
      host.load({fs::path(DEBLEND_BUILD_DIR) / "lib/deblend/plugins"});
      schema = host.at("mlp").optionSchema();
    }
    QVERIFY(schema.find("width") != nullptr);
  }
};

QTEST_GUILESS_MAIN(TestPluginHost)
#include "tst_plugin_host.moc"
