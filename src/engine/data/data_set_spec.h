#pragma once

#include "options/option_values.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace deblend {

/// What a data set is made from: its kind, where its data lie, and its options. Written as
/// kind[:path-or-name][,option=value]…, for example "gaussian", "density:p0.png", "shape:ring,points=4096".
struct DataSetSpec {
  std::string kind;
  std::string location; ///< a path or a name, as the kind wants it; empty where it wants none
  OptionValues options; ///< of the kind's schema

  bool operator==(const DataSetSpec&) const = default;
};

/// The folders that a spec's location is looked up in.
struct DataFolders {
  std::filesystem::path base; ///< what relative paths are relative to: a project's folder, or the current one
  std::filesystem::path resources;  ///< of the program: holds densities/NAME.png
  std::filesystem::path cache = {}; ///< for what took long to decode; empty: nothing is kept
};

/// Throws Error for an unknown kind, a missing or surplus location, or a bad option. What follows the colon
/// may hold commas and colons: only assignments to identifiers at its end are options. A location that itself
/// ends like one, or begins with a double quote, stands in double quotes, with its own doubled.
DataSetSpec parseDataSetSpec(std::string_view text);
/// Throws Error unless the location is there where the kind wants one, and is one of the names where these
/// are fixed.
void requireValidLocation(const DataSetSpec& spec);
/// The shortest text that parses to the same spec: options at their default are left out.
std::string toText(const DataSetSpec& spec);
/// {"kind", "path" or "name", "options"}, with all options. Reading takes defaults for those that are
/// missing, and throws Error for anything unknown.
nlohmann::ordered_json toJson(const DataSetSpec& spec);
DataSetSpec dataSetSpecFromJson(const nlohmann::ordered_json& json);

/// The file or folder that the spec reads; empty for kinds that read none.
std::filesystem::path resolvedPath(const DataSetSpec& spec, const DataFolders& folders);

} // namespace deblend
