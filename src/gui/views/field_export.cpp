#include "views/field_export.h"

#include "picture/png_encoder.h"
#include "plots/field_picture.h"
#include "storage/atomic_file.h"
#include "views/field_layer.h"

#include <algorithm>

namespace deblend {
namespace {

constexpr int side = 900; // pixels of the plane with its margins
constexpr int legend = 120;

Picture pictureOf(const DrawnField& drawn, Theme theme) {
  const PlotField field = plotFieldOf(*drawn.field);
  FieldPictureOptions options;
  options.plane.theme = theme;
  options.plane.view = field.area;
  options.alpha = drawn.field->alpha;
  options.arrows = drawn.style == FieldStyle::Arrows;
  if (!options.arrows)
    options.look = fieldLook(drawn.style);
  options.plane.width = options.look ? side + legend : side;
  options.plane.height = side;
  return drawFieldPicture(field, options);
}

/// All of one height.
Picture inARow(const std::vector<Picture>& pictures, Theme theme) {
  int width = 0;
  for (const Picture& each : pictures)
    width += each.width;
  Picture row = makePicture(width, side, roleColours(theme).background);
  int left = 0;
  for (const Picture& each : pictures) {
    for (int y = 0; y < side; ++y)
      std::copy_n(each.rgb.begin() + static_cast<std::ptrdiff_t>(pixelOffset(each, 0, y)), 3 * each.width,
                  row.rgb.begin() + static_cast<std::ptrdiff_t>(pixelOffset(row, left, y)));
    left += each.width;
  }
  return row;
}

} // namespace

void exportFields(const std::filesystem::path& file, const std::vector<DrawnField>& fields, Theme theme,
                  const TextMetadata& recipe) {
  std::vector<Picture> pictures;
  std::ranges::transform(fields, std::back_inserter(pictures),
                         [theme](const DrawnField& each) { return pictureOf(each, theme); });
  writeFileAtomically(file, encodePng(inARow(pictures, theme), recipe));
}

} // namespace deblend
