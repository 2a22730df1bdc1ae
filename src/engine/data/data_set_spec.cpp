#include "data/data_set_spec.h"

#include "core/error.h"
#include "data/data_set_kinds.h"

#include <fmt/format.h>

#include <algorithm>

/// The text form: kind[:location][,option=value]…. A location that would be read differently stands in double
/// quotes, with its own quotes doubled.
namespace deblend {
namespace {

constexpr char quote = '"';

bool isIdentifier(std::string_view text) {
  const auto isLetter = [](char letter) { return (letter >= 'a' && letter <= 'z') || letter == '_'; };
  const auto isDigit = [](char letter) { return letter >= '0' && letter <= '9'; };
  return !text.empty() && isLetter(text.front()) &&
         std::ranges::all_of(text, [&](char letter) { return isLetter(letter) || isDigit(letter); });
}

/// "name=value"
bool isAssignment(std::string_view text) {
  const std::size_t equals = text.find('=');
  return equals != std::string_view::npos && isIdentifier(text.substr(0, equals));
}

struct SpecParts {
  std::string location;
  std::string_view options; ///< each with its comma before it
};

/// Of an unquoted text: the options are the assignments at its end.
SpecParts splitPlain(std::string_view text) {
  std::size_t end = text.size();
  while (true) {
    const std::size_t comma = text.substr(0, end).rfind(',');
    if (comma == std::string_view::npos || !isAssignment(text.substr(comma + 1, end - comma - 1)))
      return {std::string(text.substr(0, end)), text.substr(end)};
    end = comma;
  }
}

SpecParts splitQuoted(std::string_view text) {
  std::string location;
  for (std::size_t i = 1; i < text.size(); ++i) {
    const bool isDoubled = text[i] == quote && i + 1 < text.size() && text[i + 1] == quote;
    if (text[i] == quote && !isDoubled)
      return {location, text.substr(i + 1)};
    location += text[i];
    i += isDoubled ? 1 : 0;
  }
  throw Error(fmt::format("The data set's location {} has no closing quote.", text));
}

std::string quoted(const std::string& location) {
  std::string text(1, quote);
  for (const char letter : location)
    text += letter == quote ? std::string(2, quote) : std::string(1, letter);
  return text + quote;
}

bool needsQuotes(const std::string& location) {
  return location.starts_with(quote) || !splitPlain(location).options.empty();
}

void setOptions(DataSetSpec& spec, std::string_view options) {
  while (!options.empty()) {
    const std::size_t end = std::min(options.find(',', 1), options.size());
    const std::string_view assignment = options.substr(0, end).substr(1);
    if (!options.starts_with(',') || !isAssignment(assignment))
      throw Error(
          fmt::format("The data set's options '{}' cannot be read: each is written ,option=value.", options));
    const std::size_t equals = assignment.find('=');
    spec.options.setFromText(assignment.substr(0, equals), assignment.substr(equals + 1));
    options.remove_prefix(end);
  }
}

} // namespace

void requireValidLocation(const DataSetSpec& spec) {
  const DataSetKind& kind = dataSetKind(spec.kind);
  if (kind.location == LocationKind::None && !spec.location.empty())
    throw Error(fmt::format("Data set kind '{}' takes no path or name, but '{}' was given.", spec.kind,
                            spec.location));
  if (kind.location != LocationKind::None && spec.location.empty())
    throw Error(fmt::format("Data set kind '{0}' needs a {1}: write {0}:{2}.", spec.kind,
                            isPath(kind.location) ? "path" : "name",
                            isPath(kind.location) ? "PATH" : "NAME"));
  if (kind.names.empty() ||
      std::ranges::find(kind.names, spec.location, &OptionChoice::value) != kind.names.end())
    return;
  std::string known;
  for (const OptionChoice& name : kind.names)
    known += (known.empty() ? "" : ", ") + name.value;
  throw Error(fmt::format("There is no {} '{}': known are {}.", spec.kind, spec.location, known));
}

DataSetSpec parseDataSetSpec(std::string_view text) {
  const std::size_t kindEnd = std::min(text.find_first_of(":,"), text.size());
  const DataSetKind& kind = dataSetKind(text.substr(0, kindEnd));
  DataSetSpec spec{.kind = kind.id, .location = {}, .options = OptionValues(kind.schema)};
  std::string_view rest = text.substr(kindEnd);
  if (rest.starts_with(':')) {
    rest.remove_prefix(1);
    SpecParts parts = rest.starts_with(quote) ? splitQuoted(rest) : splitPlain(rest);
    spec.location = std::move(parts.location);
    rest = parts.options;
  }
  requireValidLocation(spec);
  try {
    setOptions(spec, rest);
  } catch (const Error& error) {
    throw Error(fmt::format("Data set '{}': {}", text, error.what()));
  }
  return spec;
}

std::string toText(const DataSetSpec& spec) {
  std::string text = spec.kind;
  if (!spec.location.empty())
    text += ":" + (needsQuotes(spec.location) ? quoted(spec.location) : spec.location);
  for (const Option& option : spec.options.schema().options())
    if (!spec.options.isDefault(option.name))
      text += fmt::format(",{}={}", option.name, toText(spec.options.value(option.name)));
  return text;
}

std::filesystem::path resolvedPath(const DataSetSpec& spec, const DataFolders& folders) {
  const DataSetKind& kind = dataSetKind(spec.kind);
  if (isPath(kind.location))
    return (folders.base / spec.location).lexically_normal();
  if (kind.location == LocationKind::Name && kind.names.empty())
    return folders.resources / "densities" / (spec.location + ".png");
  return {};
}

} // namespace deblend
