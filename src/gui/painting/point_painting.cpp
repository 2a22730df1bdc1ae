#include "painting/point_painting.h"

#include "core/error.h"
#include "core/random_stream.h"
#include "data/class_order.h"
#include "data/csv_points.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <locale>
#include <numbers>
#include <sstream>

namespace deblend {
namespace {

constexpr double leastSpacing = 0.02;

/// Above all names that are whole numbers; none where a name is none.
std::string nextNumber(const std::vector<std::string>& names) {
  std::int64_t next = 0;
  for (const std::string& name : names) {
    int number = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
    if (error != std::errc() || end != name.data() + name.size())
      return {};
    next = std::max<std::int64_t>(next, std::int64_t{number} + 1);
  }
  return std::to_string(next);
}

/// The shortest that is read as the same number.
std::string numberText(float number) {
  std::array<char, 32> text{};
  return {text.data(), std::to_chars(text.data(), text.data() + text.size(), number).ptr};
}

std::string newName(const std::vector<std::string>& names) {
  if (std::string number = nextNumber(names); !number.empty())
    return number;
  for (std::size_t number = names.size() + 1;; ++number)
    if (std::string name = "class " + std::to_string(number); std::ranges::find(names, name) == names.end())
      return name;
}

} // namespace

double PointBrush::spacing() const {
  return std::max(spread / 2, leastSpacing);
}

PointPainting::PointPainting() : m_points{{}, {}, 1}, m_classNames{"0"} {}

PointPainting PointPainting::fromCsv(std::string_view text) {
  CsvPoints read = parseCsvPoints(text);
  if (read.places.empty())
    throw Error("it holds no points");
  PointPainting painting;
  if (read.labels.empty())
    read.labels.assign(read.places.size() / 2, 0);
  else
    painting.m_classNames = std::move(read.classNames);
  painting.m_points = {std::move(read.places), std::move(read.labels), std::ssize(painting.m_classNames)};
  return painting;
}

std::string PointPainting::toCsv() const {
  std::string text = "x,y,class\n";
  for (std::size_t i = 0; i < m_points.labels.size(); ++i)
    text += numberText(m_points.places[2 * i]) + "," + numberText(m_points.places[2 * i + 1]) + "," +
            m_classNames[static_cast<std::size_t>(m_points.labels[i])] + "\n";
  return text;
}

void PointPainting::stroke(const QPointF& from, const QPointF& to, const PointBrush& brush) {
  const QPointF way = to - from;
  const double length = std::hypot(way.x(), way.y());
  const int touches = std::max(static_cast<int>(std::round(length / brush.spacing())), 1);
  for (int i = 1; i <= touches; ++i) {
    const QPointF place = from + way * i / touches;
    if (brush.erases)
      keepPoints([&](std::size_t point) {
        return std::hypot(m_points.places[2 * point] - place.x(),
                          m_points.places[2 * point + 1] - place.y()) > std::max(brush.spread, leastSpacing);
      });
    else
      spray(place, brush);
  }
}

/// Evenly over the disc; what would fall beside the unit square lands on its edge.
void PointPainting::spray(const QPointF& place, const PointBrush& brush) {
  for (int i = 0; i < brush.count; ++i) {
    RandomStream random{static_cast<std::uint64_t>(m_points.count())};
    const double radius = brush.spread * std::sqrt(static_cast<double>(random.uniform()));
    const double angle = 2 * std::numbers::pi * static_cast<double>(random.uniform());
    for (const double each : {place.x() + radius * std::cos(angle), place.y() + radius * std::sin(angle)})
      m_points.places.push_back(static_cast<float>(std::clamp(each, 0.0, 1.0)));
    m_points.labels.push_back(brush.label);
  }
}

template <typename Keeps>
void PointPainting::keepPoints(const Keeps& keeps) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < m_points.labels.size(); ++i) {
    if (!keeps(i))
      continue;
    m_points.places[2 * kept] = m_points.places[2 * i];
    m_points.places[2 * kept + 1] = m_points.places[2 * i + 1];
    m_points.labels[kept++] = m_points.labels[i];
  }
  m_points.places.resize(2 * kept);
  m_points.labels.resize(kept);
}

std::int64_t PointPainting::addClass() {
  const std::string name = newName(m_classNames);
  m_classNames.push_back(name);
  sortClasses(m_classNames, m_points.labels);
  m_points.classCount = std::ssize(m_classNames);
  return std::ranges::find(m_classNames, name) - m_classNames.begin();
}

void PointPainting::removeClass(std::int64_t index) {
  keepPoints([&](std::size_t point) { return m_points.labels[point] != index; });
  for (std::int64_t& label : m_points.labels)
    label -= label > index ? 1 : 0;
  m_classNames.erase(m_classNames.begin() + index);
  m_points.classCount = std::ssize(m_classNames);
}

void PointPainting::clear() {
  keepPoints([](std::size_t) { return false; });
}

std::vector<std::int64_t> PointPainting::classCounts() const {
  std::vector<std::int64_t> counts(m_classNames.size());
  for (const std::int64_t label : m_points.labels)
    ++counts[static_cast<std::size_t>(label)];
  return counts;
}

PlaneRectangle PointPainting::extent() const {
  double least = 0, most = 1;
  for (const float each : m_points.places) {
    least = std::min(least, static_cast<double>(each));
    most = std::max(most, static_cast<double>(each));
  }
  return {least, least, most, most};
}

bool PointPainting::operator==(const PointPainting& other) const {
  return m_points.places == other.m_points.places && m_points.labels == other.m_points.labels &&
         m_classNames == other.m_classNames;
}

} // namespace deblend
