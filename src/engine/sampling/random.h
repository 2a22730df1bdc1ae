#pragma once

#include <torch/types.h>

#include <cstdint>
#include <string_view>

namespace deblend {

/// A seed for one purpose ("weights", "source", …), so that the streams of random numbers do not depend on
/// each other.
std::uint64_t deriveSeed(std::uint64_t seed, std::string_view purpose);

torch::Generator makeGenerator(std::uint64_t seed, const torch::Device& device = torch::kCPU);

/// The generator's whole state as bytes [S] on the CPU, and back. restoreGenerator() throws Error if the
/// bytes are of another kind of generator.
torch::Tensor generatorState(const torch::Generator& generator);
void restoreGenerator(torch::Generator& generator, const torch::Tensor& state);

} // namespace deblend
