#pragma once

#include <string_view>
#include <vector>

namespace deblend {

/// The points of a CSV text: x0, y0, x1, y1, …. A line is a point: two numbers, and a label that may follow
/// and is not used. Between them stand semicolons, tabs, commas or blanks: the first of these that the first
/// line has. Numbers have a decimal point. Empty lines and whatever follows a # are passed over, and so is a
/// first line that begins with two names.
///
/// Throws Error, as a clause that ends a sentence, with the line and the column of anything else: lines of
/// different length, missing numbers, words, and numbers that are not finite as float32.
std::vector<float> parseCsvPoints(std::string_view text);

} // namespace deblend
