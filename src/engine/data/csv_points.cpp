#include "data/csv_points.h"

#include "core/error.h"
#include "data/class_order.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <map>
#include <optional>

namespace deblend {
namespace {

using Fields = std::vector<std::string_view>;

constexpr std::string_view byteOrderMark = "\xef\xbb\xbf";
constexpr std::string_view blanks = " \t\r\v\f";
constexpr std::size_t coordinates = 2;
constexpr std::size_t mostClasses = 1000;

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos)
    return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

char separatorOf(std::string_view line) {
  for (const char separator : {';', '\t', ','})
    if (line.find(separator) != std::string_view::npos)
      return separator;
  return ' ';
}

Fields split(std::string_view line, char separator) {
  Fields fields;
  while (true) {
    const std::size_t end = std::min(line.find(separator), line.size());
    fields.push_back(trimmed(line.substr(0, end)));
    if (end == line.size())
      return fields;
    line.remove_prefix(end + 1);
    if (separator == ' ')
      line = trimmed(line);
  }
}

/// Of a number outside a double's range: whether it is too small, rather than too large.
bool isTiny(std::string_view number) {
  const std::size_t exponent = number.find_first_of("eE");
  return exponent != std::string_view::npos && number.substr(exponent + 1).starts_with('-');
}

/// Any number, finite or not; none for other text. One too small for a double is 0, one too large infinite.
std::optional<double> numberIn(std::string_view field) {
  if (field.starts_with('+'))
    field.remove_prefix(1);
  double number = 0;
  const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), number);
  if (field.empty() || end != field.data() + field.size() || error == std::errc::invalid_argument)
    return std::nullopt;
  if (error == std::errc::result_out_of_range)
    return isTiny(field) ? 0.0 : std::numeric_limits<double>::infinity();
  return number;
}

bool areNames(const Fields& fields) {
  const auto isName = [](std::string_view field) { return !field.empty() && !numberIn(field); };
  return fields.size() >= coordinates && isName(fields[0]) && isName(fields[1]);
}

/// Reads lines one after the other; what it refuses is told with the line's number.
class PointsParser {
public:
  void parse(std::string_view line) {
    ++m_line;
    line = trimmed(line.substr(0, line.find('#')));
    if (line.empty())
      return;
    if (m_fieldCount == 0)
      m_separator = separatorOf(line);
    const Fields fields = split(line, m_separator);
    requireCount(fields.size());
    if (m_points.places.empty() && !m_hasNames && areNames(fields)) {
      m_hasNames = true;
      return;
    }
    for (std::size_t column = 0; column < coordinates; ++column)
      m_points.places.push_back(coordinate(fields[column], column));
    if (fields.size() > coordinates)
      m_points.labels.push_back(label(fields[coordinates]));
  }

  CsvPoints take() {
    sortClasses(m_points.classNames, m_points.labels);
    return std::move(m_points);
  }

private:
  void requireCount(std::size_t count) {
    if (count != coordinates && count != coordinates + 1)
      throw Error(fmt::format("line {} has {}: allowed are two numbers, x and y, and a label", m_line,
                              columns(count)));
    if (m_fieldCount != 0 && count != m_fieldCount)
      throw Error(fmt::format("line {} has {}, but the lines before it have {}", m_line, columns(count),
                              m_fieldCount));
    m_fieldCount = count;
  }

  static std::string columns(std::size_t count) {
    return fmt::format("{} column{}", count, count == 1 ? "" : "s");
  }

  std::int64_t label(std::string_view field) {
    if (field.empty())
      throw Error(fmt::format("line {}, column {} is empty: a label is needed, as the other lines have one",
                              m_line, coordinates + 1));
    const auto known = m_classes.find(field);
    if (known != m_classes.end())
      return known->second;
    if (m_classes.size() == mostClasses)
      throw Error(
          fmt::format("line {} has the label '{}', one more class than the {} that are allowed: leave "
                      "out the third column if it is no label",
                      m_line, field.substr(0, 40), mostClasses));
    m_points.classNames.emplace_back(field);
    return m_classes.emplace(field, std::ssize(m_classes)).first->second;
  }

  float coordinate(std::string_view field, std::size_t column) const {
    const std::optional<double> number = numberIn(field);
    const auto value = static_cast<float>(number.value_or(0));
    if (number && std::isfinite(value))
      return value;
    const std::string place = fmt::format("line {}, column {}", m_line, column + 1);
    if (field.empty())
      throw Error(fmt::format("{} is empty: a number is needed", place));
    throw Error(fmt::format("{} is '{}': a {} is needed", place, field.substr(0, 40),
                            number ? "finite number" : "number with a decimal point"));
  }

  std::size_t m_line = 0;
  std::size_t m_fieldCount = 0; ///< 0 before the first line
  char m_separator = ' ';
  bool m_hasNames = false;
  CsvPoints m_points;
  std::map<std::string, std::int64_t, std::less<>> m_classes; ///< by their labels, numbered as they come
};

} // namespace

CsvPoints parseCsvPoints(std::string_view text) {
  if (text.starts_with(byteOrderMark))
    text.remove_prefix(byteOrderMark.size());
  PointsParser parser;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    parser.parse(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parser.take();
}

} // namespace deblend
