#pragma once

#include "downloads/checksum.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

/// The data sets that the program can download. What is downloaded is used by its path, as data that were
/// there all along.
namespace deblend {

/// `fraction` from 0 to 1; false cancels.
using DownloadProgress = std::function<bool(double fraction)>;

struct DownloadableFile {
  std::string name;
  Checksum checksum;
};

struct DownloadableDataSet {
  std::string id; ///< as on the command line, and the name of its folder
  std::string title;
  std::string description; ///< one sentence
  std::string licence;     ///< and whose work it is
  std::string address;     ///< where the files lie, unless the settings say otherwise; ends with a slash
  std::vector<DownloadableFile> files;
  std::vector<std::string> kinds; ///< of the data sets that come out, and
  std::vector<std::string> paths; ///< where they lie in the folder
  /// Makes them of the files where that is needed. Throws Error.
  void (*unpack)(const std::filesystem::path& folder, const DownloadProgress& progress) = nullptr;
};

/// To add one, add a row.
const std::vector<DownloadableDataSet>& downloadableDataSets();
/// Throws Error that lists the known ones.
const DownloadableDataSet& downloadableDataSet(const std::string& id);

} // namespace deblend
