#pragma once

#include <filesystem>
#include <string>

namespace deblend {

/// Size and time of the last change: what tells, without reading, that a file is the one that it was. Empty
/// for an empty path or a file that is not there.
std::string fileVersion(const std::filesystem::path& path);

} // namespace deblend
