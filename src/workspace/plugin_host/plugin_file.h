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

/// Throws Error, a sentence about the file, for anything that is not a whole plugin of ours.
PluginMetadata readPluginMetadata(const QPluginLoader& loader);

/// Throws Error if the plugin was built for another interface or another LibTorch.
void requireFit(const PluginMetadata& metadata);

/// Loads the library and asks it for its model type. Throws Error for whatever goes wrong in it.
std::unique_ptr<ModelType> loadModelType(QPluginLoader& loader, const PluginMetadata& metadata);

} // namespace deblend
