#pragma once

#include "exact/convolution_field.h"
#include "exact/exact_field.h"

#include <functional>
#include <span>
#include <vector>

namespace deblend {

/// √(Σ ρ·|D − D*|² / Σ ρ·|D*|²) over the cells, ρ being the blends' density and D* the exact field. Throws
/// Error unless both are on the same grid.
double fieldError(const VectorField& learned, const ExactField& exact);

/// What a network would answer.
using LearnedField = std::function<VectorField(const VectorFieldRequest&)>;

/// The same with both sums over the cells at several α, where `cells` a side of the grid of blends are asked
/// of the network. Throws Error for no α.
double fieldError(const LearnedField& learned, const ConvolutionField& exact, std::span<const double> alphas,
                  int cells);

/// `count` values of α, the middles of as many equal parts of 0 to 1.
std::vector<double> middleAlphas(int count);

} // namespace deblend
