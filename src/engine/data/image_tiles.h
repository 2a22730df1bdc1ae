#pragma once

#include "data/data_set_kinds.h"

#include <cstdint>
#include <string>
#include <vector>

namespace deblend {

/// Some samples of an image data set, to be looked at or compared. Plain values.
struct ImageTiles {
  int width = 0;
  int height = 0;
  int channels = 0;                 ///< 1 gray, 3 red, green, blue
  std::vector<std::uint8_t> pixels; ///< [N, height, width, channels]
  std::vector<std::int64_t> labels; ///< N, or empty where there are no classes
  std::vector<std::string> names;   ///< N, or empty where samples have no names
};

/// The stored samples first, first + 1, …: as many of `count` as there are, without random crops and flips.
/// Of a distribution, `count` samples drawn with a fixed seed, where the value −1 is black and 1 is white.
/// Larger ones are made smaller, so that their longer side has `longestSide` pixels; 0 leaves them as they
/// are. Throws Error for data that are no images of 1 or 3 channels, or cannot be opened. Any thread.
ImageTiles imageTiles(const DataSetSpec& spec, const DataFolders& folders, std::int64_t first,
                      std::int64_t count, const OpeningProgress& progress = {}, std::int64_t longestSide = 0);

} // namespace deblend
