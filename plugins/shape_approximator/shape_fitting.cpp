#include "shape_fitting.h"

#include "core/error.h"
#include "reduced_picture.h"
#include "sampling/random.h"
#include "shape_placement.h"

#include <ATen/ops/full.h>
#include <ATen/ops/scalar_tensor.h>
#include <ATen/ops/zeros.h>
#include <ATen/ops/zeros_like.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace deblend {
namespace {

constexpr std::int64_t backgroundCount = 3;
/// Adam's ε is meant for gradients of about 1; those of a mean over many pixels are far smaller.
constexpr double gradientScale = 1 << 20;

/// Of one step at a learning rate of 1. A place's is in radii of the shape.
constexpr float placeRate = 0.12F;
constexpr float backgroundRate = 0.008F;
constexpr float angleRate = 0.08F, scaleRate = 0.06F, radiusRate = 0.1F, depthRate = 0.12F, grainRate = 0.06F;
constexpr float colourRate = 0.024F, harmonicRate = 0.03F;

/// Where shapes hide each other, each has only its share of a point, and must change more for the same
/// effect.
constexpr float hidingFactor = 2;

/// Shapes that leave these sizes can hardly come back.
constexpr float mostScale = 0.0F, leastRadius = 0.25F, mostRadius = 200, mostDepth = 12, mostHarmonic = 0.8F;
/// An edge narrower than so many pixels of the picture seen is only noise to its neighbours.
constexpr float leastEdge = 0.4F;

ShapeSchedule checkedSchedule(const torch::Tensor& target, const FittingSettings& settings) {
  const ShapeStyle& style = settings.style;
  if (style.harmonics < 0 || style.harmonics > mostHarmonics)
    throw Error(fmt::format("A shape may have 0 to {} harmonics, not {}.", mostHarmonics, style.harmonics));
  if (settings.shapeCount < 0 || settings.shapeCount > 100'000)
    throw Error(fmt::format("A picture may have 0 to 100000 shapes, not {}.", settings.shapeCount));
  if (!(style.bristles >= 0 && style.bristles <= 1))
    throw Error(
        fmt::format("The bristles of a brush may take 0 to 1 of its coverage, not {}.", style.bristles));
  return {settings, std::max(target.size(1), target.size(2))};
}

std::int64_t parameterCount(const FittingSettings& settings) {
  return backgroundCount + settings.shapeCount * columnCount(settings.style.harmonics);
}

void requireFinite(const TensorMap& map, const char* what) {
  for (const auto& [name, tensor] : map)
    if (!tensor.isfinite().all().item<bool>())
      throw Error(fmt::format("The {} hold numbers in '{}' that are not finite.", what, name));
}

float clampTo(float value, float least, float most) {
  return std::clamp(value, least, most); // of NaN, NaN
}

} // namespace

ShapeFitting::ShapeFitting(torch::Tensor target, const FittingSettings& settings,
                           std::optional<PictureSize> whole)
    : m_target(target.contiguous()), m_whole(whole.value_or(PictureSize{target.size(2), target.size(1)})),
      m_settings(settings), m_schedule(checkedSchedule(m_target, settings)),
      m_parameters(at::zeros({parameterCount(settings)}, torch::kFloat32)),
      m_rates(at::zeros_like(m_parameters)), m_gradients(at::zeros_like(m_parameters)),
      m_update(at::zeros_like(m_parameters)), m_adam(m_parameters) {
  m_parameters.narrow(0, 0, backgroundCount).copy_(m_target.mean(torch::IntArrayRef{1, 2}));
  m_rates.narrow(0, 0, backgroundCount).fill_(backgroundRate);
}

float* ShapeFitting::shapeRow(std::int64_t index) {
  return m_parameters.data_ptr<float>() + backgroundCount + index * columnCount(m_settings.style.harmonics);
}

ShapeScene ShapeFitting::scene() const {
  ShapeScene scene = emptyScene();
  const float* const numbers = m_parameters.data_ptr<float>();
  std::copy_n(numbers, backgroundCount, scene.background.begin());
  scene.shapes.assign(numbers + backgroundCount, numbers + backgroundCount + m_count * scene.columns());
  return scene;
}

void ShapeFitting::step() {
  chooseLevel();
  const std::int64_t before = m_count;
  grow();
  m_loss = m_level->evaluate(scene(), m_sceneGradients);
  applyGradients(before);
  limit();
  ++m_steps;
}

void ShapeFitting::chooseLevel() {
  const std::int64_t longer = m_schedule.longerSide(m_steps);
  const bool isWhole = longer >= std::max(m_target.size(1), m_target.size(2));
  const PictureSize size =
      isWhole ? PictureSize{m_target.size(2), m_target.size(1)} : sizeWithLongerSide(emptyScene(), longer);
  if (m_level && m_level->size().width == size.width && m_level->size().height == size.height)
    return;
  m_level =
      std::make_unique<ShapeLoss>(isWhole ? m_target : reducedPicture(m_target, size.width, size.height));
}

void ShapeFitting::grow() {
  const std::int64_t wanted = m_schedule.shapeCount(m_steps);
  if (wanted <= m_count)
    return;
  torch::Generator generator =
      makeGenerator(deriveSeed(m_settings.seed, fmt::format("shapes of step {}", m_steps)));
  const std::vector<float> shapes =
      placeShapes({scene(), m_level->target(), wanted - m_count, m_settings.elongation}, generator);
  std::ranges::copy(shapes, shapeRow(m_count));
  setRates(m_count, wanted - m_count);
  m_count = wanted;
}

void ShapeFitting::setRates(std::int64_t first, std::int64_t count) {
  const std::int64_t columns = columnCount(m_settings.style.harmonics);
  for (std::int64_t i = first; i < first + count; ++i) {
    const float* const shape = shapeRow(i);
    float* const rates = m_rates.data_ptr<float>() + (shape - m_parameters.data_ptr<float>());
    const float size = shape[Radius] * std::exp((shape[LogScaleX] + shape[LogScaleY]) / 2);
    rates[OffsetX] = rates[OffsetY] = placeRate * size;
    rates[Angle] = angleRate;
    rates[LogScaleX] = rates[LogScaleY] = scaleRate;
    rates[Radius] = radiusRate;
    rates[Depth] = depthRate;
    rates[Grain] = grainRate;
    std::fill_n(rates + FirstColour, 3, colourRate);
    std::fill(rates + FirstHarmonic, rates + columns, harmonicRate);
    if (m_settings.style.hides)
      std::transform(rates, rates + columns, rates, [](float rate) { return hidingFactor * rate; });
  }
}

void ShapeFitting::applyGradients(std::int64_t bornBefore) {
  float* const gradients = m_gradients.data_ptr<float>();
  std::ranges::copy(m_sceneGradients.background, gradients);
  std::ranges::copy(m_sceneGradients.shapes, gradients + backgroundCount);
  m_gradients.mul_(gradientScale);
  // A new shape's second moment is what it would be had it always had this gradient: Adam's own correction of
  // the first steps is over by then.
  const TensorMap moments = m_adam.state();
  const std::int64_t columns = columnCount(m_settings.style.harmonics);
  const std::int64_t first = backgroundCount + bornBefore * columns, born = (m_count - bornBefore) * columns;
  const double share = 1 - std::pow(0.999, static_cast<double>(m_steps));
  moments.at("adam.second_moment")
      .narrow(0, first, born)
      .copy_(m_gradients.narrow(0, first, born).square().mul_(share));

  m_update.zero_();
  m_adam.step(m_update, m_gradients, m_schedule.rate(m_steps));
  m_parameters.addcmul_(m_rates, m_update);
}

void ShapeFitting::limit() {
  const std::int64_t columns = columnCount(m_settings.style.harmonics);
  const auto pixels = static_cast<float>(std::max(m_level->size().width, m_level->size().height));
  const float leastScale = std::log(leastEdge / pixels);
  for (std::int64_t i = 0; i < m_count; ++i) {
    float* const shape = shapeRow(i);
    shape[OffsetX] = clampTo(shape[OffsetX], -1, 2);
    shape[OffsetY] = clampTo(shape[OffsetY], -1, 2);
    shape[LogScaleX] = clampTo(shape[LogScaleX], leastScale, mostScale);
    shape[LogScaleY] = clampTo(shape[LogScaleY], leastScale, mostScale);
    shape[Radius] = clampTo(shape[Radius], leastRadius, mostRadius);
    shape[Depth] = clampTo(shape[Depth], -mostDepth, mostDepth);
    for (std::int64_t k = FirstHarmonic; k < columns; ++k)
      shape[k] = clampTo(shape[k], -mostHarmonic, mostHarmonic);
  }
}

bool ShapeFitting::isFinite() const {
  return std::isfinite(m_loss) && m_parameters.isfinite().all().item<bool>();
}

TensorMap ShapeFitting::weights() const {
  const torch::Tensor shapes =
      m_parameters.narrow(0, backgroundCount, m_parameters.numel() - backgroundCount);
  return {
      {"background", m_parameters.narrow(0, 0, backgroundCount).clone()},
      {"shapes", shapes.reshape({m_settings.shapeCount, columnCount(m_settings.style.harmonics)}).clone()},
      {"shape_count", at::scalar_tensor(m_count, torch::kInt64)}};
}

TensorMap ShapeFitting::training() const {
  TensorMap state{{"rates", m_rates.clone()},
                  {"step", at::scalar_tensor(m_steps, torch::kInt64)},
                  {"loss", at::scalar_tensor(m_loss, torch::kFloat64)}};
  for (const auto& [name, tensor] : m_adam.state())
    state[name] = tensor.clone();
  return state;
}

void ShapeFitting::restore(const TensorMap& weights, const TensorMap& training) {
  requireSameLayout(this->weights(), weights, "shapes");
  const auto count = weights.at("shape_count").item<std::int64_t>();
  if (count < 0 || count > m_settings.shapeCount)
    throw Error(
        fmt::format("The shapes are said to be {}, but there is room for {}.", count, m_settings.shapeCount));
  requireFinite(weights, "shapes");
  if (!training.empty()) {
    requireSameLayout(this->training(), training, "tensors of the fitting");
    requireFinite(training, "tensors of the fitting");
    if (const auto step = training.at("step").item<std::int64_t>(); step < 0)
      throw Error(fmt::format("The fitting is said to be at step {}, but steps are counted from 0.", step));
  }
  m_parameters.narrow(0, 0, backgroundCount).copy_(weights.at("background"));
  m_parameters.narrow(0, backgroundCount, m_parameters.numel() - backgroundCount)
      .copy_(weights.at("shapes").flatten());
  m_count = count;
  if (training.empty()) {
    setRates(0, m_count);
    return;
  }
  m_rates.copy_(training.at("rates"));
  m_steps = training.at("step").item<std::int64_t>();
  m_loss = training.at("loss").item<double>();
  for (const auto& [name, tensor] : m_adam.state())
    tensor.copy_(training.at(name));
}

} // namespace deblend
