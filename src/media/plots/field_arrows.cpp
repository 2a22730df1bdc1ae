#include "plots/field_arrows.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace deblend {
namespace {

// In cells.
struct Block {
  int left, top, right, bottom; // right and bottom excluded
};

struct Arrow {
  PixelPoint tail;
  PixelPoint along;
};

double lengthOf(const PixelPoint& vector) {
  return std::hypot(vector.x, vector.y);
}

std::optional<PixelPoint> meanOf(const PlotField& field, const Block& block) {
  PixelPoint sum;
  int count = 0;
  for (int row = block.top; row < block.bottom; ++row) {
    for (int column = block.left; column < block.right; ++column) {
      const auto at = 2 * (static_cast<std::size_t>(row) * static_cast<std::size_t>(field.columns) +
                           static_cast<std::size_t>(column));
      const PixelPoint vector = {.x = field.vectors[at], .y = field.vectors[at + 1]};
      if (std::isfinite(vector.x) && std::isfinite(vector.y)) {
        sum.x += vector.x;
        sum.y += vector.y;
        ++count;
      }
    }
  }
  const int cells = (block.right - block.left) * (block.bottom - block.top);
  if (2 * count < cells || count == 0) {
    return std::nullopt;
  }
  return PixelPoint{.x = sum.x / count, .y = sum.y / count};
}

// Where equal blocks of about `size` cells begin, with the end of the last one.
std::vector<int> edgesOf(int cells, double size) {
  const int blocks = std::clamp(static_cast<int>(std::lround(cells / size)), 1, cells);
  std::vector<int> edges;
  for (int i = 0; i <= blocks; ++i) {
    edges.push_back(static_cast<int>(static_cast<std::int64_t>(cells) * i / blocks));
  }
  return edges;
}

// The length that nine in ten stay below.
double commonLengthOf(const std::vector<Arrow>& arrows) {
  std::vector<double> lengths;
  std::ranges::transform(arrows, std::back_inserter(lengths),
                         [](const Arrow& arrow) { return lengthOf(arrow.along); });
  const auto place =
      lengths.begin() + static_cast<std::ptrdiff_t>(0.9 * static_cast<double>(lengths.size() - 1));
  std::ranges::nth_element(lengths, place);
  return *place;
}

void addArrow(std::vector<ArrowLine>& lines, const Arrow& arrow) {
  const double length = lengthOf(arrow.along);
  if (!(length >= 1)) {
    return;
  }
  const PixelPoint tail = arrow.tail;
  const PixelPoint tip = {.x = tail.x + arrow.along.x, .y = tail.y + arrow.along.y};
  const double barb = 0.34;
  const PixelPoint back = {.x = barb * arrow.along.x, .y = barb * arrow.along.y};
  const PixelPoint side = {.x = -0.6 * back.y, .y = 0.6 * back.x};
  lines.push_back({tail, tip});
  lines.push_back({tip, {.x = tip.x - back.x + side.x, .y = tip.y - back.y + side.y}});
  lines.push_back({tip, {.x = tip.x - back.x - side.x, .y = tip.y - back.y - side.y}});
}

} // namespace

std::vector<ArrowLine> fieldArrows(const PlotField& field,
                                   const std::function<PixelPoint(double x, double y)>& toPixels,
                                   double spacing) {
  const double cellWidth = field.area.width / field.columns;
  const double cellHeight = field.area.height / field.rows;
  const PixelPoint origin = toPixels(field.area.left, field.area.top);
  const PixelPoint next = toPixels(field.area.left + cellWidth, field.area.top + cellHeight);
  const std::vector<int> columns = edgesOf(field.columns, std::max(spacing / (next.x - origin.x), 1.0));
  const std::vector<int> rows = edgesOf(field.rows, std::max(spacing / (next.y - origin.y), 1.0));
  std::vector<Arrow> arrows;
  for (std::size_t row = 0; row + 1 < rows.size(); ++row) {
    for (std::size_t column = 0; column + 1 < columns.size(); ++column) {
      const Block block = {columns[column], rows[row], columns[column + 1], rows[row + 1]};
      if (const auto mean = meanOf(field, block)) {
        arrows.push_back({toPixels(field.area.left + (block.left + block.right) / 2.0 * cellWidth,
                                   field.area.top + (block.top + block.bottom) / 2.0 * cellHeight),
                          *mean});
      }
    }
  }
  std::vector<ArrowLine> lines;
  const double common = arrows.empty() ? 0 : commonLengthOf(arrows);
  for (Arrow& arrow : arrows) {
    const double length = common > 0 ? lengthOf(arrow.along) / common : 0;
    const double scale = length > 0 ? std::min(length, 1.4) / length * 0.9 * spacing / common : 0;
    arrow.along = {.x = scale * arrow.along.x, .y = scale * arrow.along.y};
    addArrow(lines, arrow);
  }
  return lines;
}

} // namespace deblend
