#include "canvas.h"

#include "core/in_parallel.h"

#include <algorithm>
#include <cmath>

namespace deblend::evolution {
namespace {

constexpr int stripePixels = 1 << 16;

int roundedUp(int value) {
  return (value + coverageMultiple - 1) / coverageMultiple * coverageMultiple;
}

/// Genes in a canvas that begins at `firstRow` of the picture.
void drawStripe(const Genome& genome, int firstRow, Rasterizer& rasterizer, int channels, int endRow,
                Canvas& stripe) {
  for (int channel = 0; channel < channels; ++channel)
    stripe.fill(channel, 0, endRow - firstRow, genome.background[channel]);
  for (const Gene& gene : genome.genes) {
    rasterizer.begin(gene, firstRow, endRow);
    for (auto rows = rasterizer.next(); !rows.empty(); rows = rasterizer.next())
      for (int channel = 0; channel < channels; ++channel) {
        PlaneView plane = stripe.plane(channel);
        plane.values -= static_cast<std::ptrdiff_t>(firstRow) * plane.stride;
        blendOver(plane, rows, gene.colour[channel], gene.alpha);
      }
  }
}

} // namespace

Canvas::Canvas(int columns, int rows, int planes)
    : m_columns(columns), m_rows(rows), m_stride(roundedUp(columns + coverageMultiple - 1)),
      m_values(static_cast<std::size_t>(m_stride) * rows * planes) {}

void Canvas::fill(int plane, int firstRow, int endRow, float value) {
  std::fill(row(plane, firstRow), row(plane, endRow), value);
}

std::vector<std::uint8_t> drawGenome(const Genome& genome, int columns, int rows, int channels, int threads,
                                     const std::function<bool()>& keepGoing) {
  const int stripeRows = std::clamp(stripePixels / columns, 1, rows);
  std::vector<std::uint8_t> bytes(static_cast<std::size_t>(columns) * rows * channels);
  const auto drawOne = [&](std::size_t number, std::size_t) {
    const int firstRow = static_cast<int>(number) * stripeRows,
              endRow = std::min(rows, firstRow + stripeRows);
    Rasterizer rasterizer(columns, rows);
    Canvas stripe(columns, stripeRows, channels);
    drawStripe(genome, firstRow, rasterizer, channels, endRow, stripe);
    for (int row = firstRow; row < endRow; ++row)
      for (int column = 0; column < columns; ++column)
        for (int channel = 0; channel < channels; ++channel)
          bytes[(static_cast<std::size_t>(row) * columns + column) * channels + channel] =
              static_cast<std::uint8_t>(
                  std::lround(255 * std::clamp(stripe.row(channel, row - firstRow)[column], 0.0F, 1.0F)));
  };
  inParallel(static_cast<std::size_t>((rows + stripeRows - 1) / stripeRows), drawOne, keepGoing,
             static_cast<std::size_t>(std::max(threads, 1)));
  return bytes;
}

} // namespace deblend::evolution
