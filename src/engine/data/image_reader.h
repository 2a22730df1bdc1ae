#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace deblend {

/// A gray image as numbers: row-major from the top left, finite and at least 0. White is 1 in formats of
/// whole numbers, of which no precision is lost; formats of real numbers keep theirs.
struct GrayImage {
  int width = 0;
  int height = 0;
  std::vector<float> values;
  std::string fingerprint; ///< hash of the file
};

/// Reads any image that OpenCV reads: colours become gray by the weights of Rec. 601, alpha lies over black,
/// an orientation that the file mentions is ignored. Throws Error naming the file for one that is missing,
/// not readable, empty, cut short, no image, larger than maximumImagePixels, or holds numbers that no density
/// has.
GrayImage readGrayImage(const std::filesystem::path& path);

/// The decoding alone, with the errors as clauses that end a sentence.
GrayImage decodeGrayImage(std::span<const std::uint8_t> bytes);

} // namespace deblend
