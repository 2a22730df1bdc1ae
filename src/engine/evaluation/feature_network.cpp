#include "evaluation/feature_network.h"

#include "core/error.h"

#include <ATen/ops/avg_pool2d.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/conv2d.h>
#include <ATen/ops/linear.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>
#include <vector>

namespace deblend {
namespace {

/// Takes the tensors of one network by name and knows which were not taken.
class NamedTensors {
public:
  NamedTensors(TensorMap tensors, const std::string& what) : m_tensors(std::move(tensors)), m_what(what) {}

  bool has(const std::string& name) const { return m_tensors.contains(name); }

  torch::Tensor take(const std::string& name, std::int64_t dimensions) {
    const auto found = m_tensors.find(name);
    if (found == m_tensors.end())
      fail(fmt::format("the tensor '{}' is missing", name));
    const torch::Tensor tensor = found->second.to(torch::kFloat32);
    if (tensor.dim() != dimensions || tensor.numel() == 0)
      fail(fmt::format("the tensor '{}' has the shape [{}], but {} dimensions are needed", name,
                       fmt::join(tensor.sizes(), ", "), dimensions));
    if (!tensor.isfinite().all().item<bool>())
      fail(fmt::format("the tensor '{}' holds values that are not finite", name));
    m_tensors.erase(found);
    return tensor;
  }

  void requireAllTaken() const {
    for (const auto& [name, tensor] : m_tensors)
      if (!name.starts_with("head.") && !name.starts_with("training."))
        fail(fmt::format("the tensor '{}' is none of a feature network's", name));
  }

  [[noreturn]] void fail(const std::string& problem) const {
    throw Error(fmt::format("{}: {}.", m_what, problem));
  }

private:
  TensorMap m_tensors;
  std::string m_what;
};

void requireBias(const NamedTensors& tensors, const std::string& name, const torch::Tensor& weight,
                 const torch::Tensor& bias) {
  if (bias.size(0) != weight.size(0))
    tensors.fail(fmt::format("'{}.bias' has {} values, but '{}.weight' has {} outputs", name, bias.size(0),
                             name, weight.size(0)));
}

torch::Tensor means(const torch::Tensor& maps) {
  return maps.mean({2, 3});
}

/// The size after the 2 × 2 mean; a side of 1 stays.
std::int64_t halved(std::int64_t side) {
  return side > 1 ? side / 2 : side;
}

} // namespace

FeatureNetwork::FeatureNetwork(TensorMap tensors, const std::string& what) {
  NamedTensors named(std::move(tensors), what);
  for (std::size_t n = 0; named.has(fmt::format("convolution.{}.weight", n)); ++n) {
    const std::string name = fmt::format("convolution.{}", n);
    const torch::Tensor weight = named.take(name + ".weight", 4);
    if (weight.size(2) != weight.size(3) || weight.size(2) % 2 == 0)
      named.fail(fmt::format("'{}.weight' has {} × {} places, but an odd square is needed", name,
                             weight.size(2), weight.size(3)));
    if (n > 0 && weight.size(1) != m_convolutions.back().weight.size(0))
      named.fail(fmt::format("'{}.weight' takes {} channels, but the one before gives {}", name,
                             weight.size(1), m_convolutions.back().weight.size(0)));
    m_convolutions.push_back({weight, named.take(name + ".bias", 1)});
    requireBias(named, name, weight, m_convolutions.back().bias);
  }
  if (m_convolutions.empty())
    named.fail("the tensor 'convolution.0.weight' is missing");
  for (std::size_t n = 0; named.has(fmt::format("linear.{}.weight", n)); ++n) {
    const std::string name = fmt::format("linear.{}", n);
    const torch::Tensor weight = named.take(name + ".weight", 2);
    if (n > 0 && weight.size(1) != m_linears.back().weight.size(0))
      named.fail(fmt::format("'{}.weight' takes {} values, but the one before gives {}", name, weight.size(1),
                             m_linears.back().weight.size(0)));
    m_linears.push_back({weight, named.take(name + ".bias", 1)});
    requireBias(named, name, weight, m_linears.back().bias);
  }
  if (named.has("input.mean") || named.has("input.deviation")) {
    m_mean = named.take("input.mean", 1).view({-1, 1, 1});
    m_deviation = named.take("input.deviation", 1).view({-1, 1, 1});
    if (m_mean.size(0) != channels() || m_deviation.size(0) != channels() ||
        !(m_deviation > 0).all().item<bool>())
      named.fail(
          fmt::format("'input.mean' and 'input.deviation' need {} values, the latter above 0", channels()));
  }
  named.requireAllTaken();
}

std::int64_t FeatureNetwork::dimension() const {
  if (!m_linears.empty())
    return m_linears.back().weight.size(0);
  std::int64_t sum = 0;
  for (const Layer& layer : m_convolutions)
    sum += layer.weight.size(0);
  return sum;
}

void FeatureNetwork::requireFit(std::int64_t channels, std::int64_t height, std::int64_t width,
                                const std::string& what) const {
  if (channels != this->channels())
    throw Error(fmt::format("{}: the network takes pictures of {} channels, but these have {}.", what,
                            this->channels(), channels));
  if (m_linears.empty())
    return;
  std::int64_t h = height;
  std::int64_t w = width;
  for (std::size_t n = 0; n < m_convolutions.size(); ++n) {
    h = halved(h);
    w = halved(w);
  }
  const std::int64_t given = m_convolutions.back().weight.size(0) * h * w;
  if (given != m_linears.front().weight.size(1))
    throw Error(fmt::format("{}: pictures of {} × {} pixels give its linear layers {} values, but {} are "
                            "needed.",
                            what, width, height, given, m_linears.front().weight.size(1)));
}

torch::Tensor FeatureNetwork::forward(const torch::Tensor& pictures) const {
  torch::Tensor x = m_mean.defined() ? (pictures - m_mean) / m_deviation : pictures;
  std::vector<torch::Tensor> levels;
  for (const Layer& layer : m_convolutions) {
    x = at::conv2d(x, layer.weight, layer.bias, 1, layer.weight.size(2) / 2).relu();
    if (m_linears.empty())
      levels.push_back(means(x));
    const std::int64_t down = x.size(2) > 1 ? 2 : 1;
    const std::int64_t across = x.size(3) > 1 ? 2 : 1;
    x = at::avg_pool2d(x, {down, across});
  }
  if (m_linears.empty())
    return torch::cat(levels, 1);
  x = x.flatten(1);
  for (const Layer& layer : m_linears)
    x = at::linear(x, layer.weight, layer.bias).relu();
  return x;
}

} // namespace deblend
