#pragma once

#include <filesystem>
#include <vector>

namespace deblend {

/// Where the program's own files lie, found from the executable's place.
struct ProgramFolders {
  std::filesystem::path resources;            ///< densities, examples
  std::filesystem::path translations;         ///< deblend_de.qm …
  std::vector<std::filesystem::path> plugins; ///< searched for model types, in this order
  std::filesystem::path cache = {};           ///< of this user; what lies there can be made again
  std::filesystem::path downloads = {}; ///< of this user; where downloaded data go unless told otherwise
};

/// The folders beside the running executable, those that DEBLEND_PLUGIN_PATH names (separated by colons), and
/// the user's: the folders of the system's conventions, or the one that DEBLEND_CACHE_PATH names. Needs a
/// QCoreApplication.
ProgramFolders programFolders();

} // namespace deblend
