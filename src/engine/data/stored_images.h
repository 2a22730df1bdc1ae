#pragma once

#include "data/data_set.h"

namespace deblend {

/// Pictures as they are kept, with all that is known of them.
struct ImageCollection {
  torch::Tensor pixels;               ///< uint8 [M, C, height, width] on the CPU; black is 0, white 255
  std::optional<SampleLabels> labels; ///< in the pictures' order
  std::vector<std::string> names;     ///< in the pictures' order, or empty
  SkippedFiles skipped;
  std::string fingerprint;
};

/// What becomes of a kept picture on its way into the network.
struct ImagePreparation {
  std::int64_t height = 0; ///< of a sample
  std::int64_t width = 0;  ///< of a sample
  /// Whether a sample is a window at a random place of the kept picture, which is at least as large. Else
  /// the whole picture is resampled to the sample's size where it differs.
  bool randomCrop = false;
  bool flip = false; ///< whether every second sample, at random, is mirrored left to right
  ValueRange range;
};

/// Stored pictures. A training goes through them in shuffled epochs; one alone fills its batches.
class StoredImages : public DataSet {
public:
  /// The collection holds at least one picture.
  StoredImages(ImageCollection collection, ImagePreparation preparation);

  SampleShape sampleShape() const override;
  torch::Tensor draw(std::int64_t count, torch::Generator& generator) const override;
  torch::Tensor pool(torch::Generator& generator) const override;
  torch::Tensor prepared(const torch::Tensor& pooled, torch::Generator& generator) const override;
  torch::Tensor inOwnUnits(const torch::Tensor& pooled) const override;
  BatchOrder batchOrder() const override;
  std::optional<std::int64_t> storedCount() const override { return m_images.pixels.size(0); }
  const SampleLabels* labels() const override;
  std::vector<std::string> sampleNames() const override { return m_images.names; }
  ValueRange valueRange() const override { return m_preparation.range; }
  SkippedFiles skippedFiles() const override { return m_images.skipped; }
  std::string fingerprint() const override { return m_images.fingerprint; }

private:
  /// Windows of the sample's size at random places, some mirrored: uint8 [B, C, H, W].
  torch::Tensor randomWindows(const torch::Tensor& pooled, torch::Generator& generator) const;
  /// float32 from 0 to 255, at the sample's size.
  torch::Tensor resampled(const torch::Tensor& pictures) const;

  ImageCollection m_images; ///< never written to
  ImagePreparation m_preparation;
};

} // namespace deblend
