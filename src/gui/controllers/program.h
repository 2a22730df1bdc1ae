#pragma once

#include "data/data_set_spec.h"
#include "locations/program_folders.h"
#include "plugin_host/plugin_host.h"

#include <QString>

namespace deblend {

/// What every window of the process works with. Outlives them. Read from any thread.
struct Program {
  PluginHost plugins;
  ProgramFolders folders;
  std::filesystem::path documents; ///< where new projects are offered to lie

  /// For data sets that belong to no project yet.
  DataFolders dataFolders() const { return dataFolders(documents); }
  /// For those of the project in this folder.
  DataFolders dataFolders(const std::filesystem::path& project) const {
    return {project, folders.resources, folders.cache};
  }
};

inline QString textOf(const std::filesystem::path& path) {
  return QString::fromStdString(path.string());
}
inline std::filesystem::path pathFrom(const QString& text) {
  return text.toStdString();
}

} // namespace deblend
