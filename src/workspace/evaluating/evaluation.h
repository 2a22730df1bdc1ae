#pragma once

#include "evaluation/feature_space.h"
#include "sampling/preview.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace deblend {

/// A figure of how well the mapped samples follow the target. Lower is better.
struct Metric {
  std::string name;
  double value = 0;
  double floor = 0; ///< the same between two sets of real samples: no mapping does better for long
};

/// What was measured, and all that is needed to measure it again.
struct Evaluation {
  std::string run;
  std::int64_t checkpoint = 0; ///< its step
  TrajectoryRequest request;
  std::vector<Metric> metrics;
  std::int64_t realCount = 0;                      ///< real samples on either side of a floor
  std::optional<FeatureSpaceDescription> features; ///< that `frechet` was measured over; none without it
  std::string created;                             ///< UTC, ISO 8601
  std::string omission; ///< why a metric that fits the samples was left out; empty: none was. Not kept.

  /// None where it was not measured.
  const Metric* metric(const std::string& name) const;
};

/// The names of the metrics, in the order in which they are told.
inline constexpr const char* slicedWassersteinName = "sliced_wasserstein";
inline constexpr const char* frechetName = "frechet";
const std::vector<std::string>& metricNames();

/// Whether the two were measured alike, so that their figures compare: with the same weights, count, steps,
/// integrator, seed, class, guidance and features.
bool isComparable(const Evaluation& a, const Evaluation& b);

} // namespace deblend
