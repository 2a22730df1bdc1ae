#include "animation/partial_file.h"

#include <system_error>
#include <utility>

namespace deblend {

PartialFile::PartialFile(std::filesystem::path path) : m_path(std::move(path)) {}

PartialFile::~PartialFile() {
  std::error_code ignored;
  if (!m_kept && std::filesystem::is_regular_file(m_path, ignored)) {
    std::filesystem::remove(m_path, ignored);
  }
}

} // namespace deblend
