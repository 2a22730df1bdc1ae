#pragma once

#include "data/data_set.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace deblend {

struct PictureFile {
  std::filesystem::path path;
  std::string relative; ///< to the folder, with / between names
  std::int64_t classIndex = 0;
  std::uint64_t size = 0; ///< in bytes
  std::string version;    ///< changes with the file
};

/// The picture files of a folder, in the order of their relative names.
struct PictureFolder {
  std::vector<PictureFile> files;      ///< at least one
  std::vector<std::string> classNames; ///< sorted; empty where there are no classes
  SkippedFiles strays;                 ///< pictures beside the folders of the classes

  /// Changes with every file that comes, goes or changes.
  std::string version() const;
};

/// The pictures folder/*.png|jpg|…, or, where there are folders with pictures in it,
/// folder/<class>/*.png|jpg|…. Hidden files and folders are passed over. Throws Error if the folder cannot be
/// read or holds no picture.
PictureFolder listPictures(const std::filesystem::path& folder);

/// A picture's name without its ending: "cats/0001".
std::string pictureName(const PictureFile& file);

} // namespace deblend
