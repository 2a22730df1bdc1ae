#pragma once

#include "../support/scratch_folder.h"

#include "plugin_host/plugin_host.h"
#include "projects/project.h"

// The model types that the build made.
inline const deblend::PluginHost& builtPlugins() {
  static const std::unique_ptr<deblend::PluginHost> host = [] {
    auto made = std::make_unique<deblend::PluginHost>();
    made->load({std::filesystem::path(DEBLEND_BUILD_DIR) / "lib/deblend/plugins"});
    return made;
  }();
  return *host;
}

inline deblend::DataFolders builtFolders() {
  return {std::filesystem::current_path(), std::filesystem::path(DEBLEND_BUILD_DIR) / "share/deblend"};
}

using SetOptions = std::vector<std::pair<std::string, std::string>>;

// Small enough that hundreds of steps take no time.
inline const SetOptions quickOptions = {{"width", "8"},
                                        {"depth", "1"},
                                        {"batch_size", "16"},
                                        {"steps", "40"},
                                        {"threads", "1"},
                                        {"metrics_interval", "8"},
                                        {"checkpoint_interval", "16"},
                                        {"keep_every", "1"}};

inline deblend::ProjectDocument quickDocument(const SetOptions& options = {},
                                              const std::string& source = "shape:ring,points=200",
                                              const std::string& target = "shape:disk,points=200") {
  SetOptions all = quickOptions;
  all.insert(all.end(), options.begin(), options.end());
  return deblend::makeProjectDocument("quick", deblend::parseDataSetSpec(source),
                                      deblend::parseDataSetSpec(target), "mlp", all, builtPlugins(),
                                      builtFolders());
}

inline deblend::Project quickProject(const std::filesystem::path& folder, const SetOptions& options = {}) {
  return deblend::Project::create(folder, quickDocument(options));
}
