#include "fma_peak.h"

#include <chrono>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "fma_peak.cpp"
#define HWY_DISABLED_TARGETS (HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace deblend::HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;
using Floats = hn::CappedTag<float, 16>;

/// The sum keeps the compiler from leaving the work out.
float multiplyAdd(int rounds) {
  constexpr Floats floats;
  constexpr int chains = 16;
  const auto factor = hn::Set(floats, 0.999F), addend = hn::Set(floats, 0.001F);
  hn::Vec<Floats> values[chains];
  for (int i = 0; i < chains; ++i)
    values[i] = hn::Set(floats, static_cast<float>(i));
  for (int round = 0; round < rounds; ++round)
    for (auto& value : values)
      value = hn::MulAdd(value, factor, addend);
  for (int i = 1; i < chains; ++i)
    values[0] = hn::Add(values[0], values[i]);
  return hn::GetLane(hn::SumOfLanes(floats, values[0]));
}

int lanes() {
  return static_cast<int>(hn::Lanes(Floats()));
}

} // namespace
} // namespace deblend::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace deblend {

HWY_EXPORT(multiplyAdd);
HWY_EXPORT(lanes);

double measuredFmaRate() {
  constexpr int rounds = 200'000;
  [[maybe_unused]] static volatile float kept;
  const auto begin = std::chrono::steady_clock::now();
  kept = HWY_DYNAMIC_DISPATCH(multiplyAdd)(rounds);
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  return 16.0 * rounds / seconds.count();
}

int fmaLanes() {
  return HWY_DYNAMIC_DISPATCH(lanes)();
}

} // namespace deblend
#endif
