#pragma once

#include <torch/types.h>

#include <map>
#include <string>

namespace deblend {

/// Named tensors, on the CPU and contiguous, in the order of their names.
using TensorMap = std::map<std::string, torch::Tensor>;

/// Throws Error unless `found` has the names, shapes and types of `expected`. `what` says whose tensors they
/// are.
void requireSameLayout(const TensorMap& expected, const TensorMap& found, const std::string& what);

} // namespace deblend
