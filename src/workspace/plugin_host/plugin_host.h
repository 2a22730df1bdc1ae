#pragma once

#include "model/model_type.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

class QPluginLoader;

namespace deblend {

/// What was found at one place, loaded or not.
struct PluginReport {
  std::filesystem::path file;
  std::string id;      ///< from the metadata; empty where they cannot be read
  std::string problem; ///< why it is not used, a sentence; empty if it is
};

/// Finds the model types. Metadata (id, interface version, LibTorch version) are read before a library is
/// loaded, and it is loaded in a copy of the process first; a plugin that does not fit is listed with the
/// reason and stops nothing. Fill it on one thread; then read from any.
class PluginHost : public ModelTypeCatalog {
public:
  PluginHost();
  ~PluginHost() override;

  /// Loads every plugin of the folders, in the order of their file names. Never throws for what a plugin
  /// does.
  void load(const std::vector<std::filesystem::path>& folders);

  std::vector<const ModelType*> modelTypes() const override;
  const std::vector<PluginReport>& reports() const { return m_reports; }

private:
  void loadPlugin(PluginReport& report);

  std::vector<std::unique_ptr<QPluginLoader>> m_loaders;
  std::vector<std::unique_ptr<ModelType>> m_modelTypes;
  std::vector<PluginReport> m_reports;
};

} // namespace deblend
