#pragma once

#include "model/model_type.h"

#include <QPluginLoader>

#include <filesystem>
#include <memory>
#include <string>

namespace deblend {

/// What a plugin's metadata say, read without loading it.
struct PluginMetadata {
  std::string id;
  int interfaceVersion = 0;
  std::string libtorchVersion;
};

/// Throws Error for anything that is not a shared library, and for one that was cut short. Before anything
/// else: what reads libraries dies of a part of one.
void requireWholeLibrary(const std::filesystem::path& file);

/// Throws Error, a sentence about the file, for a library that is no plugin of ours.
PluginMetadata readPluginMetadata(const QPluginLoader& loader);

/// Throws Error if the plugin was built for another interface or another LibTorch.
void requireFit(const PluginMetadata& metadata);

/// Loads the library and asks it for its model type. Throws Error for whatever goes wrong in it.
std::unique_ptr<ModelType> loadModelType(QPluginLoader& loader, const PluginMetadata& metadata);

} // namespace deblend
