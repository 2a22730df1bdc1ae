#pragma once

#include "data/stored_images.h"

#include <filesystem>
#include <optional>
#include <string>

/// Decoded pictures on disk, so that a folder is decoded once. A file holds a JSON header and then, from a
/// page's beginning, the pixels as they are used: loading maps them into memory. What lies there can always
/// be made again, so a file that is damaged, stale or cannot be written is no error.
namespace deblend {

/// The file for one folder brought to one form: `identity` tells both.
std::filesystem::path imageCacheFile(const std::filesystem::path& cacheFolder, const std::string& identity);

/// None unless the file is whole and was made from this version of the pictures.
std::optional<ImageCollection> loadCachedImages(const std::filesystem::path& file,
                                                const std::string& version);

/// Replaces the file atomically, then removes the files unused for longest until all together take at most
/// 16 GiB.
void storeCachedImages(const std::filesystem::path& file, const std::string& version,
                       const ImageCollection& images);

} // namespace deblend
