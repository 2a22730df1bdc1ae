#pragma once

#include "storage/tensor_map.h"

#include <torch/types.h>

#include <vector>

namespace torch::nn {
class Module;
}

namespace deblend {

/// All parameters of a module in one contiguous tensor, and all gradients in another. The module's own
/// parameters become views of them, so that the optimizer, averaging and clipping are one kernel each however
/// many layers there are.
class FlatParameters {
public:
  /// The module must already be on its device. It must keep its parameters from then on.
  explicit FlatParameters(torch::nn::Module& module);

  const torch::Tensor& values() const { return m_values; }       ///< [P], float32
  const torch::Tensor& gradients() const { return m_gradients; } ///< [P], float32

  /// `flat` [P] cut into named tensors, copied to the CPU.
  TensorMap toMap(const torch::Tensor& flat) const;
  /// The inverse. Throws Error, with `flat` unchanged, unless the layout is this module's. `what` as for
  /// requireSameLayout().
  void copyFrom(const TensorMap& map, const torch::Tensor& flat, const std::string& what) const;

private:
  struct Part {
    std::string name;
    std::int64_t begin;
    std::vector<std::int64_t> shape;
  };
  torch::Tensor view(const torch::Tensor& flat, const Part& part) const;

  std::vector<Part> m_parts;
  torch::Tensor m_values;
  torch::Tensor m_gradients;
};

} // namespace deblend
