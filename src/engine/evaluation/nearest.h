#pragma once

#include "data/data_set_spec.h"
#include "data/sample_shape.h"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace deblend {

/// The stored samples that lie nearest to each of some samples: those that a mapping has memorised, if it
/// has.
struct NearestSamples {
  std::int64_t neighbours = 0; ///< K: as many as asked for, or all that are stored
  SampleShape sampleShape;
  std::vector<std::int64_t> indices; ///< [N, K], the nearest first
  std::vector<float> distances;      ///< [N, K], Euclidean over all values of a sample, in own units
  std::vector<float> samples;        ///< [N, K, ...sampleShape], in the data set's own units
  std::vector<std::string> names;    ///< [N, K]: what they are called; empty where they have no names
  std::vector<std::int64_t> labels;  ///< [N, K]; empty where there are no classes
  std::vector<std::string> classNames;
};

/// Compares `samples` [N, ...sampleShape], in the data set's own units (images from 0 to 1), with all that
/// are stored, a block at a time. `keepGoing` is asked between blocks; Error "cancelled" once it answers
/// false. Throws Error where nothing is stored, or the shapes differ. Any thread.
NearestSamples nearestSamples(const DataSetSpec& spec, const DataFolders& folders,
                              std::span<const float> samples, std::int64_t neighbours,
                              const std::function<bool()>& keepGoing = {});

} // namespace deblend
