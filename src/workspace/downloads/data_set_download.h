#pragma once

#include "downloads/download_catalog.h"

#include <chrono>

namespace deblend {

struct DataSetDownload {
  DownloadableDataSet dataSet;
  std::string address;          ///< empty: downloadAddress()
  std::filesystem::path folder; ///< made where it is missing
  std::chrono::milliseconds patience{30'000};
};

/// The data sets that are there then, as specs with absolute paths. Files that are there with the right
/// checksum are not brought again, so without a network the files may be put there by hand; the message says
/// so. What has arrived stays when it ends early. Throws Error, "cancelled" if `progress` says so. Any
/// thread; blocks.
std::vector<std::string> downloadDataSet(const DataSetDownload& download, const DownloadProgress& progress);

/// Where a data set goes unless told otherwise: a folder with its id in the user's data folder.
std::filesystem::path defaultDownloadFolder(const std::string& id);

} // namespace deblend
