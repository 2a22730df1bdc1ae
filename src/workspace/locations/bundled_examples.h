#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace deblend {

/// A ready-made pairing that the program brings along: resources/examples/*.json.
struct BundledExample {
  std::string id;
  std::string title;
  std::string description; ///< one sentence
  std::string source;      ///< a data set spec; empty where the model type maps none
  std::string target;      ///< a data set spec
  std::string modelType;
  std::vector<std::pair<std::string, std::string>> options; ///< as --set takes them
  /// What a trained network does, where the data sets alone cannot show it: a picture whose rows are states
  /// from α=0 to 1, with square samples side by side. Empty: there is none.
  std::filesystem::path film;
  int filmStates = 0; ///< rows of samples in it
};

/// In the order of their file names. A broken file is left out.
std::vector<BundledExample> bundledExamples(const std::filesystem::path& resources);

} // namespace deblend
