#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace deblend {

/// Brings the names of classes into the order of their numbers where all are whole numbers, else of their
/// texts, and the labels that name them by their places along with them.
void sortClasses(std::vector<std::string>& names, std::vector<std::int64_t>& labels);

} // namespace deblend
