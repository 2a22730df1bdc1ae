#include "test_project.h"

#include "../support/expect_error.h"
#include "../support/file_size_limit.h"

#include <QCoreApplication>
#include <QProcess>
#include <QtTest>

#include <iostream>

using namespace deblend;
namespace fs = std::filesystem;

namespace {

/// Another program that has the project open, until its input ends.
class OtherProgram {
public:
  explicit OtherProgram(const fs::path& folder) {
    m_process.start(QCoreApplication::applicationFilePath(),
                    {"--hold", QString::fromStdString(folder.string())});
    m_process.waitForReadyRead(-1);
    m_said = m_process.readLine().trimmed();
  }
  ~OtherProgram() {
    m_process.closeWriteChannel();
    m_process.waitForFinished(-1);
  }
  QByteArray said() const { return m_said; }
  qint64 id() const { return m_process.processId(); }
  void kill() {
    m_process.kill();
    m_process.waitForFinished(-1);
  }

private:
  QProcess m_process;
  QByteArray m_said;
};

int holdProject(const char* folder) {
  const Project project = Project::open(folder, builtPlugins());
  std::cout << (project.readOnlyReason() ? "reader" : "writer") << std::endl;
  std::string line;
  while (std::getline(std::cin, line))
    continue;
  return 0;
}

} // namespace

class TestProject : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void createdIsWhatIsOpened() {
    const ScratchFolder folder;
    const ProjectDocument document = quickDocument({{"learning_rate", "0.5"}});
    {
      const Project project = Project::create(folder / "p", document);
      QVERIFY(project.document() == document);
      QVERIFY(!project.isModified() && !project.readOnlyReason());
    }
    const Project project = Project::open(folder / "p", builtPlugins());
    QVERIFY(project.document() == document);
    QVERIFY(Project::open(folder / "p" / "project.deblend", builtPlugins(), Project::Access::Read).folder() ==
            project.folder());
  }

  void savingReplacesTheFile() {
    const ScratchFolder folder;
    Project project = quickProject(folder / "p");
    ProjectDocument changed = project.document();
    changed.name = "another";
    project.setDocument(changed);
    QVERIFY(project.isModified());
    project.save();
    QVERIFY(!project.isModified());
    QVERIFY(Project::open(folder / "p", builtPlugins(), Project::Access::Read).document().name == "another");
  }

  void aFullDiskLeavesTheFile() {
    const ScratchFolder folder;
    Project project = quickProject(folder / "p");
    const auto before = readTextFile(folder / "p/project.deblend");
    ProjectDocument changed = project.document();
    changed.name = std::string(5000, 'x');
    project.setDocument(changed);
    QString message;
    {
      const FileSizeLimit limit(100);
      message = errorOf([&] { project.save(); });
    }
    QVERIFY2(isSentence(message) && message.contains("project.deblend"), qPrintable(message));
    QVERIFY(readTextFile(folder / "p/project.deblend") == before);
    QVERIFY(project.isModified());
    QVERIFY(namesIn(folder / "p") == (std::vector<std::string>{"project.deblend", "project.lock", "runs"}));
  }

  void nothingIsMadeOverSomethingElse() {
    const ScratchFolder folder;
    fs::create_directory(folder / "full");
    writeFileAtomically(folder / "full/notes.txt", "mine");
    writeFileAtomically(folder / "file", "mine");
    for (const char* place : {"full", "file", "file/below"}) {
      const auto before = filesBelow(folder.path());
      const QString message = errorOf([&] { quickProject(folder / place); });
      QVERIFY2(isSentence(message) && message.contains(place), qPrintable(message));
      QVERIFY(filesBelow(folder.path()) == before);
    }
    fs::create_directory(folder / "empty");
    QCOMPARE(errorOf([&] { quickProject(folder / "empty"); }), QString());
  }

  void whatIsNoProjectIsNamed() {
    const ScratchFolder folder;
    for (const fs::path& place : {folder.path(), folder / "missing"}) {
      const QString message = errorOf([&] { Project::open(place, builtPlugins()); });
      QVERIFY2(isSentence(message) && message.contains("project.deblend"), qPrintable(message));
    }
  }

  void pathsInsideAreRelativeAndOthersAbsolute() {
    const ScratchFolder folder;
    fs::create_directories(folder / "p/data");
    fs::create_directories(folder / "outside");
    writeFileAtomically(folder / "outside/b.csv", "1,1\n2,2\n");
    fs::remove_all(folder / "p/data");
    Project project = quickProject(folder / "p");
    fs::create_directory(folder / "p/data");
    writeFileAtomically(folder / "p/data/a.csv", "0,0\n1,1\n");
    ProjectDocument document = project.document();
    DataFolders folders = builtFolders();
    folders.base = folder.path();
    addDataSet(document, parseDataSetSpec("points:p/data/a.csv"), folders);
    addDataSet(document, parseDataSetSpec("points:outside/b.csv"), folders);
    project.setDocument(document);
    project.save();
    const ProjectDocument saved =
        Project::open(folder / "p", builtPlugins(), Project::Access::Read).document();
    QVERIFY(saved.dataSet("a").spec.location == "data/a.csv");
    QVERIFY(saved.dataSet("b").spec.location == fs::weakly_canonical(folder / "outside/b.csv"));
  }

  void aFolderNextDoorIsOutside() {
    const ScratchFolder folder;
    fs::create_directory(folder / "project-data"); // begins with the project's name
    writeFileAtomically(folder / "project-data/a.csv", "0,0\n1,1\n");
    Project project = quickProject(folder / "project");
    ProjectDocument document = project.document();
    addDataSet(document, parseDataSetSpec("points:" + (folder / "project-data/a.csv").string()),
               builtFolders());
    project.setDocument(document);
    QVERIFY(fs::path(project.document().dataSet("a").spec.location).is_absolute());
  }

  void theSecondProgramReadsAndIsTold() {
    const ScratchFolder folder;
    { quickProject(folder / "p"); }
    OtherProgram other(folder / "p");
    QCOMPARE(other.said(), QByteArray("writer"));
    Project project = Project::open(folder / "p", builtPlugins());
    const QString holder = QString::fromStdString(project.readOnlyReason().value_or(""));
    QVERIFY2(holder.contains(QString::number(other.id())) && holder.contains("workspace_tst_project"),
             qPrintable(holder));
    const QString message = errorOf([&] { project.save(); });
    QVERIFY2(isSentence(message) && message.contains(holder), qPrintable(message));
    QVERIFY(project.document() == quickDocument());
    other.kill(); // without a word: the lock ends with its program
    QVERIFY(!Project::open(folder / "p", builtPlugins()).readOnlyReason());
  }

  void readersTakeNoLock() {
    const ScratchFolder folder;
    { quickProject(folder / "p"); }
    const Project reader = Project::open(folder / "p", builtPlugins(), Project::Access::Read);
    const OtherProgram other(folder / "p");
    QCOMPARE(other.said(), QByteArray("writer"));
  }

  void theLockEndsWithTheProject() {
    const ScratchFolder folder;
    { const Project project = quickProject(folder / "p"); }
    QVERIFY(!Project::open(folder / "p", builtPlugins()).readOnlyReason());
    QVERIFY(!Project::open(folder / "p", builtPlugins()).readOnlyReason());
  }

  void namesComeFromTheData() {
    QVERIFY(suggestedName(parseDataSetSpec("density:pictures/p0.png")) == "p0");
    QVERIFY(suggestedName(parseDataSetSpec("gaussian")) == "gaussian");
    QVERIFY(suggestedName(parseDataSetSpec("shape:ring")) == "ring");
  }

  void dataSetsAreSharedAndNamesFree() {
    ProjectDocument document = quickDocument();
    QCOMPARE(document.dataSets.size(), std::size_t{2});
    addExperiment(document, {}, parseDataSetSpec("shape:disk,points=200"),
                  parseDataSetSpec("shape:disk,points=300"), "mlp", {}, builtPlugins(), builtFolders());
    QCOMPARE(document.dataSets.size(), std::size_t{3}); // the first disk is known, the second is another one
    QVERIFY(document.dataSets.back().name == "disk 2");
    QCOMPARE(document.experiments.size(), std::size_t{2});
    addExperiment(document, document.experiments.back().name, parseDataSetSpec("gaussian"),
                  parseDataSetSpec("gaussian"), "mlp", {}, builtPlugins(), builtFolders());
    QVERIFY(document.experiments[1].name != document.experiments[2].name);
  }

  void aBadExperimentChangesNothing() {
    ProjectDocument document = quickDocument();
    const auto refused = [&](const std::string& source, const std::string& target, const std::string& type,
                             const SetOptions& options) {
      const QString message = errorOf([&] {
        addExperiment(document, {}, parseDataSetSpec(source), parseDataSetSpec(target), type, options,
                      builtPlugins(), builtFolders());
      });
      QVERIFY2(isSentence(message), qPrintable(message));
      QVERIFY(document == quickDocument());
    };
    refused("gaussian,shape=3", "shape:disk", "mlp", {});
    refused("gaussian", "shape:disk", "transformer", {});
    refused("gaussian", "shape:disk", "mlp", {{"widht", "3"}});
    refused("gaussian", "density:missing.png", "mlp", {});
  }
};

int main(int argc, char** argv) {
  QCoreApplication application(argc, argv);
  if (argc == 3 && QByteArray(argv[1]) == "--hold")
    return holdProject(argv[2]);
  TestProject test;
  return QTest::qExec(&test, argc, argv);
}

#include "tst_project.moc"
