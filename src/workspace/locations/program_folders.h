#pragma once

#include <filesystem>
#include <vector>

namespace deblend {

/// Where the program's own files lie, found from the executable's place.
struct ProgramFolders {
  std::filesystem::path resources;            ///< densities, examples
  std::filesystem::path translations;         ///< deblend_de.qm …
  std::vector<std::filesystem::path> plugins; ///< searched for model types, in this order
};

/// The folders beside the running executable, and those that DEBLEND_PLUGIN_PATH names (separated by colons).
/// Needs a QCoreApplication.
ProgramFolders programFolders();

} // namespace deblend
