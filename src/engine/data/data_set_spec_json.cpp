#include "data/data_set_spec.h"

#include "core/error.h"
#include "data/data_set_kinds.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

/// The form in project files: {"kind", "path" or "name", "options"}.
namespace deblend {
namespace {

using Json = nlohmann::ordered_json;

/// The entry that holds the location; empty where a kind has none.
std::string locationKey(const DataSetKind& kind) {
  switch (kind.location) {
  case LocationKind::File:
  case LocationKind::Folder:
    return "path";
  case LocationKind::Name:
    return "name";
  case LocationKind::None:
    break;
  }
  return {};
}

std::string textAt(const Json& json, const std::string& key) {
  const auto entry = json.find(key);
  if (entry == json.end())
    throw Error(fmt::format("A data set lacks the entry '{}'.", key));
  if (!entry->is_string())
    throw Error(fmt::format("A data set's entry '{}' must be a text, but {} was found.", key, entry->dump()));
  return entry->get<std::string>();
}

void requireKnownEntries(const Json& json, const DataSetKind& kind) {
  for (const auto& [key, value] : json.items())
    if (key != "kind" && key != "options" && key != locationKey(kind))
      throw Error(
          fmt::format("A data set of the kind '{}' has the unknown entry '{}': known are kind{}{}, options.",
                      kind.id, key, kind.location == LocationKind::None ? "" : ", ", locationKey(kind)));
}

} // namespace

Json toJson(const DataSetSpec& spec) {
  const std::string key = locationKey(dataSetKind(spec.kind));
  Json json = {{"kind", spec.kind}};
  if (!key.empty())
    json[key] = spec.location;
  json["options"] = spec.options.toJson();
  return json;
}

DataSetSpec dataSetSpecFromJson(const Json& json) {
  if (!json.is_object())
    throw Error(fmt::format("A data set must be a JSON object, but {} was found.", json.dump()));
  const DataSetKind& kind = dataSetKind(textAt(json, "kind"));
  requireKnownEntries(json, kind);
  DataSetSpec spec{.kind = kind.id, .location = {}, .options = OptionValues(kind.schema)};
  if (kind.location != LocationKind::None)
    spec.location = textAt(json, locationKey(kind));
  if (json.contains("options"))
    spec.options = OptionValues::fromJson(kind.schema, json["options"]);
  requireValidLocation(spec);
  return spec;
}

} // namespace deblend
