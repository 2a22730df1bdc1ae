#include "evaluation/sliced_wasserstein.h"

#include "core/error.h"

#include <fmt/format.h>

#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <numbers>
#include <random>
#include <utility>

namespace deblend {
namespace {

using Direction = std::vector<double>;

/// Open at 0, so that its logarithm is finite. std::mt19937_64's stream is fixed by the standard; the
/// standard's distributions are not, hence these formulas.
double uniform(std::mt19937_64& generator) {
  return (static_cast<double>(generator() >> 11) + 0.5) * 0x1p-53;
}

/// Evenly spread over the half circle from a random start: each is uniformly distributed, and a mean over
/// them has far less error than over independent ones.
std::vector<Direction> planarDirections(std::int64_t count, std::mt19937_64& generator) {
  const double start = uniform(generator);
  std::vector<Direction> directions;
  for (std::int64_t i = 0; i < count; ++i) {
    const double angle = std::numbers::pi * (static_cast<double>(i) + start) / static_cast<double>(count);
    directions.push_back({std::cos(angle), std::sin(angle)});
  }
  return directions;
}

Direction randomDirection(std::int64_t dimension, std::mt19937_64& generator) {
  Direction direction(static_cast<std::size_t>(dimension));
  double squares = 0;
  for (double& coordinate : direction) {
    const double radius = std::sqrt(-2 * std::log(uniform(generator)));
    coordinate = radius * std::cos(2 * std::numbers::pi * uniform(generator));
    squares += coordinate * coordinate;
  }
  for (double& coordinate : direction)
    coordinate /= std::sqrt(squares);
  return direction;
}

std::vector<Direction> makeDirections(std::int64_t dimension, std::int64_t count, std::uint64_t seed) {
  std::mt19937_64 generator(seed);
  if (dimension == 2)
    return planarDirections(count, generator);
  std::vector<Direction> directions;
  for (std::int64_t i = 0; i < count; ++i)
    directions.push_back(randomDirection(dimension, generator));
  return directions;
}

/// Sorts numbers by three passes over 11 bits of keys in the numbers' order. Five times as fast as comparing.
class RadixSorter {
public:
  explicit RadixSorter(std::size_t count) : m_keys(count), m_spare(count) {}

  void sort(std::vector<float>& numbers) {
    Counts counts{};
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      m_keys[i] = keyOf(numbers[i]);
      for (int pass = 0; pass < passes; ++pass)
        ++counts[pass][digit(m_keys[i], pass)];
    }
    for (int pass = 0; pass < passes; ++pass)
      scatter(counts[pass], pass);
    for (std::size_t i = 0; i < numbers.size(); ++i)
      numbers[i] = numberOf(m_keys[i]);
  }

private:
  static constexpr int passes = 3;
  static constexpr int digitBits = 11;
  using DigitCounts = std::array<std::uint32_t, 1 << digitBits>;
  using Counts = std::array<DigitCounts, passes>;

  static constexpr std::uint32_t signBit = 0x80000000U;
  static std::uint32_t keyOf(float number) {
    const auto bits = std::bit_cast<std::uint32_t>(number);
    return (bits & signBit) != 0 ? ~bits : bits | signBit;
  }
  static float numberOf(std::uint32_t key) {
    return std::bit_cast<float>((key & signBit) != 0 ? key & ~signBit : ~key);
  }
  static std::uint32_t digit(std::uint32_t key, int pass) {
    return (key >> (pass * digitBits)) & ((1U << digitBits) - 1);
  }

  void scatter(DigitCounts& counts, int pass) {
    std::uint32_t before = 0;
    for (std::uint32_t& count : counts)
      before += std::exchange(count, before);
    for (const std::uint32_t key : m_keys)
      m_spare[counts[digit(key, pass)]++] = key;
    m_keys.swap(m_spare);
  }

  std::vector<std::uint32_t> m_keys;
  std::vector<std::uint32_t> m_spare;
};

/// The projections of one set of points on one direction after the other, sorted.
class SortedProjections {
public:
  SortedProjections(const std::vector<float>& points, std::size_t dimension)
      : m_count(points.size() / dimension), m_columns(points.size()), m_sums(m_count), m_values(m_count),
        m_sorter(m_count) {
    for (std::size_t i = 0; i < points.size(); ++i)
      m_columns[i % dimension * m_count + i / dimension] = points[i];
  }

  const std::vector<float>& along(const Direction& direction) {
    m_sums.assign(m_count, 0);
    for (std::size_t axis = 0; axis < direction.size(); ++axis) {
      const float* column = m_columns.data() + axis * m_count;
      for (std::size_t i = 0; i < m_count; ++i)
        m_sums[i] += direction[axis] * column[i];
    }
    for (std::size_t i = 0; i < m_count; ++i)
      m_values[i] = static_cast<float>(m_sums[i]);
    m_sorter.sort(m_values);
    return m_values;
  }

private:
  std::size_t m_count;
  std::vector<float> m_columns; ///< [dimension, count]
  std::vector<double> m_sums;
  std::vector<float> m_values;
  RadixSorter m_sorter;
};

double meanSquaredDifference(const std::vector<float>& a, const std::vector<float>& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const double difference = static_cast<double>(a[i]) - static_cast<double>(b[i]);
    sum += difference * difference;
  }
  return sum / static_cast<double>(a.size());
}

void requireComparable(std::size_t a, std::size_t b, std::int64_t dimension, std::int64_t directions) {
  if (dimension < 1 || directions < 1)
    throw Error(fmt::format(
        "The sliced Wasserstein distance needs at least one dimension and one direction, but {} and "
        "{} were given.",
        dimension, directions));
  const auto coordinates = static_cast<std::size_t>(dimension);
  if (a == 0 || a != b || a % coordinates != 0 || a / coordinates > std::numeric_limits<std::uint32_t>::max())
    throw Error(fmt::format(
        "The sliced Wasserstein distance needs two sets of equally many points with {} coordinates "
        "each, but they hold {} and {} numbers.",
        dimension, a, b));
}

} // namespace

double slicedWasserstein(const std::vector<float>& a, const std::vector<float>& b, std::int64_t dimension,
                         std::int64_t directions, std::uint64_t seed) {
  requireComparable(a.size(), b.size(), dimension, directions);
  SortedProjections projectionsOfA(a, static_cast<std::size_t>(dimension));
  SortedProjections projectionsOfB(b, static_cast<std::size_t>(dimension));
  double sum = 0;
  for (const Direction& direction : makeDirections(dimension, directions, seed))
    sum += meanSquaredDifference(projectionsOfA.along(direction), projectionsOfB.along(direction));
  return std::sqrt(sum / static_cast<double>(directions));
}

} // namespace deblend
