#include "training/sample_pairs.h"

#include "core/error.h"
#include "data/data_set.h"

#include <ATen/ops/arange.h>
#include <ATen/ops/tensor.h>
#include <fmt/format.h>

#include <unordered_map>

namespace deblend {
namespace {

using PlaceByName = std::unordered_map<std::string, std::int64_t>;

std::int64_t storedCountOf(const DataSet& dataSet, const char* side) {
  if (const auto count = dataSet.storedCount())
    return *count;
  throw Error(
      fmt::format("Option 'pairing' is 'index', but the {}'s samples are drawn anew for every batch: both "
                  "sides must be stored.",
                  side));
}

PlaceByName placesOf(const DataSet& dataSet, const char* side) {
  const std::vector<std::string> names = dataSet.sampleNames();
  if (names.empty())
    throw Error(
        fmt::format("Option 'pairing' is 'name', but the {}'s samples have no names: both sides must be "
                    "folders of images.",
                    side));
  PlaceByName places;
  for (std::size_t i = 0; i < names.size(); ++i)
    if (!places.emplace(names[i], static_cast<std::int64_t>(i)).second)
      throw Error(fmt::format("Option 'pairing' is 'name', but two of the {}'s samples are called '{}': each "
                              "name must stand once.",
                              side, names[i]));
  return places;
}

} // namespace

SamplePairs pairsByIndex(const DataSet& source, const DataSet& target) {
  const std::int64_t count = storedCountOf(source, "source");
  if (const std::int64_t other = storedCountOf(target, "target"); other != count)
    throw Error(
        fmt::format("Option 'pairing' is 'index', but the source has {} samples and the target {}: they "
                    "must be as many.",
                    count, other));
  return {torch::arange(count, torch::kInt64), torch::arange(count, torch::kInt64)};
}

SamplePairs pairsByName(const DataSet& source, const DataSet& target) {
  placesOf(source, "source");
  const PlaceByName places = placesOf(target, "target");
  const std::vector<std::string> names = source.sampleNames();
  std::vector<std::int64_t> sources;
  std::vector<std::int64_t> targets;
  for (std::size_t i = 0; i < names.size(); ++i)
    if (const auto found = places.find(names[i]); found != places.end()) {
      sources.push_back(static_cast<std::int64_t>(i));
      targets.push_back(found->second);
    }
  if (sources.empty())
    throw Error(
        fmt::format("Option 'pairing' is 'name', but no sample of the source, such as '{}', is called as one "
                    "of the target, such as '{}'.",
                    names.front(), target.sampleNames().front()));
  return {torch::tensor(sources, torch::kInt64), torch::tensor(targets, torch::kInt64)};
}

} // namespace deblend
