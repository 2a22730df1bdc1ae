#include "locations/program_folders.h"

#include <QCoreApplication>
#include <QStandardPaths>
#include <QStringList>

namespace deblend {
namespace {

/// Empty where the system has none.
std::filesystem::path userFolder(QStandardPaths::StandardLocation location) {
  const QString folder = QStandardPaths::writableLocation(location);
  return folder.isEmpty() ? std::filesystem::path() : std::filesystem::path(folder.toStdString()) / "deblend";
}

std::filesystem::path cacheFolder() {
  if (qEnvironmentVariableIsSet("DEBLEND_CACHE_PATH"))
    return qEnvironmentVariable("DEBLEND_CACHE_PATH").toStdString();
  return userFolder(QStandardPaths::GenericCacheLocation);
}

} // namespace

ProgramFolders programFolders() {
  const std::filesystem::path prefix =
      std::filesystem::path(QCoreApplication::applicationDirPath().toStdString()).parent_path();
  ProgramFolders folders{prefix / "share/deblend", prefix / "share/deblend/translations", {}};
  folders.cache = cacheFolder();
  folders.downloads = userFolder(QStandardPaths::GenericDataLocation);
  for (const QString& path : qEnvironmentVariable("DEBLEND_PLUGIN_PATH").split(':', Qt::SkipEmptyParts))
    folders.plugins.emplace_back(path.toStdString());
  folders.plugins.push_back(prefix / "lib/deblend/plugins");
  return folders;
}

} // namespace deblend
