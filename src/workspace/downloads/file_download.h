#pragma once

#include "downloads/checksum.h"
#include "downloads/download_catalog.h"

#include <chrono>

namespace deblend {

struct FileDownload {
  std::string address; ///< of the file
  std::filesystem::path path;
  Checksum checksum;
  std::chrono::milliseconds patience{30'000}; ///< how long nothing may arrive
  int attempts = 5;                           ///< in a row without anything new
};

/// Brings a file, unless it is there already with this checksum. What has arrived stays in PATH.part, where a
/// later call goes on, and becomes PATH once the checksum is right. Follows redirections, but not from https
/// to http. Blocks; the calling thread needs no event loop of its own, but the program a QCoreApplication.
/// Goes through the proxy that the system names.
/// Throws Error: "cancelled" if `progress` says so, or what the server, the network or the disk refuses.
void downloadFile(const FileDownload& download, const DownloadProgress& progress);

} // namespace deblend
