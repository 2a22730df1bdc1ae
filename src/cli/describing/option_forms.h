#pragma once

#include "options/option_values.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

/// How options are shown: as JSON and as text.
namespace deblend {

/// An array of {"name", "title", "group", "type", "default", "minimum", "maximum", "choices", "unit",
/// "help"}; the range and the choices only where the type has them.
nlohmann::ordered_json toJson(const OptionSchema& schema);

/// A table of names, defaults, what is allowed, and help.
std::string optionTable(const OptionSchema& schema, std::size_t indent);

/// "width=32 depth=3": what differs from the defaults; empty if nothing does.
std::string changedOptions(const OptionValues& values);

} // namespace deblend
