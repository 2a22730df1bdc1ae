#include "storage/tensor_map.h"

#include "core/error.h"
#include "data/sample_shape.h"

#include <fmt/format.h>

namespace deblend {
namespace {

std::string describe(const torch::Tensor& tensor) {
  return fmt::format("{} of {}", toText(tensor.sizes().vec()), c10::toString(tensor.scalar_type()));
}

} // namespace

void requireSameLayout(const TensorMap& expected, const TensorMap& found, const std::string& what) {
  for (const auto& [name, tensor] : expected) {
    const auto match = found.find(name);
    if (match == found.end())
      throw Error(fmt::format("The {} lack the tensor '{}': they belong to another network.", what, name));
    if (match->second.sizes() != tensor.sizes() || match->second.scalar_type() != tensor.scalar_type())
      throw Error(
          fmt::format("The {} hold '{}' as {}, but this network needs {}: they belong to another network.",
                      what, name, describe(match->second), describe(tensor)));
  }
  for (const auto& entry : found)
    if (!expected.contains(entry.first))
      throw Error(
          fmt::format("The {} hold a tensor '{}' that this network lacks: they belong to another network.",
                      what, entry.first));
}

} // namespace deblend
