#include "sampling/random.h"

#include "core/error.h"

#include <ATen/Context.h>
#include <ATen/core/Generator.h>

#include <fmt/format.h>

namespace deblend {
namespace {

/// SplitMix64's finaliser: spreads close seeds far apart.
std::uint64_t mix(std::uint64_t bits) {
  bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9ULL;
  bits = (bits ^ (bits >> 27)) * 0x94d049bb133111ebULL;
  return bits ^ (bits >> 31);
}

} // namespace

std::uint64_t deriveSeed(std::uint64_t seed, std::string_view purpose) {
  std::uint64_t bits = mix(seed + 0x9e3779b97f4a7c15ULL);
  for (const char letter : purpose)
    bits = mix(bits ^ static_cast<unsigned char>(letter));
  return bits;
}

torch::Generator makeGenerator(std::uint64_t seed, const torch::Device& device) {
  torch::Generator generator = at::globalContext().defaultGenerator(device).clone();
  generator.set_current_seed(seed);
  return generator;
}

torch::Tensor generatorState(const torch::Generator& generator) {
  return generator.get_state().to(torch::kCPU);
}

void restoreGenerator(torch::Generator& generator, const torch::Tensor& state) {
  try {
    generator.set_state(state);
  } catch (const c10::Error&) {
    throw Error(fmt::format(
        "The random state of {} bytes cannot be restored on {}: it was saved on another kind of device.",
        state.numel(), generator.device().str()));
  }
}

} // namespace deblend
