#include "plugin_host/plugin_host.h"

#include "core/error.h"
#include "plugin_host/plugin_file.h"
#include "plugin_host/rehearsal.h"

#include <QString>

#include <fmt/format.h>

#include <algorithm>

namespace deblend {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> librariesIn(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error))
    if (entry.path().extension() == ".so")
      files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

} // namespace

PluginHost::PluginHost() = default;

PluginHost::~PluginHost() {
  // The libraries stay loaded: values that their code made may outlive the host.
  m_modelTypes.clear();
}

void PluginHost::load(const std::vector<fs::path>& folders) {
  for (const fs::path& folder : folders) {
    for (const fs::path& file : librariesIn(folder)) {
      PluginReport report{file, {}, {}};
      try {
        loadPlugin(report);
      } catch (const Error& error) {
        report.problem = error.what();
      }
      m_reports.push_back(std::move(report));
    }
  }
}

void PluginHost::loadPlugin(PluginReport& report) {
  requireWholeLibrary(report.file);
  auto loader = std::make_unique<QPluginLoader>(QString::fromStdString(report.file.string()));
  const PluginMetadata metadata = readPluginMetadata(*loader);
  report.id = metadata.id;
  requireFit(metadata);
  const auto sameId = [&](const PluginReport& other) {
    return other.id == metadata.id && other.problem.empty();
  };
  if (const auto other = std::ranges::find_if(m_reports, sameId); other != m_reports.end())
    throw Error(
        fmt::format("The model type '{}' was found before, in '{}'.", metadata.id, other->file.string()));
  // A library may crash while it is loaded, and an exception out of its initialisers leaves the dynamic
  // linker locked.
  rehearse([&] { loadModelType(*loader, metadata); });
  m_modelTypes.push_back(loadModelType(*loader, metadata));
  m_loaders.push_back(std::move(loader));
}

std::vector<const ModelType*> PluginHost::modelTypes() const {
  std::vector<const ModelType*> types;
  for (const auto& type : m_modelTypes)
    types.push_back(type.get());
  return types;
}

} // namespace deblend
