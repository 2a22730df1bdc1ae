#pragma once

#include "data/density_grid.h"
#include "data/sample_shape.h"

#include <torch/types.h>

#include <optional>
#include <string>

namespace deblend {

/// Something samples can be drawn from. Immutable: every member may be called from any thread at once.
class DataSet {
public:
  virtual ~DataSet() = default;

  virtual SampleShape sampleShape() const = 0;

  /// Independent samples [count, ...sampleShape()], float32, on the CPU, in the units that the network sees.
  virtual torch::Tensor draw(std::int64_t count, torch::Generator& generator) const = 0;

  /// The samples that a training draws its batches from, with replacement [M, ...sampleShape()]; undefined
  /// where every batch is drawn anew.
  virtual torch::Tensor pool(torch::Generator& generator) const;

  /// How many samples are stored; none where they are drawn from a distribution.
  virtual std::optional<std::int64_t> storedCount() const { return std::nullopt; }

  /// Identifies the data that were read: equal for equal content. Empty where nothing is read.
  virtual std::string fingerprint() const { return {}; }

  /// How planar data fill the plane, in at most `longerSide` cells a side, where that is known without
  /// drawing; empty otherwise.
  virtual DensityGrid knownDensity(int longerSide) const;
};

} // namespace deblend
