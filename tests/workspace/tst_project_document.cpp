#include "test_project.h"

#include "../support/expect_error.h"

#include <QtTest>

#include <fstream>

using namespace deblend;
namespace fs = std::filesystem;

namespace {

const ProjectDocument& example() {
  static const ProjectDocument document = quickDocument();
  return document;
}

void overwrite(const fs::path& path, std::string_view content) {
  std::ofstream(path, std::ios::binary).write(content.data(), static_cast<std::streamsize>(content.size()));
}

} // namespace

class TestProjectDocument : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void textRoundTrips() {
    QVERIFY(parseProject(toText(example()), builtPlugins()) == example());
    ProjectDocument odd = example();
    odd.name = "größer \"und\" \\ länger\n";
    QVERIFY(parseProject(toText(odd), builtPlugins()) == odd);
    QVERIFY(toText(parseProject(toText(odd), builtPlugins())) == toText(odd));
  }

  void anEmptyProjectIsOne() {
    const ProjectDocument empty{"nothing yet", {}, {}};
    QVERIFY(parseProject(toText(empty), builtPlugins()) == empty);
  }

  void cutShortAtAnyByte() {
    const ScratchFolder folder;
    fs::create_directory(folder / "p");
    const fs::path file = folder / "p/project.deblend";
    std::string text = toText(example());
    while (text.ends_with('\n'))
      text.pop_back();
    for (std::size_t length = 0; length < text.size(); ++length) {
      overwrite(file, std::string_view(text).substr(0, length));
      const QString message =
          errorOf([&] { Project::open(folder / "p", builtPlugins(), Project::Access::Read); });
      QVERIFY2(isSentence(message) && message.contains("project.deblend") && message.contains("cut short"),
               qPrintable(message));
    }
    QCOMPARE(fs::file_size(file), text.size() - 1); // opening writes nothing
  }

  void badFilesAreRefusedAndStay_data() {
    QTest::addColumn<QString>("from"); // in the example's text, replaced once
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("named");
    QTest::newRow("not JSON") << "\"name\": \"quick\""
                              << "name = quick"
                              << "not JSON";
    QTest::newRow("something behind it") << "\"experiments\""
                                         << "}\n\"experiments\""
                                         << "not JSON";
    QTest::newRow("newer version") << "\"version\": 1"
                                   << "\"version\": 2"
                                   << "format version 2";
    QTest::newRow("version 0") << "\"version\": 1"
                               << "\"version\": 0"
                               << "\"version\"";
    QTest::newRow("version is a text") << "\"version\": 1"
                                       << "\"version\": \"1\""
                                       << "\"version\"";
    QTest::newRow("another format") << "deblend-project"
                                    << "deblend-run"
                                    << "not a project";
    QTest::newRow("no name") << "\"name\": \"quick\","
                             << ""
                             << "\"name\"";
    QTest::newRow("unknown key") << "\"name\": \"quick\""
                                 << "\"name\": \"quick\", \"nmae\": 1"
                                 << "'nmae'";
    QTest::newRow("no data sets") << "\"datasets\""
                                  << "\"data sets\""
                                  << "'data sets'";
    QTest::newRow("data sets are no list") << "\"datasets\": ["
                                           << "\"datasets\": 3, \"more\": ["
                                           << "'more'";
    QTest::newRow("unknown data set kind") << "\"kind\": \"shape\""
                                           << "\"kind\": \"cloud\""
                                           << "'cloud'";
    QTest::newRow("unknown data set option") << "\"points\": 200"
                                             << "\"pionts\": 200"
                                             << "'pionts'";
    QTest::newRow("data set option out of range") << "\"points\": 200"
                                                  << "\"points\": -1"
                                                  << "'points' is '-1'";
    QTest::newRow("unknown shape") << "\"name\": \"ring\""
                                   << "\"name\": \"cube\""
                                   << "cube";
    QTest::newRow("unknown model type") << "\"type\": \"mlp\""
                                        << "\"type\": \"transformer\""
                                        << "'transformer'";
    QTest::newRow("unknown model option") << "\"width\": 8"
                                          << "\"widht\": 8"
                                          << "'widht'";
    QTest::newRow("model option out of range") << "\"width\": 8"
                                               << "\"width\": 0"
                                               << "'width' is '0'";
    QTest::newRow("option of another type") << "\"width\": 8"
                                            << "\"width\": \"8\""
                                            << "'width'";
    QTest::newRow("training option out of range") << "\"learning_rate\": 0.001"
                                                  << "\"learning_rate\": -1"
                                                  << "'learning_rate'";
    QTest::newRow("unknown choice") << "\"schedule\": \"cosine\""
                                    << "\"schedule\": \"linear\""
                                    << "'linear'";
    QTest::newRow("two equal names") << "\"name\": \"disk\""
                                     << "\"name\": \"ring\""
                                     << "'ring'";
    QTest::newRow("dangling source") << "\"source\": \"ring\""
                                     << "\"source\": \"square\""
                                     << "'square'";
    QTest::newRow("dangling target") << "\"target\": \"disk\""
                                     << "\"target\": \"square\""
                                     << "'square'";
  }

  void badFilesAreRefusedAndStay() {
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, named);
    const ScratchFolder folder;
    fs::create_directory(folder / "p");
    QString text = QString::fromStdString(toText(example()));
    const auto place = text.indexOf(from);
    QVERIFY2(place >= 0, qPrintable(from + " is not in " + text));
    text.replace(place, from.size(), to);
    overwrite(folder / "p/project.deblend", text.toStdString());
    const auto before = filesBelow(folder.path());
    const QString message = errorOf([&] { Project::open(folder / "p", builtPlugins()); });
    QVERIFY2(isSentence(message) && message.contains("project.deblend") && message.contains(named),
             qPrintable(message));
    QVERIFY(filesBelow(folder.path()) == before);
  }

  void otherJsonIsRefused() {
    for (const char* text :
         {"[]", "null", "7", "\"deblend-project\"", "{}", R"({"format":"deblend-project"})",
          R"({"format":"deblend-project","version":1,"name":"n","datasets":[3],"experiments":[]})",
          R"({"format":"deblend-project","version":1,"name":"n","datasets":[],"experiments":[[]]})",
          R"({"format":"deblend-project","version":1,"name":["n"],"datasets":[],"experiments":[]})"}) {
      const QString message = errorOf([&] { parseProject(text, builtPlugins()); });
      QVERIFY2(message.size() > 10 && !message.contains("json.exception"),
               qPrintable(QString(text) + " gave: " + message));
    }
  }

  void damagedBytesNeverEscapeAsAnythingElse() {
    // Whatever a byte turns into: a document, or an Error.
    const std::string text = toText(example());
    int refused = 0;
    for (std::size_t place = 0; place < text.size(); ++place)
      for (const char mask : {0x01, 0x10, -0x80}) {
        std::string damaged = text;
        damaged[place] = static_cast<char>(damaged[place] ^ mask);
        refused += errorOf([&] { parseProject(damaged, builtPlugins()); }).isEmpty() ? 0 : 1;
      }
    QVERIFY(refused > static_cast<int>(text.size()));
  }

  void missingOnesListTheKnown() {
    const QString dataSet = errorOf([] { example().dataSet("square"); });
    QVERIFY2(isSentence(dataSet) && dataSet.contains("'ring'") && dataSet.contains("'disk'"),
             qPrintable(dataSet));
    QVERIFY(isSentence(errorOf([] { example().experiment("none"); })));
    QVERIFY(isSentence(errorOf([] { ProjectDocument().experiment("none"); })));
  }

  void freeNamesAreFree() {
    ProjectDocument document = example();
    QVERIFY(document.freeDataSetName("square") == "square");
    QVERIFY(document.freeDataSetName("ring") == "ring 2");
    document.dataSets.push_back({"ring 2", parseDataSetSpec("shape:ring"), {}});
    QVERIFY(document.freeDataSetName("ring") == "ring 3");
  }
};

QTEST_GUILESS_MAIN(TestProjectDocument)
#include "tst_project_document.moc"
