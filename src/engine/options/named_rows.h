#pragma once

#include "core/error.h"
#include "options/option_schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

/// Tables whose rows have an id and a title: integrators, spacings, …
namespace deblend {

/// The row with the id. Throws Error that says `what` a row is, such as "integrator", and lists the known
/// ones.
template <class Row>
const Row& namedRow(const std::vector<Row>& table, std::string_view id, std::string_view what) {
  const auto found = std::ranges::find(table, id, &Row::id);
  if (found != table.end())
    return *found;
  std::string known;
  for (const Row& each : table)
    known += (known.empty() ? "" : ", ") + each.id;
  throw Error(fmt::format("There is no {} '{}': known are {}.", what, id, known));
}

/// The rows as an option's choices.
template <class Row>
std::vector<OptionChoice> choicesFrom(const std::vector<Row>& table) {
  std::vector<OptionChoice> choices;
  for (const Row& each : table)
    choices.push_back({each.id, each.title});
  return choices;
}

} // namespace deblend
