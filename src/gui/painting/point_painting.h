#pragma once

#include "data/density_grid.h"
#include "data/labelled_points.h"

#include <QPointF>

#include <string>
#include <string_view>
#include <vector>

namespace deblend {

/// Sprays points, or takes them away. Lengths are of the plane, whose unit square is painted on.
struct PointBrush {
  double spread = 0.05; ///< radius of the disc in which points fall; 0: all at its middle
  int count = 1;        ///< points of a touch
  bool erases = false;
  std::int64_t label = 0; ///< class of the points that are sprayed

  /// Between the touches of a stroke.
  double spacing() const;
};

/// Labelled points that are painted. Classes are in the order in which a CSV file has them. A value.
class PointPainting {
public:
  /// One class without points: "0".
  PointPainting();
  /// The text of a CSV file; points without labels are of one class. Throws Error, as a clause that ends a
  /// sentence.
  static PointPainting fromCsv(std::string_view text);
  /// A line with names, and one for each point: x, y, class.
  std::string toCsv() const;

  /// Touches along a straight line; the end alone where `from` equals `to`. Which points are sprayed follows
  /// from how many there are.
  void stroke(const QPointF& from, const QPointF& to, const PointBrush& brush);
  /// A new one, and its index: the next number, or a name of its own where classes are no numbers.
  std::int64_t addClass();
  /// Takes its points away with it. There is more than one.
  void removeClass(std::int64_t index);
  /// Takes all points away; the classes stay.
  void clear();

  bool isEmpty() const { return m_points.count() == 0; }
  const LabelledPoints& points() const { return m_points; }
  const std::vector<std::string>& classNames() const { return m_classNames; }
  /// How many points each class has.
  std::vector<std::int64_t> classCounts() const;
  /// The smallest square around the unit square that holds all points.
  PlaneRectangle extent() const;

  bool operator==(const PointPainting& other) const;

private:
  void spray(const QPointF& place, const PointBrush& brush);
  template <typename Keeps>
  void keepPoints(const Keeps& keeps);

  LabelledPoints m_points;
  std::vector<std::string> m_classNames;
};

} // namespace deblend
