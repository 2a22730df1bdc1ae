#pragma once

#include <filesystem>

namespace deblend {

// Removes a file that is being written unless it was kept. Leaves alone what is not a regular file.
class PartialFile {
public:
  explicit PartialFile(std::filesystem::path path);
  ~PartialFile();
  PartialFile(const PartialFile&) = delete;
  PartialFile& operator=(const PartialFile&) = delete;

  void keep() { m_kept = true; }

private:
  std::filesystem::path m_path;
  bool m_kept = false;
};

} // namespace deblend
