#pragma once

#include "data/stored_points.h"

#include <filesystem>

namespace deblend {

struct DataSetKind;

/// Samples from a file: an .npy array [N, ...] or a .csv text with one point [2] a line, and perhaps its
/// class.
class PointsFile : public StoredPoints {
public:
  /// `range` is how the network sees the file's numbers. Throws Error naming the file for any other ending, a
  /// file that cannot be read, no samples, or numbers that are not finite.
  explicit PointsFile(const std::filesystem::path& path, const ValueRange& range = {});
};

/// "points:FILE"
DataSetKind pointsKind();

} // namespace deblend
