#include "data/file_version.h"

#include <fmt/format.h>

#include <sys/stat.h>

namespace deblend {

std::string fileVersion(const std::filesystem::path& path) {
  struct stat status {};
  if (path.empty() || ::stat(path.c_str(), &status) != 0)
    return {};
  return fmt::format("{} {}.{:09} {}\n", status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec,
                     status.st_ino);
}

} // namespace deblend
