#pragma once

#include "data/data_set.h"

namespace deblend {

/// Samples of any shape that are kept as numbers, perhaps with their classes. A training takes its batches
/// from them, and drawing picks among them with replacement.
class StoredPoints : public DataSet {
public:
  /// `samples` [N, ...], float32 on the CPU, at least one, in the data's own units.
  StoredPoints(const torch::Tensor& samples, std::optional<SampleLabels> labels, const ValueRange& range = {},
               std::string fingerprint = {});

  SampleShape sampleShape() const override;
  torch::Tensor draw(std::int64_t count, torch::Generator& generator) const override;
  torch::Tensor pool(torch::Generator& generator) const override;
  std::optional<std::int64_t> storedCount() const override { return m_samples.size(0); }
  const SampleLabels* labels() const override { return m_labels ? &*m_labels : nullptr; }
  ValueRange valueRange() const override { return m_range; }
  std::string fingerprint() const override { return m_fingerprint; }

private:
  torch::Tensor m_samples; ///< [N, ...], float32, as the network sees them; never written to
  std::optional<SampleLabels> m_labels;
  ValueRange m_range;
  std::string m_fingerprint;
};

} // namespace deblend
