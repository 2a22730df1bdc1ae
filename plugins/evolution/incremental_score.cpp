#include "incremental_score.h"

#include "core/in_parallel.h"

#include <algorithm>

namespace deblend::evolution {
namespace {

constexpr int stripePixels = 1 << 13;

} // namespace

IncrementalScore::IncrementalScore(const TargetPicture& target)
    : m_target(target), m_residual(target.columns, target.rows, target.channels),
      m_under(target.columns, target.rows, target.channels), m_transmittance(target.columns, target.rows, 1),
      m_rowErrors(static_cast<std::size_t>(target.rows)) {}

void IncrementalScore::prepare(const Genome& genome, std::size_t index, int threads) {
  const int stripeRows = std::clamp(stripePixels / m_target.columns, 1, m_target.rows);
  const auto prepareOne = [&](std::size_t stripe, std::size_t) {
    const int firstRow = static_cast<int>(stripe) * stripeRows;
    prepareStripe(genome, index, firstRow, std::min(m_target.rows, firstRow + stripeRows));
  };
  inParallel(static_cast<std::size_t>((m_target.rows + stripeRows - 1) / stripeRows), prepareOne, {},
             static_cast<std::size_t>(std::max(threads, 1)));
  for (std::size_t row = 1; row < m_rowErrors.size(); ++row)
    m_rowErrors[row] += m_rowErrors[row - 1];
}

void IncrementalScore::prepareStripe(const Genome& genome, std::size_t index, int firstRow, int endRow) {
  for (int channel = 0; channel < m_target.channels; ++channel) {
    m_under.fill(channel, firstRow, endRow, genome.background[channel]);
    m_residual.fill(channel, firstRow, endRow, 0);
  }
  m_transmittance.fill(0, firstRow, endRow, 1);

  Rasterizer rasterizer(m_target.columns, m_target.rows);
  for (std::size_t i = 0; i < genome.genes.size(); ++i) {
    const Gene& gene = genome.genes[i];
    Canvas& canvas = i < index ? m_under : m_residual;
    rasterizer.begin(gene, firstRow, endRow);
    for (auto rows = rasterizer.next(); !rows.empty(); rows = rasterizer.next()) {
      for (int channel = 0; channel < m_target.channels; ++channel)
        blendOver(canvas.plane(channel), rows, gene.colour[channel], gene.alpha);
      if (i >= index)
        blendOver(m_transmittance.plane(0), rows, 0, gene.alpha);
    }
  }
  for (int row = firstRow; row < endRow; ++row)
    m_rowErrors[row] = finishRow(row);
}

double IncrementalScore::finishRow(int row) {
  double sum = 0;
  const float* through = m_transmittance.row(0, row);
  for (int channel = 0; channel < m_target.channels; ++channel) {
    float* residual = m_residual.row(channel, row);
    float* under = m_under.row(channel, row);
    const std::uint8_t* bytes =
        m_target.bytes.data() +
        (static_cast<std::ptrdiff_t>(channel) * m_target.rows + row) * m_target.columns;
    for (int column = 0; column < m_target.columns; ++column) {
      under[column] *= through[column];
      residual[column] = bytes[column] * (1 / 255.0F) - residual[column] - under[column];
      sum += static_cast<double>(residual[column] * residual[column]);
    }
  }
  return sum;
}

double IncrementalScore::change(Gene& gene, const ColourRule& rule, Rasterizer& rasterizer) const {
  RegionSums sums{};
  rasterizer.begin(gene);
  for (auto rows = rasterizer.next(); !rows.empty(); rows = rasterizer.next())
    for (int channel = 0; channel < m_target.channels; ++channel)
      addSums({m_residual.values(channel), m_under.values(channel), m_transmittance.values(0),
               m_residual.stride()},
              rows, sums[channel]);
  return fitColour(sums, m_target.channels, rule, gene);
}

double IncrementalScore::squaredError(int row, int column) const {
  double sum = 0;
  for (int channel = 0; channel < m_target.channels; ++channel) {
    const double residual = m_residual.row(channel, row)[column];
    sum += residual * residual;
  }
  return sum;
}

Point IncrementalScore::erroneousPlace(RandomStream& random) const {
  const double wanted = random.uniform() * error();
  const auto found = std::ranges::upper_bound(m_rowErrors, wanted);
  int row = static_cast<int>(found - m_rowErrors.begin()), column = 0;
  if (found == m_rowErrors.end()) {
    row = random.below(m_target.rows);
    column = random.below(m_target.columns);
  } else {
    double left = wanted - (row > 0 ? m_rowErrors[row - 1] : 0);
    while (column + 1 < m_target.columns && (left -= squaredError(row, column)) >= 0)
      ++column;
  }
  const auto longer = static_cast<float>(std::max(m_target.columns, m_target.rows));
  return {(column + random.uniform()) / longer, (row + random.uniform()) / longer};
}

} // namespace deblend::evolution
