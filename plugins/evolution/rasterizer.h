#pragma once

#include "gene.h"

#include <cstdint>
#include <span>
#include <vector>

namespace deblend::evolution {

/// One row of a gene's pixels.
struct CoverageRow {
  int row = 0;
  int begin = 0;                   ///< first column
  int count = 0;                   ///< columns, 1 or more
  const float* coverage = nullptr; ///< [count], 0 to 1, then zeros up to a multiple of coverageMultiple
};

constexpr int coverageMultiple = 16;

/// Cuts genes into rows of coverage on a grid of pixels: the share of a pixel that lies inside, exact along x
/// and the mean of four lines along y. Clipped at the grid's borders. Polygons are filled by the even-odd
/// rule; strokes are chains of straight pieces. For one thread; keeps its memory from gene to gene.
class Rasterizer {
public:
  /// 1 or more columns and rows.
  Rasterizer(int columns, int rows);

  /// Begins a gene, of which only rows from `firstRow` to before `endRow` are wanted.
  void begin(const Gene& gene, int firstRow, int endRow);
  void begin(const Gene& gene) { begin(gene, 0, m_rows); }
  /// The next rows, some thousands of pixels together, valid until the next call; empty at the end.
  std::span<const CoverageRow> next();

private:
  struct Interval {
    double left;
    double right;
  };
  struct Line {
    double x0, y0, x1, y1;
  };
  /// A straight piece of a stroke: its middle line and the rectangle around that.
  struct Piece {
    Line axis;
    std::array<Line, 4> sides;
    double top, bottom; ///< with the round ends
  };
  static constexpr int linesPerRow = 4;

  void prepareEllipse(const Gene& gene);
  void preparePolygon(const Gene& gene);
  void prepareStroke(const Gene& gene);
  void addPiece(const Line& axis);
  Point onCurve(const Gene& gene, double t) const;

  void cut(double y);
  void cutEllipse(double y);
  void cutPolygon(double y);
  void cutStroke(double y);
  void mergeIntervals();
  void addInterval(double left, double right);

  bool cutRow(int row);
  void coverRow(int row);
  void cover(float* values, int begin, int from, int to) const;

  int m_columns;
  int m_rows;
  double m_scale; ///< pixels of a unit of the plane

  GeneKind m_kind = GeneKind::Ellipse;
  double m_top = 0, m_bottom = 0; ///< of the gene, in pixels
  int m_row = 0;
  int m_endRow = 0;
  // An ellipse: the middle of a line is centreX + shear·dy, half its length reach·√(1 − (dy/height)²).
  double m_centreX = 0, m_centreY = 0, m_shear = 0, m_reach = 0, m_height = 0;
  std::vector<Line> m_lines;   ///< edges of a polygon, in pixels
  std::vector<Piece> m_pieces; ///< of a stroke, in pixels
  double m_halfWidth = 0;      ///< of a stroke

  std::vector<Interval> m_intervals; ///< of the lines of a row, clipped
  std::size_t m_lineBegin = 0;       ///< where the intervals of the present line begin
  bool m_oneInterval = false;        ///< whether every line of the row has exactly one
  std::vector<double> m_crossings;
  std::vector<float> m_coverage;
  std::vector<CoverageRow> m_rowsOut;
};

} // namespace deblend::evolution
