#include "layer_rules.h"

#include <QRegularExpression>

#include <algorithm>

namespace {

bool isIn(const QString& path, const QString& folder) {
  return path.startsWith(folder + "/");
}

const Layer* layerOf(const QString& path, const QList<Layer>& layers) {
  const auto found =
      std::find_if(layers.begin(), layers.end(), [&](const Layer& each) { return isIn(path, each.folder); });
  return found == layers.end() ? nullptr : &*found;
}

QStringList rootsOf(const QList<Layer>& layers) {
  QStringList roots;
  for (const Layer& layer : layers)
    roots.append(layer.folder);
  return roots;
}

bool isLibTorch(const QString& header) {
  static const QRegularExpression libtorch("^(torch|ATen|c10|caffe2)/");
  return header.contains(libtorch);
}

bool isQt(const QString& header) {
  static const QRegularExpression qt("^(Q[A-Z]|qcustomplot|q[a-z]+\\.h$|Qt)");
  return header.contains(qt);
}

/// The wrapper that makes a plugin of a model type is Qt's; the model type is not.
bool isPluginWrapper(const QString& path) {
  return path.contains("plugin_wrapper.");
}

} // namespace

QList<Layer> layersOfTheProject() {
  return {
      {"engine", "src/engine", {}, false, true},
      {"media", "src/media", {}, false, false},
      {"workspace", "src/workspace", {"engine", "media"}, true, false},
      {"gui", "src/gui", {"workspace", "engine", "media"}, true, false},
      {"app", "src/app", {"gui", "workspace", "engine", "media"}, true, false},
      {"cli", "src/cli", {"workspace", "engine", "media"}, true, false},
      {"plugins", "plugins", {"engine"}, false, true},
  };
}

QStringList forbiddenIncludes(const SourceTree& tree, const QList<Layer>& layers) {
  QStringList violations;
  for (const SourceFile& file : tree.files()) {
    const Layer* layer = layerOf(file.path, layers);
    if (!layer)
      continue;
    for (const QString& name : file.quoted) {
      const Layer* used = layerOf(tree.resolved(file, name, rootsOf(layers)), layers);
      if (used && used->name != layer->name && !layer->mayUse.contains(used->name))
        violations.append(
            QString("%1: %2 may not include %3's \"%4\"").arg(file.path, layer->name, used->name, name));
    }
    for (const QString& name : file.angled + file.quoted) {
      if (!layer->mayUseQt && isQt(name) && !isPluginWrapper(file.path))
        violations.append(QString("%1: %2 may not include Qt's <%3>").arg(file.path, layer->name, name));
      if (!layer->mayUseLibTorch && isLibTorch(name))
        violations.append(
            QString("%1: %2 may not include LibTorch's <%3>").arg(file.path, layer->name, name));
    }
  }
  return violations;
}

QStringList libTorchAboveTheEngine(const SourceTree& tree, const QList<Layer>& layers) {
  QStringList violations;
  for (const SourceFile& file : tree.files()) {
    const Layer* layer = layerOf(file.path, layers);
    if (!layer || layer->mayUseLibTorch)
      continue;
    for (const QString& reached : tree.reachedFrom(file.path, rootsOf(layers)))
      if (std::ranges::any_of(tree.files()[reached].angled, isLibTorch))
        violations.append(QString("%1: reaches LibTorch through %2").arg(file.path, reached));
  }
  return violations;
}

QStringList sharedFolderNames(const SourceTree& tree, const QList<Layer>& layers) {
  QMap<QString, QSet<QString>> layersByFolder;
  for (const SourceFile& file : tree.files()) {
    const Layer* layer = layerOf(file.path, layers);
    const QString inside = layer ? file.path.mid(layer->folder.size() + 1) : QString();
    if (layer && layer->name != "plugins" && inside.contains('/'))
      layersByFolder[inside.section('/', 0, 0)].insert(layer->name);
  }
  QStringList violations;
  for (auto each = layersByFolder.begin(); each != layersByFolder.end(); ++each)
    if (each->size() > 1) {
      QStringList names = each->values();
      names.sort();
      violations.append(QString("%1: a folder of %2").arg(each.key(), names.join(" and ")));
    }
  return violations;
}

QStringList blanketIncludePaths(const SourceTree& tree) {
  static const QRegularExpression command(
      R"re(target_include_directories\s*\([^)]*\)|include_directories\s*\([^)]*\))re");
  static const QRegularExpression blanket(
      R"re(\$\{(PROJECT|CMAKE)_SOURCE_DIR\}(/src)?/?(?=[\s")>])|\$\{CMAKE_CURRENT_SOURCE_DIR\}/\.\.(?![\w/])|(?<=\s)\.\.(?=[\s)]))re");
  static const QRegularExpression everyTarget(R"re((?<!target_)include_directories\s*\()re");
  QStringList violations;
  for (auto file = tree.buildFiles().begin(); file != tree.buildFiles().end(); ++file) {
    for (auto found = command.globalMatch(*file); found.hasNext();)
      if (found.next().captured().contains(blanket))
        violations.append(QString("%1: takes a whole source tree as include path").arg(file.key()));
    if (file->contains(everyTarget))
      violations.append(QString("%1: sets an include path for every target").arg(file.key()));
  }
  return violations;
}

QStringList unlistedSources(const SourceTree& tree) {
  QStringList violations;
  for (const SourceFile& file : tree.files()) {
    if (!file.path.endsWith(".cpp"))
      continue;
    bool listed = false;
    for (auto build = tree.buildFiles().begin(); build != tree.buildFiles().end(); ++build) {
      const QString folder = build.key().section('/', 0, -2);
      if (!isIn(file.path, folder))
        continue;
      // Tests are listed without their ending.
      const QString name = QRegularExpression::escape(file.path.mid(folder.size() + 1).chopped(4));
      listed = listed || build->contains(
                             QRegularExpression(QString(R"re((?<![\w/])%1(\.cpp)?(?![\w/.]))re").arg(name)));
    }
    if (!listed)
      violations.append(QString("%1: in no CMakeLists.txt").arg(file.path));
  }
  return violations;
}

QStringList longFiles(const SourceTree& tree, int mostLines) {
  QStringList found;
  for (const SourceFile& file : tree.files())
    if (file.lines > mostLines)
      found.append(QString("%1: %2 lines").arg(file.path).arg(file.lines));
  return found;
}
