#include "downloads/data_set_download.h"

#include "core/error.h"
#include "data/data_set_spec.h"
#include "downloads/download_settings.h"
#include "downloads/file_download.h"
#include "locations/program_folders.h"

#include <fmt/format.h>

namespace deblend {
namespace {

namespace fs = std::filesystem;

void makeFolder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error || !fs::is_directory(folder, error))
    throw Error(fmt::format("Cannot make the folder '{}': {}.", folder.string(),
                            error ? error.message() : "there is a file of that name"));
}

/// How to do without the network.
std::string byHand(const DownloadableDataSet& dataSet, const fs::path& folder) {
  std::string names;
  for (const DownloadableFile& file : dataSet.files)
    names += (names.empty() ? "" : ", ") + file.name;
  return fmt::format(" Where there is no connection, put the files {} into '{}' and do this again.", names,
                     folder.string());
}

/// Each file, and unpacking if any, has the same part of the whole.
DownloadProgress partOf(const DownloadProgress& whole, std::size_t index, std::size_t count) {
  return [&whole, index, count](double share) {
    return !whole || whole((static_cast<double>(index) + share) / static_cast<double>(count));
  };
}

std::string specOf(const std::string& kind, const fs::path& path) {
  DataSetSpec spec = parseDataSetSpec(kind + ":.");
  spec.location = path.string();
  return toText(spec);
}

} // namespace

std::vector<std::string> downloadDataSet(const DataSetDownload& download, const DownloadProgress& progress) {
  const DownloadableDataSet& dataSet = download.dataSet;
  const std::string address =
      download.address.empty() ? downloadAddress(dataSet) : checkedDownloadAddress(download.address);
  const fs::path folder = fs::absolute(download.folder).lexically_normal();
  makeFolder(folder);
  const std::size_t parts = dataSet.files.size() + (dataSet.unpack ? 1 : 0);
  for (std::size_t i = 0; i < dataSet.files.size(); ++i) {
    const DownloadableFile& file = dataSet.files[i];
    try {
      downloadFile({address + file.name, folder / file.name, file.checksum, download.patience},
                   partOf(progress, i, parts));
    } catch (const Error& error) {
      const std::string reason = error.what();
      throw Error(reason == "cancelled" ? reason : reason + byHand(dataSet, folder));
    }
  }
  if (dataSet.unpack)
    dataSet.unpack(folder, partOf(progress, parts - 1, parts));
  if (progress)
    progress(1);
  std::vector<std::string> specs;
  for (std::size_t i = 0; i < dataSet.paths.size(); ++i)
    specs.push_back(specOf(dataSet.kinds[i], folder / dataSet.paths[i]));
  return specs;
}

fs::path defaultDownloadFolder(const std::string& id) {
  return programFolders().downloads / id;
}

} // namespace deblend
