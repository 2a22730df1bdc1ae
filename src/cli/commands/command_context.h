#pragma once

#include "locations/program_folders.h"
#include "plugin_host/plugin_host.h"
#include "projects/project.h"
#include "terminal/console.h"

#include <memory>

namespace deblend {

/// What the verbs work with. Nothing is loaded before it is asked for.
class CommandContext {
public:
  Console& console() { return m_console; }
  /// Loads the plugins at the first call.
  const PluginHost& plugins();
  /// For paths relative to the current folder.
  DataFolders dataFolders() const;
  ProgramFolders programFolders() const;

  /// Throws Error; where a model type is missing, tells first of the plugins that could not be used.
  Project openProject(const std::string& path, Project::Access access);
  void tellBrokenPlugins();

private:
  Console m_console;
  std::unique_ptr<PluginHost> m_plugins;
};

} // namespace deblend
