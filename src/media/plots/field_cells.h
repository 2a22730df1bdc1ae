#pragma once

#include "picture/plot_density.h"

#include <cstdint>
#include <span>
#include <vector>

namespace deblend {

// A vector field over a rectangle of the plane, at the centres of equal cells. The vectors, [rows, columns,
// 2] as x to the right and y downward, must outlive it; a cell with one that is not finite is masked: the
// field is unknown there.
struct PlotField {
  int columns = 0;
  int rows = 0;
  std::span<const float> vectors;
  PlotRectangle area;
};

// What the colour of a cell tells: where its vector points, how long it is, or, of a difference, how large
// that is.
enum class FieldLook { direction, magnitude, difference };

// Throws MediaError unless the sizes are positive and fit the number of values, and the area is finite with
// positive sides.
void checkPlotField(const PlotField& field);

// One colour a cell, row by row: 0xFFRRGGBB, and 0 where the cell is masked. `longest` is the length that has
// the last colour of a look with lengths.
std::vector<std::uint32_t> fieldCells(const PlotField& field, FieldLook look, double longest);

// The length that 99 in 100 of the cells stay below, so that a single long vector does not darken the rest; 0
// where every cell is masked or at rest.
double commonLength(const PlotField& field);

// The vectors of one field less those of another of the same size; masked where one of them is. Throws
// MediaError for other sizes.
std::vector<float> fieldDifference(const PlotField& field, const PlotField& other);

// A ring of all directions as a square of `side` × `side` pixels, premultiplied ARGB with soft edges: what
// lies to the right of the middle has the colour of vectors that point to the right.
std::vector<std::uint32_t> directionWheel(int side);

} // namespace deblend
