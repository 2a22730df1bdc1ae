#pragma once

#include "data/sample_shape.h"
#include "shape_scene.h"

#include <torch/types.h>

#include <memory>
#include <optional>
#include <string>

namespace deblend {

class DataSet;

/// Why no picture can be taken from samples of this shape, so many of which are stored, as a sentence; none
/// if it can.
std::optional<std::string> pictureRefusal(const SampleShape& shape, std::optional<std::int64_t> storedCount);

/// The one picture of a data set, gray or coloured, of any size. Nothing of it is copied until it is asked
/// for.
class StoredPicture {
public:
  /// Throws Error with pictureRefusal()'s sentence.
  explicit StoredPicture(std::shared_ptr<const DataSet> dataSet);

  PictureSize size() const { return m_size; }
  /// float32 [3, height, width] from 0 to 1, with a longer side of `longestSide` pixels at most (0: its own),
  /// each the mean of the area that it covers. Throws Error for numbers that are not finite.
  torch::Tensor reducedTo(std::int64_t longestSide) const;
  /// uint8 [height, width, 3] of another size: means of areas where that is smaller, else linear between
  /// pixels.
  torch::Tensor bytes(PictureSize size) const;

private:
  /// float32 [1 or 3, height, width].
  torch::Tensor whole() const;

  std::shared_ptr<const DataSet> m_dataSet;
  PictureSize m_size;
};

} // namespace deblend
