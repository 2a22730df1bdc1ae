#include "data/gaussian_noise.h"

#include "core/error.h"
#include "core/translatable.h"
#include "data/data_set_kinds.h"

#include <ATen/ops/empty.h>
#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <numbers>

namespace deblend {
namespace {

constexpr std::int64_t maximumElements = 16'777'216;
constexpr std::size_t maximumDimensions = 4;

std::unique_ptr<DataSet> open(const DataSetSpec& spec, const DataFolders&, const OpeningProgress&) {
  return std::make_unique<GaussianNoise>(parseShapeOption(spec.options.text("shape")),
                                         spec.options.real("mean"), spec.options.real("deviation"));
}

} // namespace

GaussianNoise::GaussianNoise(SampleShape shape, double mean, double deviation)
    : m_shape(std::move(shape)), m_mean(mean), m_deviation(deviation) {}

torch::Tensor GaussianNoise::draw(std::int64_t count, torch::Generator& generator) const {
  std::vector<std::int64_t> sizes = m_shape;
  sizes.insert(sizes.begin(), count);
  torch::Tensor samples = torch::empty(sizes, torch::kFloat32);
  drawInto(samples, generator);
  return samples;
}

void GaussianNoise::drawInto(torch::Tensor& batch, torch::Generator& generator) const {
  batch.normal_(0, 1, generator);
  if (m_deviation != 1)
    batch.mul_(m_deviation);
  if (m_mean != 0)
    batch.add_(m_mean);
}

std::optional<torch::Tensor> GaussianNoise::logDensity(const torch::Tensor& samples) const {
  const torch::Tensor values = samples.to(torch::kCPU, torch::kFloat64).flatten(1);
  const auto count = static_cast<double>(values.size(1));
  const double normalisation = count * (std::log(m_deviation) + std::log(2 * std::numbers::pi) / 2);
  return ((values - m_mean) / m_deviation).square().sum(1) / -2 - normalisation;
}

bool isStandardNormal(const DataSet& dataSet) {
  const auto* const noise = dynamic_cast<const GaussianNoise*>(&dataSet);
  return noise && noise->isStandard();
}

bool isStandardNormal(const DataSetSpec& spec) {
  return spec.kind == "gaussian" && spec.options.real("mean") == 0 && spec.options.real("deviation") == 1;
}

SampleShape parseShapeOption(const std::string& text) {
  SampleShape shape;
  std::int64_t elements = 1;
  const char* const end = text.data() + text.size();
  for (const char* place = text.data();; ++place) {
    std::int64_t size = 0;
    const auto [rest, error] = std::from_chars(place, end, size);
    const bool isFull = shape.size() == maximumDimensions;
    if (error != std::errc() || isFull || size < 1 || size > maximumElements / elements ||
        (rest != end && *rest != 'x'))
      throw Error(fmt::format(
          "Option 'shape' is '{}': allowed are 1 to {} whole numbers from 1 with x between them, such as "
          "2 or 1x32x32, whose product is at most {}.",
          text, maximumDimensions, maximumElements));
    shape.push_back(size);
    elements *= size;
    if (rest == end)
      return shape;
    place = rest;
  }
}

DataSetKind gaussianKind() {
  return {.id = "gaussian",
          .title = DEBLEND_TR("data", "Gaussian noise"),
          .help = DEBLEND_TR("data", "Independent normal random numbers in samples of any shape."),
          .location = LocationKind::None,
          .names = {},
          .schema = OptionSchema({
              Option::text("shape", DEBLEND_TR("data", "Shape"), "2",
                           DEBLEND_TR("data",
                                      "The shape of one sample: 2 for a point of the plane, CxHxW for an "
                                      "image. Unless it is set, a new project takes the other data set's.")),
              Option::real("mean", DEBLEND_TR("data", "Mean"), 0, -1000, 1000,
                           DEBLEND_TR("data", "The mean of every number.")),
              Option::real("deviation", DEBLEND_TR("data", "Deviation"), 1, 1e-6, 1000,
                           DEBLEND_TR("data", "The standard deviation of every number.")),
          }),
          .open = open};
}

} // namespace deblend
