#pragma once

#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <numbers>

namespace deblend {

/// Random numbers that follow from a few integers alone, such as the seed, the generation and the place in
/// it: so neither the order of the work nor the number of threads matters, and there is no state to save.
/// SplitMix64 (Steele, Lea and Flood 2014).
class RandomStream {
public:
  explicit RandomStream(std::initializer_list<std::uint64_t> key) {
    for (const std::uint64_t each : key)
      m_state = bits() ^ each;
  }

  std::uint64_t bits() {
    m_state += 0x9e3779b97f4a7c15U;
    std::uint64_t mixed = m_state;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9U;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebU;
    return mixed ^ (mixed >> 31);
  }

  /// In [0, 1).
  float uniform() { return static_cast<float>(bits() >> 40) * 0x1p-24F; }
  float uniform(float least, float most) { return least + (most - least) * uniform(); }
  /// Uniform in its logarithm.
  float logUniform(float least, float most) { return least * std::pow(most / least, uniform()); }
  /// In [0, count), for count of 1 or more.
  int below(int count) { return static_cast<int>((bits() >> 32) * static_cast<std::uint64_t>(count) >> 32); }
  /// Of mean 0 and deviation 1 (Box and Muller).
  float normal() {
    const float radius = std::sqrt(-2 * std::log(1 - uniform()));
    return radius * std::cos(2 * std::numbers::pi_v<float> * uniform());
  }

private:
  std::uint64_t m_state = 0;
};

} // namespace deblend
