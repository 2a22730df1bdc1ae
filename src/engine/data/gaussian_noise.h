#pragma once

#include "data/data_set.h"
#include "data/standard_normal.h"

namespace deblend {

struct DataSetKind;
struct DataSetSpec;

/// Independent normal numbers of one mean and one standard deviation, in samples of any shape. Every batch is
/// drawn anew.
class GaussianNoise : public DataSet {
public:
  GaussianNoise(SampleShape shape, double mean, double deviation);

  SampleShape sampleShape() const override { return m_shape; }
  torch::Tensor draw(std::int64_t count, torch::Generator& generator) const override;
  void drawInto(torch::Tensor& batch, torch::Generator& generator) const override;
  bool drawsOnDevice() const override { return true; }
  std::optional<torch::Tensor> logDensity(const torch::Tensor& samples) const override;
  bool isStandard() const { return m_mean == 0 && m_deviation == 1; }

private:
  SampleShape m_shape;
  double m_mean;
  double m_deviation;
};

/// Whether it is Gaussian noise of mean 0 and deviation 1.
bool isStandardNormal(const DataSet& dataSet);

/// "2" or "1x32x32": up to 4 sizes from 1, with at most 16,777,216 numbers in all. Throws Error naming the
/// option.
SampleShape parseShapeOption(const std::string& text);

/// "gaussian"
DataSetKind gaussianKind();

} // namespace deblend
