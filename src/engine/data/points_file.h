#pragma once

#include "data/data_set.h"

#include <filesystem>

namespace deblend {

struct DataSetKind;

/// Samples from a file: an .npy array [N, ...] or a .csv text with one point [2] a line. A training takes its
/// batches from the stored samples, and drawing picks among them with replacement.
class PointsFile : public DataSet {
public:
  /// `range` is how the network sees the file's numbers. Throws Error naming the file for any other ending, a
  /// file that cannot be read, no samples, or numbers that are not finite.
  explicit PointsFile(const std::filesystem::path& path, const ValueRange& range = {});

  SampleShape sampleShape() const override;
  torch::Tensor draw(std::int64_t count, torch::Generator& generator) const override;
  torch::Tensor pool(torch::Generator& generator) const override;
  std::optional<std::int64_t> storedCount() const override { return m_samples.size(0); }
  ValueRange valueRange() const override { return m_range; }
  std::string fingerprint() const override { return m_fingerprint; }

private:
  torch::Tensor m_samples; ///< [N, ...], float32, as the network sees them; never written to
  ValueRange m_range;
  std::string m_fingerprint;
};

/// "points:FILE"
DataSetKind pointsKind();

} // namespace deblend
