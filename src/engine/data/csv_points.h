#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace deblend {

struct CsvPoints {
  std::vector<float> places;           ///< x0, y0, x1, y1, …
  std::vector<std::int64_t> labels;    ///< of each point its class, from 0; empty without a third column
  std::vector<std::string> classNames; ///< the labels as they are written, in their order
};

/// The points of a CSV text. A line is a point: two numbers, and a label, a text or number, that may follow.
/// Between them stand semicolons, tabs, commas or blanks: the first of these that the first line has. Numbers
/// have a decimal point. Empty lines and whatever follows a # are passed over, and so is a first line that
/// begins with two names. Classes are in the order of their numbers where all labels are whole numbers, else
/// of their texts.
///
/// Throws Error, as a clause that ends a sentence, with the line and the column of anything else: lines of
/// different length, missing numbers or labels, words for numbers, numbers that are not finite as float32,
/// and more than 1000 classes.
CsvPoints parseCsvPoints(std::string_view text);

} // namespace deblend
