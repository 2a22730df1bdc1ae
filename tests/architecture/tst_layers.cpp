#include "layer_rules.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

namespace {

/// A small tree of files on the disk.
class FakeTree {
public:
  void add(const QString& path, const QByteArray& text) {
    const QString whole = m_folder.filePath(path);
    QDir().mkpath(whole.section('/', 0, -2));
    QFile file(whole);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
  }
  SourceTree read() const { return SourceTree(m_folder.path(), {"src", "plugins"}); }

private:
  QTemporaryDir m_folder;
};

/// A tree that keeps every rule.
void addGoodTree(FakeTree& tree) {
  tree.add("src/engine/core/tensor.h", "#pragma once\n#include <torch/types.h>\n");
  tree.add("src/engine/core/value.h", "#pragma once\n#include <vector>\n");
  tree.add("src/engine/core/tensor.cpp", "#include \"core/tensor.h\"\n#include \"core/value.h\"\n");
  tree.add("src/engine/CMakeLists.txt", "deblend_add_layer(engine SHARED SOURCES\n  core/tensor.cpp\n)\n");
  tree.add("src/media/plots/plot.h", "#pragma once\n#include <cairo.h>\n");
  tree.add("src/workspace/runs/run.h",
           "#include \"core/value.h\"\n#include \"plots/plot.h\"\n#include <QString>\n");
  tree.add("src/workspace/runs/run.cpp", "#include \"runs/run.h\"\n");
  tree.add(
      "src/workspace/CMakeLists.txt",
      "add_library(w\n runs/run.cpp)\ntarget_include_directories(w PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})\n");
  tree.add("src/gui/views/view.h", "#include \"runs/run.h\"\n#include <QWidget>\n");
  tree.add("plugins/mlp/mlp.h", "#include \"core/tensor.h\"\n#include <torch/nn/module.h>\n");
}

QStringList everyViolation(const SourceTree& tree) {
  const QList<Layer> layers = layersOfTheProject();
  return forbiddenIncludes(tree, layers) + libTorchAboveTheEngine(tree, layers) +
         sharedFolderNames(tree, layers) + blanketIncludePaths(tree) + unlistedSources(tree);
}

} // namespace

class TestLayers : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void theTreeWasRead() {
    for (const Layer& layer : layersOfTheProject()) {
      const auto belongs = [&](const SourceFile& file) { return file.path.startsWith(layer.folder + "/"); };
      QVERIFY2(std::ranges::any_of(m_tree.files(), belongs), qPrintable(layer.name));
    }
    QVERIFY(m_tree.files()["src/engine/training/checkpoint.cpp"].quoted.contains("core/error.h"));
    QVERIFY(m_tree.files()["src/engine/network/velocity_network.h"].angled.contains("torch/types.h"));
  }

  void includesFollowTheArrows() { requireNone(forbiddenIncludes(m_tree, layersOfTheProject())); }
  void libTorchEndsAtTheEngine() { requireNone(libTorchAboveTheEngine(m_tree, layersOfTheProject())); }
  void folderNamesAreUnique() { requireNone(sharedFolderNames(m_tree, layersOfTheProject())); }
  void noTargetSeesTheWholeTree() { requireNone(blanketIncludePaths(m_tree)); }
  void everySourceIsBuilt() { requireNone(unlistedSources(m_tree)); }

  void longFilesAreTold() {
    for (const QString& line : longFiles(m_tree, 400))
      qInfo("Longer than 400 lines: %s", qPrintable(line));
  }

  void aGoodTreePasses() {
    FakeTree tree;
    addGoodTree(tree);
    QCOMPARE(everyViolation(tree.read()), QStringList());
  }

  void violationsAreFound_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* path, const char* text, const char* expected) {
      QTest::newRow(name) << path << QByteArray(text) << expected;
    };
    row("Qt in the engine", "src/engine/core/value.h", "#include <QString>\n",
        "may not include Qt's <QString>");
    row("Qt's module in media", "src/media/plots/plot.h", "#include <QtCore/QString>\n",
        "may not include Qt's");
    row("LibTorch in media", "src/media/plots/plot.h", "#include <ATen/ops/mm.h>\n",
        "may not include LibTorch's");
    row("engine in media", "src/media/plots/plot.h", "#include \"core/value.h\"\n",
        "media may not include engine's");
    row("media in the engine", "src/engine/core/value.h", "#include \"plots/plot.h\"\n",
        "engine may not include media's");
    row("upward", "src/workspace/runs/run.h", "#include \"views/view.h\"\n",
        "workspace may not include gui's");
    row("gui in cli", "src/cli/main.h", "#include \"views/view.h\"\n", "cli may not include gui's");
    row("workspace in a plugin", "plugins/mlp/mlp.h", "#include \"runs/run.h\"\n",
        "plugins may not include workspace's");
    row("Qt in a plugin", "plugins/mlp/mlp.h", "#include <QObject>\n", "plugins may not include Qt's");
    row("by a relative path", "src/media/plots/plot.h", "#include \"../../engine/core/value.h\"\n",
        "media may not include engine's");
    row("with blanks", "src/media/plots/plot.h", "  #  include \"core/value.h\"\n",
        "media may not include engine's");
    row("LibTorch through a chain", "src/workspace/runs/run.h", "#include \"core/tensor.h\"\n",
        "src/gui/views/view.h: reaches LibTorch through src/engine/core/tensor.h");
    row("a name in two layers", "src/media/core/more.h", "#pragma once\n",
        "core: a folder of engine and media");
    row("the whole of src", "src/gui/CMakeLists.txt",
        "target_include_directories(g PRIVATE ${PROJECT_SOURCE_DIR}/src)\n", "whole source tree");
    row("the folder above", "src/gui/CMakeLists.txt",
        "target_include_directories(g PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/..)\n", "whole source tree");
    row("for every target", "src/gui/CMakeLists.txt", "include_directories(views)\n", "every target");
    row("an unlisted source", "src/engine/core/other.cpp", "int x;\n",
        "src/engine/core/other.cpp: in no CMakeLists.txt");
    row("listed by another folder alone", "src/engine/runs/run.cpp", "int x;\n",
        "src/engine/runs/run.cpp: in no CMakeLists.txt");
  }

  void violationsAreFound() {
    QFETCH(QString, path);
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    FakeTree tree;
    addGoodTree(tree);
    tree.add(path, text);
    const QStringList violations = everyViolation(tree.read());
    QVERIFY2(violations.join('\n').contains(expected), qPrintable(violations.join('\n')));
  }

  void longFilesAreFound() {
    FakeTree tree;
    tree.add("src/engine/core/long.h", QByteArray(401, '\n'));
    tree.add("src/engine/core/short.h", QByteArray(400, '\n'));
    QCOMPARE(longFiles(tree.read(), 400), QStringList{"src/engine/core/long.h: 401 lines"});
  }

private:
  static void requireNone(const QStringList& violations) {
    QVERIFY2(violations.isEmpty(), qPrintable('\n' + violations.join('\n')));
  }

  const SourceTree m_tree{DEBLEND_SOURCE_DIR, {"src", "plugins", "tests"}};
};

QTEST_APPLESS_MAIN(TestLayers)
#include "tst_layers.moc"
