#include "commands/command_context.h"

#include "core/error.h"

#include <fmt/format.h>

namespace deblend {

const PluginHost& CommandContext::plugins() {
  if (!m_plugins) {
    m_plugins = std::make_unique<PluginHost>();
    m_plugins->load(programFolders().plugins);
  }
  return *m_plugins;
}

ProgramFolders CommandContext::programFolders() const {
  return deblend::programFolders();
}

DataFolders CommandContext::dataFolders() const {
  const ProgramFolders own = programFolders();
  return {std::filesystem::current_path(), own.resources, own.cache};
}

Project CommandContext::openProject(const std::string& path, Project::Access access) {
  try {
    return Project::open(path, plugins(), access);
  } catch (const Error& error) {
    if (std::string(error.what()).find("There is no model type") != std::string::npos)
      tellBrokenPlugins();
    throw;
  }
}

void CommandContext::tellBrokenPlugins() {
  for (const PluginReport& report : plugins().reports())
    if (!report.problem.empty())
      m_console.note(fmt::format("The plugin '{}' is not used: {}", report.file.string(), report.problem));
}

} // namespace deblend
