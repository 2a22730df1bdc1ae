#include "training/class_places.h"

#include "core/error.h"
#include "sampling/random.h"

#include <ATen/ops/cat.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/nonzero.h>
#include <ATen/ops/tensor.h>
#include <fmt/format.h>

#include <algorithm>

namespace deblend {

ClassPlaces::ClassPlaces(const SampleLabels& labels, const SampleLabels& classes,
                         const torch::Device& device) {
  std::vector<torch::Tensor> places;
  std::vector<std::int64_t> first, counts;
  std::int64_t begin = 0;
  for (const std::string& name : classes.names) {
    const auto known = std::ranges::find(labels.names, name);
    const auto number = static_cast<std::int64_t>(known - labels.names.begin());
    places.push_back(at::nonzero(labels.values == number).view({-1}));
    first.push_back(begin);
    counts.push_back(places.back().numel());
    begin += counts.back();
    if (counts.back() == 0)
      throw Error(fmt::format("Option 'pairing' is 'optimal_by_class', but the source has no sample of the "
                              "target's class '{}': each of the target's classes must be in the source, or "
                              "the source be without classes.",
                              name));
  }
  m_places = at::cat(places).to(device);
  m_first = torch::tensor(first, torch::kInt64).to(device);
  m_counts = torch::tensor(counts, torch::kInt64).to(device);
}

torch::Tensor ClassPlaces::draw(const torch::Tensor& classes, std::uint64_t seed) const {
  torch::Generator generator = makeGenerator(seed);
  const torch::Tensor shares =
      torch::empty(classes.sizes(), torch::kFloat64).uniform_(0, 1, generator).to(classes.device());
  const torch::Tensor counts = m_counts.index_select(0, classes);
  const torch::Tensor chosen = (shares * counts).to(torch::kInt64).clamp_max_(counts - 1);
  return m_places.index_select(0, m_first.index_select(0, classes) + chosen);
}

} // namespace deblend
