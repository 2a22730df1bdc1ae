#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace deblend {

/// The numbers of a named matrix in a MAT file of version 5, column by column. Read are little-endian files,
/// as every current machine writes them, and whole or real numbers, compressed or not. Throws Error naming
/// the file.
std::vector<double> readMatNumbers(const std::filesystem::path& path, const std::string& name);

} // namespace deblend
