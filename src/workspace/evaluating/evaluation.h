#pragma once

#include "evaluation/feature_space.h"
#include "sampling/preview.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace deblend {

/// A figure of how well a run has learned its target.
struct Metric {
  std::string name;
  double value = 0;
  double floor =
      0; ///< the same of real samples, which no mapping betters for long; NaN where it is not known
};

/// What is measured under a name.
struct MetricKind {
  std::string name;
  std::string help; ///< one sentence
  bool lowerIsBetter = true;
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

inline constexpr const char* slicedWassersteinName = "sliced_wasserstein";
inline constexpr const char* wasserstein2Name = "wasserstein2";
inline constexpr const char* frechetName = "frechet";
inline constexpr const char* logLikelihoodName = "log_likelihood";
inline constexpr const char* fieldErrorName = "field_error";
inline constexpr const char* denoiserErrorName = "denoiser_error";

/// Every metric, in the order in which they are told. To add one, add a row here and in measuring.cpp.
const std::vector<MetricKind>& metricKinds();
/// Throws Error that lists the known ones.
const MetricKind& metricKind(const std::string& name);
const std::vector<std::string>& metricNames();

/// Whether the two were measured alike, so that their figures compare: with the same weights, count, steps,
/// integrator and what belongs to it, seed, class, guidance and features.
bool isComparable(const Evaluation& a, const Evaluation& b);

} // namespace deblend
