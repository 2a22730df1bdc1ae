#include "data/class_order.h"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <optional>
#include <string_view>
#include <tuple>

namespace deblend {
namespace {

/// None for other text, and for numbers beyond 64 bits.
std::optional<std::int64_t> wholeNumberIn(std::string_view text) {
  if (text.starts_with('+'))
    text.remove_prefix(1);
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

} // namespace

void sortClasses(std::vector<std::string>& names, std::vector<std::int64_t>& labels) {
  const bool areNumbers =
      std::ranges::all_of(names, [](const std::string& name) { return wholeNumberIn(name).has_value(); });
  std::vector<std::size_t> placeOf(names.size());
  std::iota(placeOf.begin(), placeOf.end(), std::size_t{0});
  std::ranges::sort(placeOf, {}, [&](std::size_t place) {
    return std::tuple(areNumbers ? *wholeNumberIn(names[place]) : 0, std::string_view(names[place]));
  });
  std::vector<std::string> sorted;
  std::vector<std::int64_t> rankOf(names.size());
  for (const std::size_t place : placeOf) {
    rankOf[place] = std::ssize(sorted);
    sorted.push_back(names[place]);
  }
  for (std::int64_t& label : labels)
    label = rankOf[static_cast<std::size_t>(label)];
  names = std::move(sorted);
}

} // namespace deblend
