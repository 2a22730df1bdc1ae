#include "exact/field_error.h"

#include "core/error.h"

#include <fmt/format.h>

#include <cmath>

namespace deblend {
namespace {

/// Both sums of a relative error.
struct Squares {
  double error = 0;
  double exact = 0;
};

void requireSameGrid(const VectorField& a, const VectorField& b) {
  if (a.columns != b.columns || a.rows != b.rows || a.vectors.size() != b.vectors.size())
    throw Error(fmt::format(
        "A field of {} × {} cells is compared with one of {} × {}: both must be on the same grid.", a.columns,
        a.rows, b.columns, b.rows));
}

void add(const VectorField& learned, const ExactField& exact, Squares& sums) {
  requireSameGrid(learned, exact.field);
  const std::vector<float>& truth = exact.field.vectors;
  for (std::size_t i = 0; i < exact.density.size(); ++i) {
    if (exact.isCovered[i] == 0)
      continue;
    const double dx = learned.vectors[2 * i] - truth[2 * i],
                 dy = learned.vectors[2 * i + 1] - truth[2 * i + 1];
    sums.error += exact.density[i] * (dx * dx + dy * dy);
    sums.exact += exact.density[i] * (truth[2 * i] * truth[2 * i] + truth[2 * i + 1] * truth[2 * i + 1]);
  }
}

/// A field that is 0 everywhere is matched by 0 alone.
double relative(const Squares& sums) {
  return sums.error == 0 ? 0 : std::sqrt(sums.error / sums.exact);
}

} // namespace

double fieldError(const VectorField& learned, const ExactField& exact) {
  Squares sums;
  add(learned, exact, sums);
  return relative(sums);
}

double fieldError(const LearnedField& learned, const ConvolutionField& exact, std::span<const double> alphas,
                  int cells) {
  if (alphas.empty())
    throw Error("A field's error is asked for at no α: it needs at least one.");
  Squares sums;
  for (const double alpha : alphas) {
    const VectorFieldRequest grid{
        .columns = cells, .rows = cells, .rectangle = exact.rectangle(alpha), .alpha = alpha};
    add(learned(grid), exact.on(grid), sums);
  }
  return relative(sums);
}

std::vector<double> middleAlphas(int count) {
  std::vector<double> alphas;
  for (int i = 0; i < count; ++i)
    alphas.push_back((i + 0.5) / count);
  return alphas;
}

} // namespace deblend
