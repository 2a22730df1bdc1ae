#include "evaluation/classifier_training.h"

#include "core/error.h"
#include "evaluation/feature_network.h"
#include "evaluation/stored_pool.h"
#include "sampling/random.h"
#include "training/adam.h"

#include <ATen/ops/cross_entropy_loss.h>
#include <ATen/ops/linear.h>
#include <ATen/ops/randn.h>
#include <ATen/ops/randperm.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/zeros.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace deblend {
namespace {

constexpr std::int64_t batchSize = 64;
constexpr std::int64_t featureCount = 64;
constexpr double peakLearningRate = 2e-3;

torch::Tensor randomWeights(const std::vector<std::int64_t>& shape, torch::Generator& generator) {
  std::int64_t inputs = 1;
  for (std::size_t axis = 1; axis < shape.size(); ++axis)
    inputs *= shape[axis];
  return torch::randn(shape, generator) * std::sqrt(2.0 / static_cast<double>(inputs));
}

void addLayer(TensorMap& tensors, const std::string& name, const std::vector<std::int64_t>& shape,
              torch::Generator& generator) {
  tensors[name + ".weight"] = randomWeights(shape, generator);
  tensors[name + ".bias"] = torch::zeros({shape.front()});
}

TensorMap freshConvolutions(std::int64_t channels, std::initializer_list<std::int64_t> widths,
                            torch::Generator& generator) {
  TensorMap tensors;
  std::size_t n = 0;
  for (const std::int64_t width : widths) {
    addLayer(tensors, fmt::format("convolution.{}", n++), {width, channels, 3, 3}, generator);
    channels = width;
  }
  return tensors;
}

TensorMap freshClassifier(const SampleShape& shape, std::int64_t classes, torch::Generator& generator) {
  TensorMap tensors = freshConvolutions(shape[0], {16, 32, 64}, generator);
  const auto eighth = [](std::int64_t side) {
    for (int level = 0; level < 3; ++level)
      side = side > 1 ? side / 2 : side;
    return side;
  };
  addLayer(tensors, "linear.0", {featureCount, 64 * eighth(shape[1]) * eighth(shape[2])}, generator);
  addLayer(tensors, "head", {classes, featureCount}, generator);
  return tensors;
}

/// The classifier while it learns: its tensors are what the optimizer steps.
class Classifier {
public:
  explicit Classifier(TensorMap tensors) : m_tensors(std::move(tensors)) {
    for (auto& [name, tensor] : m_tensors) {
      tensor.set_requires_grad(true);
      m_optimizers.emplace_back(tensor);
    }
  }

  torch::Tensor forward(const torch::Tensor& pictures) const {
    // The network refers to the tensors; making it costs little beside a step.
    const torch::Tensor features = FeatureNetwork(m_tensors, "The classifier").forward(pictures);
    return at::linear(features, m_tensors.at("head.weight"), m_tensors.at("head.bias"));
  }

  void step(const torch::Tensor& pictures, const torch::Tensor& labels, double learningRate) {
    at::cross_entropy_loss(forward(pictures), labels).backward();
    const torch::NoGradGuard noGradients;
    std::size_t n = 0;
    for (auto& [name, tensor] : m_tensors) {
      m_optimizers[n++].step(tensor, tensor.grad(), learningRate);
      tensor.mutable_grad().reset();
    }
  }

  TensorMap finished() const {
    TensorMap tensors;
    for (const auto& [name, tensor] : m_tensors)
      tensors[name] = tensor.detach().clone();
    return tensors;
  }

private:
  TensorMap m_tensors;
  std::vector<Adam> m_optimizers;
};

double accuracy(const Classifier& classifier, const StoredPool& pool, const torch::Tensor& indices,
                const torch::Tensor& labels) {
  const torch::NoGradGuard noGradients;
  std::int64_t right = 0;
  for (const torch::Tensor& part : indices.split(256)) {
    const torch::Tensor chosen = classifier.forward(pool.samples(part)).argmax(1);
    right += (chosen == labels.index_select(0, part)).sum().item<std::int64_t>();
  }
  return static_cast<double>(right) / static_cast<double>(indices.numel());
}

} // namespace

TensorMap trainClassifier(const DataSet& dataSet, std::uint64_t seed,
                          const std::function<bool()>& keepGoing) {
  const StoredPool pool(dataSet);
  const torch::Tensor labels = dataSet.labels()->values;
  torch::Generator generator = makeGenerator(deriveSeed(seed, "classifier"));
  const torch::Tensor order = torch::randperm(pool.count(), generator);
  const std::int64_t held = std::clamp<std::int64_t>(pool.count() / 10, 1, 1000);
  const torch::Tensor learned = order.narrow(0, held, pool.count() - held);
  Classifier classifier(
      freshClassifier(dataSet.sampleShape(), std::ssize(dataSet.labels()->names), generator));

  const std::int64_t steps = std::clamp<std::int64_t>(4 * pool.count() / batchSize, 200, 800);
  torch::Tensor batches = learned.index_select(0, torch::randperm(learned.numel(), generator));
  for (std::int64_t step = 0, place = 0; step < steps; ++step, place += batchSize) {
    if (keepGoing && !keepGoing())
      throw Error("cancelled");
    if (place + batchSize > batches.numel()) {
      batches = learned.index_select(0, torch::randperm(learned.numel(), generator));
      place = 0;
    }
    const torch::Tensor batch = batches.narrow(0, place, std::min(batchSize, batches.numel()));
    const double share = static_cast<double>(step) / static_cast<double>(steps);
    classifier.step(pool.samples(batch), labels.index_select(0, batch),
                    peakLearningRate * 0.5 * (1 + std::cos(std::numbers::pi * share)));
  }
  TensorMap tensors = classifier.finished();
  tensors["training.accuracy"] =
      torch::tensor({accuracy(classifier, pool, order.narrow(0, 0, held), labels)}, torch::kFloat64);
  tensors["training.seed"] = torch::tensor({static_cast<std::int64_t>(seed)}, torch::kInt64);
  return tensors;
}

TensorMap randomConvolutions(std::int64_t channels, std::uint64_t seed) {
  torch::Generator generator = makeGenerator(deriveSeed(seed, "random convolutions"));
  TensorMap tensors = freshConvolutions(channels, {24, 48, 64}, generator);
  tensors["input.mean"] = torch::full({channels}, 0.5);
  tensors["input.deviation"] = torch::full({channels}, 0.5);
  tensors["training.seed"] = torch::tensor({static_cast<std::int64_t>(seed)}, torch::kInt64);
  return tensors;
}

} // namespace deblend
