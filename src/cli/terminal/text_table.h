#pragma once

#include <string>
#include <vector>

namespace deblend {

/// Rows of text in aligned columns under a heading.
class TextTable {
public:
  enum class Align { Left, Right };
  struct Column {
    std::string heading;
    Align align = Align::Left;
  };

  explicit TextTable(std::vector<Column> columns);
  /// As many cells as there are columns.
  void add(std::vector<std::string> cells);
  bool isEmpty() const { return m_rows.size() == 1; }
  /// Every row on a line, each after `indent` blanks.
  std::string text(std::size_t indent = 0) const;

private:
  std::vector<Column> m_columns;
  std::vector<std::vector<std::string>> m_rows; ///< the heading first
};

/// How many characters a UTF-8 text has.
std::size_t characterCount(const std::string& text);
/// The text in lines of at most `width` characters, broken at blanks; a longer word has a line of its own.
std::vector<std::string> wrapped(const std::string& text, std::size_t width);
/// The first `width` characters.
std::string clipped(const std::string& text, std::size_t width);

} // namespace deblend
