#pragma once

#include "data/pixel_distribution.h"
#include "data/planar_distribution.h"

#include <filesystem>

namespace deblend {

struct DataSetKind;
struct GrayImage;

/// A gray image as a density of the plane: white is dense, black is empty. Points lie in the image, x to the
/// right, y downward, the longer side from 0 to 1.
class DensityImage : public PlanarDistribution {
public:
  /// Reads the image. Throws Error naming the file.
  DensityImage(const std::filesystem::path& path, std::int64_t poolSize);

  torch::Tensor draw(std::int64_t count, torch::Generator& generator) const override;
  std::string fingerprint() const override { return m_fingerprint; }
  DensityGrid knownDensity(int longerSide) const override { return m_distribution.grid(longerSide); }
  std::optional<torch::Tensor> logDensity(const torch::Tensor& samples) const override {
    return m_distribution.logDensity(samples.cpu());
  }

private:
  DensityImage(const GrayImage& image, const std::filesystem::path& path, std::int64_t poolSize);

  PixelDistribution m_distribution;
  std::string m_fingerprint;
};

/// "density:FILE"
DataSetKind densityKind();
/// "example:NAME": the densities that come with the program.
DataSetKind exampleKind();

} // namespace deblend
