#include "network/flat_parameters.h"

#include "data/sample_shape.h"

#include <torch/nn/module.h>

namespace deblend {

FlatParameters::FlatParameters(torch::nn::Module& module) {
  const torch::NoGradGuard noGradients;
  std::int64_t size = 0;
  for (const auto& parameter : module.named_parameters()) {
    m_parts.push_back({parameter.key(), size, parameter.value().sizes().vec()});
    size += parameter.value().numel();
  }
  const auto options = torch::dtype(torch::kFloat32).device(module.parameters().at(0).device());
  m_values = torch::empty(size, options);
  m_gradients = torch::zeros(size, options);

  auto parameters = module.named_parameters();
  for (const Part& part : m_parts) {
    torch::Tensor& parameter = parameters[part.name];
    const torch::Tensor values = view(m_values, part);
    values.copy_(parameter);
    parameter.set_data(values);
    parameter.mutable_grad() = view(m_gradients, part);
  }
}

torch::Tensor FlatParameters::view(const torch::Tensor& flat, const Part& part) const {
  return flat.narrow(0, part.begin, elementCount(part.shape)).view(part.shape);
}

TensorMap FlatParameters::toMap(const torch::Tensor& flat) const {
  const torch::Tensor copy = flat.to(torch::kCPU, torch::kFloat32, /*non_blocking=*/false, /*copy=*/true);
  TensorMap map;
  for (const Part& part : m_parts)
    map.emplace(part.name, view(copy, part));
  return map;
}

void FlatParameters::copyFrom(const TensorMap& map, const torch::Tensor& flat,
                              const std::string& what) const {
  const torch::NoGradGuard noGradients;
  TensorMap expected;
  for (const Part& part : m_parts)
    expected.emplace(part.name, view(flat, part));
  requireSameLayout(expected, map, what);
  for (const auto& [name, destination] : expected)
    destination.copy_(map.at(name));
}

} // namespace deblend
