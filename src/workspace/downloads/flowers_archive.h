#pragma once

#include "downloads/download_catalog.h"

#include <filesystem>

/// Oxford Flowers 102 as it is published, an archive of numbered photographs and a file of labels, and as it
/// is used, a folder for each class.
namespace deblend {

constexpr const char* flowersArchive = "102flowers.tgz";
constexpr const char* flowersLabels = "imagelabels.mat";
constexpr const char* flowersFolder = "pictures";

/// Unpacks FOLDER/102flowers.tgz to FOLDER/pictures/CLASS/image_NNNNN.jpg, unless that folder is there
/// already; it appears only when it is complete. Names in the archive choose nothing but the number. Throws
/// Error, "cancelled" if `progress` says so.
void unpackFlowers(const std::filesystem::path& folder, const DownloadProgress& progress);

} // namespace deblend
