#include "locations/program_folders.h"

#include <QCoreApplication>
#include <QStringList>

namespace deblend {

ProgramFolders programFolders() {
  const std::filesystem::path prefix =
      std::filesystem::path(QCoreApplication::applicationDirPath().toStdString()).parent_path();
  ProgramFolders folders{prefix / "share/deblend", prefix / "share/deblend/translations", {}};
  for (const QString& path : qEnvironmentVariable("DEBLEND_PLUGIN_PATH").split(':', Qt::SkipEmptyParts))
    folders.plugins.emplace_back(path.toStdString());
  folders.plugins.push_back(prefix / "lib/deblend/plugins");
  return folders;
}

} // namespace deblend
