#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace deblend {

/// Mean and covariance of feature vectors.
struct FeatureStatistics {
  std::int64_t count = 0;
  std::int64_t dimension = 0;     ///< D
  std::vector<double> mean;       ///< [D]
  std::vector<double> covariance; ///< [D, D], of the sample: divided by count − 1
};

/// Throws Error, naming `what` was counted, unless count > dimension: with fewer vectors the covariance is
/// not known.
void requireSampleCount(std::int64_t count, std::int64_t dimension, const std::string& what);

/// Of `features` [N, D], row-major. Throws as requireSampleCount() does. Any thread.
FeatureStatistics featureStatistics(std::span<const float> features, std::int64_t dimension,
                                    const std::string& what);

/// The Fréchet distance of the two normal distributions with these moments:
/// |μ_a − μ_b|² + tr(Σ_a + Σ_b − 2 (Σ_a^½ Σ_b Σ_a^½)^½), roots by symmetric eigendecomposition in double.
/// Never negative. Throws Error if the dimensions differ or a moment is not finite. Any thread.
double frechetDistance(const FeatureStatistics& a, const FeatureStatistics& b);

} // namespace deblend
