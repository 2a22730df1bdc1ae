#pragma once

#include "plots/field_cells.h"
#include "plots/plane_frame.h"

#include <optional>

namespace deblend {

struct FieldPictureOptions {
  // Of the whole picture, whose legend takes a strip to the right of the plane.
  PlaneOptions plane;
  // None: no coloured cells.
  std::optional<FieldLook> look = FieldLook::direction;
  // Arrows over the cells, or over the densities alone.
  bool arrows = false;
  double alpha = 0; // shown below
  // The length with the last colour of the bar; none: the field's commonLength().
  std::optional<double> longest;
};

// A vector field as coloured cells, arrows or both. Beside directions is their wheel, beside lengths a bar of
// the colours with its numbers. Masked cells show what lies behind. Throws MediaError for fields and sizes
// that cannot be drawn.
Picture drawFieldPicture(const PlotField& field, const FieldPictureOptions& options);

} // namespace deblend
