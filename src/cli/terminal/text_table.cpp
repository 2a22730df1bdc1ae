#include "terminal/text_table.h"

#include <algorithm>
#include <sstream>

namespace deblend {
namespace {

constexpr std::size_t gap = 2;

bool startsCharacter(char byte) {
  return (static_cast<unsigned char>(byte) & 0xc0) != 0x80;
}

} // namespace

TextTable::TextTable(std::vector<Column> columns) : m_columns(std::move(columns)) {
  std::vector<std::string> headings;
  for (const Column& column : m_columns)
    headings.push_back(column.heading);
  add(std::move(headings));
}

void TextTable::add(std::vector<std::string> cells) {
  m_rows.push_back(std::move(cells));
}

std::string TextTable::text(std::size_t indent) const {
  std::vector<std::size_t> widths(m_columns.size(), 0);
  for (const auto& row : m_rows)
    for (std::size_t i = 0; i < row.size(); ++i)
      widths[i] = std::max(widths[i], characterCount(row[i]));

  std::string text;
  for (const auto& row : m_rows) {
    std::string line(indent, ' ');
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string padding(widths[i] - characterCount(row[i]), ' ');
      line += m_columns[i].align == Align::Right ? padding + row[i] : row[i] + padding;
      line.append(gap, ' ');
    }
    text += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
  }
  return text;
}

std::size_t characterCount(const std::string& text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, startsCharacter));
}

std::vector<std::string> wrapped(const std::string& text, std::size_t width) {
  std::vector<std::string> lines(1);
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    std::string& line = lines.back();
    if (line.empty())
      line = word;
    else if (characterCount(line) + 1 + characterCount(word) <= width)
      line += " " + word;
    else
      lines.push_back(word);
  }
  return lines;
}

std::string clipped(const std::string& text, std::size_t width) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (startsCharacter(text[i]) && ++count > width)
      return text.substr(0, i);
  return text;
}

} // namespace deblend
