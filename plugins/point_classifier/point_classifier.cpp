#include "point_classifier.h"

#include "core/error.h"
#include "core/random_stream.h"
#include "sampling/random.h"

#include <ATen/ops/from_blob.h>
#include <ATen/ops/full.h>
#include <ATen/ops/isfinite.h>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace deblend {
namespace {

constexpr double inputRange = 2;                  ///< to which places are scaled, on either side of 0
constexpr std::int64_t numbersAtOnce = 1LL << 22; ///< results of neurons that are kept for more than a step

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

PlaneRectangle boundsOf(const LabelledPoints& points) {
  PlaneRectangle bounds{points.places[0], points.places[1], points.places[0], points.places[1]};
  for (std::size_t i = 0; i < points.places.size(); i += 2) {
    const double x = points.places[i], y = points.places[i + 1];
    bounds = {std::min(bounds.left, x), std::min(bounds.top, y), std::max(bounds.right, x),
              std::max(bounds.bottom, y)};
  }
  return bounds;
}

void requireFinite(const TensorMap& tensors, const std::string& what) {
  for (const auto& [name, tensor] : tensors)
    if (!at::isfinite(tensor).all().item<bool>())
      throw Error(fmt::format("The {} hold a number in '{}' that is not finite.", what, name));
}

void requireCount(const torch::Tensor& steps) {
  if (!(steps.item<double>() >= 0))
    throw Error(
        fmt::format("The training state counts {} steps: 0 or more are allowed.", steps.item<double>()));
}

} // namespace

PointClassifier::PointClassifier(const LabelledPoints& points, const PointClassifierOptions& options,
                                 std::uint64_t seed)
    : m_options(options), m_seed(seed), m_classCount(points.classCount) {
  check(points, options);
  m_bounds = boundsOf(points);
  const double side = std::max(m_bounds.right - m_bounds.left, m_bounds.bottom - m_bounds.top);
  m_scale = side > 0 ? 2 * inputRange / side : 1;
  const torch::Tensor places =
      at::from_blob(const_cast<float*>(points.places.data()), {points.count(), 2}, torch::kFloat32);
  m_places = normalised(places);
  m_labels =
      at::from_blob(const_cast<std::int64_t*>(points.labels.data()), {points.count()}, torch::kInt64).clone();
  m_layers = std::make_shared<DenseLayers>(2, options.width, options.depth, outputCount(m_classCount),
                                           deriveSeed(seed, "weights"));
  m_parameters = std::make_unique<FlatParameters>(*m_layers);
  m_adam = std::make_unique<Adam>(m_parameters->values());
}

torch::Tensor PointClassifier::normalised(const torch::Tensor& places) const {
  torch::Tensor result = places.to(torch::kFloat64, /*non_blocking=*/false, /*copy=*/true);
  result.select(1, 0).sub_(0.5 * (m_bounds.left + m_bounds.right));
  result.select(1, 1).sub_(0.5 * (m_bounds.top + m_bounds.bottom));
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

/// Points whose results in all layers fill little memory.
std::int64_t PointClassifier::rowsAtOnce() const {
  return std::max<std::int64_t>(numbersAtOnce / (m_options.width * (m_options.depth + 1) + m_classCount),
                                256);
}

double PointClassifier::accuracy() {
  std::int64_t right = 0;
  const std::int64_t count = m_labels.size(0), most = rowsAtOnce();
  for (std::int64_t begin = 0; begin < count; begin += most) {
    const std::int64_t size = std::min(most, count - begin);
    const torch::Tensor found = decided(m_layers->forward(m_places.narrow(0, begin, size)), m_classCount);
    right += (found == m_labels.narrow(0, begin, size)).sum().item<std::int64_t>();
  }
  return static_cast<double>(right) / static_cast<double>(count);
}

double PointClassifier::loss() {
  return lossAndGradient(m_options.loss, m_layers->forward(m_places), m_labels, m_classCount)
      .loss.item<double>();
}

DecisionSurface PointClassifier::decisionSurface(int columns, int rows, const PlaneRectangle& rectangle,
                                                 const std::function<bool()>& keepGoing) {
  const torch::NoGradGuard noGradients;
  DecisionSurface surface{columns, rows, m_classCount, {}};
  const std::int64_t count = static_cast<std::int64_t>(columns) * rows, most = rowsAtOnce();
  surface.probabilities.resize(static_cast<std::size_t>(count * m_classCount));
  for (std::int64_t begin = 0; begin < count; begin += most) {
    if (keepGoing && !keepGoing())
      throw Error("cancelled");
    torch::Tensor places = at::empty({std::min(most, count - begin), 2}, torch::kFloat64);
    auto* place = places.mutable_data_ptr<double>();
    for (std::int64_t i = begin; i < begin + places.size(0); ++i) {
      const double x = (static_cast<double>(i % columns) + 0.5) / columns;
      const double y = (static_cast<double>(i / columns) + 0.5) / rows;
      *place++ = rectangle.left + x * (rectangle.right - rectangle.left);
      *place++ = rectangle.top + y * (rectangle.bottom - rectangle.top);
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

TensorMap PointClassifier::weights() const {
  return m_parameters->toMap(m_parameters->values());
}

TensorMap PointClassifier::progress() const {
  TensorMap map = {{"steps", at::full({}, m_stepCount, torch::kInt64)}};
  for (const auto& [name, tensor] : m_adam->state())
    map[name] = tensor.clone();
  return map;
}

void PointClassifier::restore(const TensorMap& weights, const TensorMap& progress) {
  requireSameLayout(this->weights(), weights, "weights");
  requireFinite(weights, "weights");
  if (!progress.empty()) {
    requireSameLayout(this->progress(), progress, "training state");
    requireFinite(progress, "training state");
    requireCount(progress.at("steps"));
    requireCount(progress.at("adam.step_count"));
    TensorMap moments = progress;
    moments.erase("steps");
    m_adam->restore(moments);
    m_stepCount = progress.at("steps").item<std::int64_t>();
  }
  m_parameters->copyFrom(weights, m_parameters->values(), "weights");
}

} // namespace deblend
