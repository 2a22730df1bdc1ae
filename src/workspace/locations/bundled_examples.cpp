#include "locations/bundled_examples.h"

#include "core/error.h"
#include "storage/atomic_file.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace deblend {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

BundledExample readExample(const fs::path& file) {
  const Json json = Json::parse(readTextFile(file));
  BundledExample example{json.at("id"),
                         json.at("title"),
                         json.at("description"),
                         json.value("source", ""),
                         json.at("target"),
                         json.at("model"),
                         {},
                         {},
                         json.value("film_states", 0)};
  if (json.contains("film"))
    example.film = file.parent_path() / json.at("film").get<std::string>();
  const Json options = json.value("options", Json::object());
  for (const auto& [name, value] : options.items())
    example.options.emplace_back(name, value.is_string() ? value.get<std::string>() : value.dump());
  return example;
}

} // namespace

std::vector<BundledExample> bundledExamples(const fs::path& resources) {
  std::vector<fs::path> files;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(resources / "examples", error))
    if (entry.path().extension() == ".json")
      files.push_back(entry.path());
  std::ranges::sort(files);

  std::vector<BundledExample> examples;
  for (const fs::path& file : files) {
    try {
      examples.push_back(readExample(file));
    } catch (const nlohmann::json::exception&) {
      continue;
    } catch (const Error&) {
      continue;
    }
  }
  return examples;
}

} // namespace deblend
