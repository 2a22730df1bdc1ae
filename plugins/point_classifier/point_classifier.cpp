#include "point_classifier.h"

#include "core/error.h"
#include "core/random_stream.h"
#include "sampling/random.h"

#include <ATen/ops/from_blob.h>
#include <ATen/ops/full.h>
#include <ATen/ops/isfinite.h>

#include <algorithm>
#include <cmath>

namespace deblend {
namespace {

constexpr double inputRange = 2;             ///< to which places are scaled, on either side of 0
constexpr std::int64_t rowsAtOnce = 1 << 16; ///< points of a surface that the network takes at once

void check(const LabelledPoints& points, const PointClassifierOptions& options) {
  if (points.count() == 0)
    throw Error("A classifier needs at least one point to learn from.");
  if (points.places.size() != 2 * points.labels.size() || points.classCount < 1 ||
      !std::ranges::all_of(points.labels,
                           [&](std::int64_t label) { return label >= 0 && label < points.classCount; }))
    throw Error("Labels of points are numbers from 0 to the number of classes less 1, one for each point.");
  if (!std::ranges::all_of(points.places, [](float each) { return std::isfinite(each); }))
    throw Error("A point to learn from has a place that is not finite.");
  if (options.width < 1 || options.depth < 1 || options.batchSize < 0)
    throw Error("A classifier's width and depth are 1 or more, and its batch size 0 or more.");
}

const std::string prefix = "model.";

} // namespace

PointClassifier::PointClassifier(const LabelledPoints& points, const PointClassifierOptions& options,
                                 std::uint64_t seed)
    : m_options(options), m_seed(seed), m_classCount(points.classCount) {
  check(points, options);
  const torch::Tensor places =
      at::from_blob(const_cast<float*>(points.places.data()), {points.count(), 2}, torch::kFloat32).clone();
  const torch::Tensor least = std::get<0>(places.min(0)), most = std::get<0>(places.max(0));
  m_centreX = 0.5 * (least[0].item<double>() + most[0].item<double>());
  m_centreY = 0.5 * (least[1].item<double>() + most[1].item<double>());
  const double side = (most - least).max().item<double>();
  m_scale = side > 0 ? 2 * inputRange / side : 1;
  m_places = normalised(places);
  m_labels =
      at::from_blob(const_cast<std::int64_t*>(points.labels.data()), {points.count()}, torch::kInt64).clone();
  m_layers = std::make_shared<DenseLayers>(2, options.width, options.depth, outputCount(m_classCount),
                                           deriveSeed(seed, "weights"));
  m_parameters = std::make_unique<FlatParameters>(*m_layers);
  m_adam = std::make_unique<Adam>(m_parameters->values());
}

torch::Tensor PointClassifier::normalised(const torch::Tensor& places) const {
  torch::Tensor result = places.to(torch::kFloat64);
  result.select(1, 0).sub_(m_centreX);
  result.select(1, 1).sub_(m_centreY);
  return result.mul_(m_scale).to(torch::kFloat32);
}

/// Which points a step takes follows from the seed and its number.
void PointClassifier::takeBatch(torch::Tensor& places, torch::Tensor& labels) const {
  if (m_options.batchSize == 0)
    return;
  torch::Tensor chosen = at::empty({m_options.batchSize}, torch::kInt64);
  RandomStream random{m_seed, static_cast<std::uint64_t>(m_stepCount)};
  for (std::int64_t i = 0; i < m_options.batchSize; ++i)
    chosen.mutable_data_ptr<std::int64_t>()[i] = random.below(static_cast<int>(m_labels.size(0)));
  places = m_places.index_select(0, chosen);
  labels = m_labels.index_select(0, chosen);
}

double PointClassifier::step(double learningRate) {
  const torch::NoGradGuard noGradients;
  torch::Tensor places = m_places, labels = m_labels;
  takeBatch(places, labels);
  const LossAndGradient found =
      lossAndGradient(m_options.loss, m_layers->forward(places), labels, m_classCount);
  m_parameters->gradients().zero_();
  m_layers->accumulateGradients(found.gradient);
  m_adam->step(m_parameters->values(), m_parameters->gradients(), learningRate);
  ++m_stepCount;
  return found.loss.item<double>();
}

double PointClassifier::accuracy() {
  return (decided(m_layers->forward(m_places), m_classCount) == m_labels)
      .to(torch::kFloat64)
      .mean()
      .item<double>();
}

double PointClassifier::loss() {
  return lossAndGradient(m_options.loss, m_layers->forward(m_places), m_labels, m_classCount)
      .loss.item<double>();
}

DecisionSurface PointClassifier::decisionSurface(int columns, int rows, const PlaneRectangle& rectangle) {
  const torch::NoGradGuard noGradients;
  DecisionSurface surface{columns, rows, m_classCount, {}};
  const std::int64_t count = static_cast<std::int64_t>(columns) * rows;
  surface.probabilities.resize(static_cast<std::size_t>(count * m_classCount));
  for (std::int64_t begin = 0; begin < count; begin += rowsAtOnce) {
    torch::Tensor places = at::empty({std::min(rowsAtOnce, count - begin), 2}, torch::kFloat32);
    auto* place = places.mutable_data_ptr<float>();
    for (std::int64_t i = begin; i < begin + places.size(0); ++i) {
      const double x = (static_cast<double>(i % columns) + 0.5) / columns;
      const double y = (static_cast<double>(i / columns) + 0.5) / rows;
      *place++ = static_cast<float>(rectangle.left + x * (rectangle.right - rectangle.left));
      *place++ = static_cast<float>(rectangle.top + y * (rectangle.bottom - rectangle.top));
    }
    const torch::Tensor found =
        probabilities(m_layers->forward(normalised(places)), m_classCount).contiguous();
    std::copy_n(found.const_data_ptr<float>(), found.numel(),
                surface.probabilities.begin() + begin * m_classCount);
  }
  return surface;
}

bool PointClassifier::isFinite() const {
  return at::isfinite(m_parameters->values()).all().item<bool>();
}

TensorMap PointClassifier::state() const {
  TensorMap state = {{"progress", at::full({}, m_stepCount, torch::kInt64)}};
  for (const auto& [name, tensor] : m_parameters->toMap(m_parameters->values()))
    state[prefix + name] = tensor.clone();
  for (const auto& [name, tensor] : m_adam->state())
    state[name] = tensor.clone();
  return state;
}

void PointClassifier::restore(const TensorMap& state) {
  requireSameLayout(this->state(), state, "saved tensors of the classifier");
  TensorMap weights, moments;
  for (const auto& [name, tensor] : state)
    if (name.starts_with(prefix))
      weights[name.substr(prefix.size())] = tensor;
    else if (name != "progress")
      moments[name] = tensor;
  m_parameters->copyFrom(weights, m_parameters->values(), "weights");
  m_adam->restore(moments);
  m_stepCount = state.at("progress").item<std::int64_t>();
}

} // namespace deblend
