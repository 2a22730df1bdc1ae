#pragma once

#include "rasterizer.h"
#include "target_picture.h"

#include <cmath>
#include <vector>

namespace deblend::evolution {

inline Genome randomGenome(int genes, std::uint64_t seed, const std::vector<GeneKind>& kinds) {
  MutationRules rules;
  rules.kinds = kinds;
  rules.corners = 5;
  rules.colours = true;
  RandomStream random{seed};
  Genome genome{{0.2F, 0.5F, 0.7F}, {}};
  for (int i = 0; i < genes; ++i) {
    Gene gene = randomGene({random.uniform(), random.uniform()}, rules, random);
    gene.colour = {random.uniform(), random.uniform(), random.uniform()};
    gene.alpha = random.uniform(0.2F, 1);
    genome.genes.push_back(gene);
  }
  return genome;
}

inline std::vector<GeneKind> allKinds() {
  return {geneKinds().begin(), geneKinds().end()};
}

/// Waves in every channel, with some noise.
inline TargetPicture wavyTarget(int columns, int rows, int channels) {
  TargetPicture target{columns, rows, channels, {}};
  RandomStream random{9};
  for (int channel = 0; channel < channels; ++channel)
    for (int row = 0; row < rows; ++row)
      for (int column = 0; column < columns; ++column)
        target.bytes.push_back(static_cast<std::uint8_t>(
            127 + 100 * std::sin(0.2 * column + channel) * std::cos(0.15 * row) + 20 * random.uniform()));
  return target;
}

/// Coverage [rows, columns] of the whole picture.
inline std::vector<float> coverageOf(const Gene& gene, int columns, int rows) {
  std::vector<float> coverage(static_cast<std::size_t>(columns) * rows);
  Rasterizer rasterizer(columns, rows);
  rasterizer.begin(gene);
  for (auto part = rasterizer.next(); !part.empty(); part = rasterizer.next())
    for (const CoverageRow& each : part)
      for (int i = 0; i < each.count; ++i)
        coverage[static_cast<std::size_t>(each.row) * columns + each.begin + i] = each.coverage[i];
  return coverage;
}

/// Σ (target − picture)², each pixel blended by itself in double.
inline double plainError(const TargetPicture& target, const Genome& genome) {
  const std::size_t pixels = static_cast<std::size_t>(target.columns) * target.rows;
  double error = 0;
  for (int channel = 0; channel < target.channels; ++channel) {
    std::vector<double> values(pixels, genome.background[channel]);
    for (const Gene& gene : genome.genes) {
      const std::vector<float> coverage = coverageOf(gene, target.columns, target.rows);
      for (std::size_t i = 0; i < pixels; ++i)
        values[i] += static_cast<double>(gene.alpha) * coverage[i] * (gene.colour[channel] - values[i]);
    }
    for (std::size_t i = 0; i < pixels; ++i)
      error += std::pow(target.bytes[channel * pixels + i] / 255.0 - values[i], 2);
  }
  return error;
}

} // namespace deblend::evolution
