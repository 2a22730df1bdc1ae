#pragma once

#include "storage/atomic_file.h"

#include <QTemporaryDir>

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

// A folder that goes when the test ends.
class ScratchFolder {
public:
  std::filesystem::path path() const { return m_folder.path().toStdString(); }
  std::filesystem::path operator/(const std::string& name) const { return path() / name; }

private:
  QTemporaryDir m_folder;
};

// The names in a folder, hidden ones too, in order.
inline std::vector<std::string> namesIn(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    names.push_back(entry.path().filename().string());
  std::ranges::sort(names);
  return names;
}

// The content of every file below a folder, by its path relative to it.
inline std::map<std::string, std::string> filesBelow(const std::filesystem::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.is_regular_file())
      files[entry.path().lexically_relative(folder).string()] = deblend::readTextFile(entry.path());
  return files;
}
