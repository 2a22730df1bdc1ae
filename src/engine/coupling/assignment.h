#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace deblend {

/// A permutation of the columns of a cost matrix C [n, n] whose sum of costs is least, and the potentials
/// that prove it: u_i + v_j ≤ C_ij for all i and j, with equality where row i has column j, up to rounding in
/// double.
struct Assignment {
  std::vector<int> columnOfRow;         ///< [n], each column once
  std::vector<double> rowPotentials;    ///< u [n]
  std::vector<double> columnPotentials; ///< v [n]
  double cost = 0;                      ///< Σ C_i,columnOfRow(i)
};

/// By shortest augmenting paths (Jonker and Volgenant 1987, Computing 38). `costs` is row-major, finite, n²
/// in all. O(n³) at worst; a second at n = 4,096. One thread.
Assignment assign(std::span<const float> costs, int count);

/// The same for squared distances between points of the plane, `from` and `to` [n, 2], of which no matrix is
/// made.
Assignment assignPlanar(std::span<const float> from, std::span<const float> to);

} // namespace deblend
