#include "interpolant/blend_coefficients.h"

#include <ATen/ops/empty.h>

#include <array>

namespace deblend {

BlendCoefficients::BlendCoefficients(const Blending& blending, const torch::Tensor& alpha,
                                     std::int64_t dimensions) {
  const Interpolant& interpolant = *blending.interpolant;
  const Latent& latent = *blending.latent;
  const std::array<Interpolant::Function, 6> functions = {
      interpolant.a,           interpolant.b,           latent.gamma,
      interpolant.aDerivative, interpolant.bDerivative, latent.gammaDerivative};
  const torch::Tensor times = alpha.to(torch::kCPU, torch::kFloat32).contiguous();
  const std::int64_t count = times.numel();
  const float* const time = times.const_data_ptr<float>();
  torch::Tensor table = torch::empty({6, count}, torch::kFloat32);
  float* value = table.mutable_data_ptr<float>();
  for (const Interpolant::Function function : functions)
    for (std::int64_t i = 0; i < count; ++i)
      *value++ = static_cast<float>(function(static_cast<double>(time[i])));

  std::vector<std::int64_t> column(static_cast<std::size_t>(dimensions), 1);
  column[0] = count;
  const torch::Tensor there = table.to(alpha.device());
  torch::Tensor* const members[] = {&a, &b, &gamma, &aDerivative, &bDerivative, &gammaDerivative};
  for (std::int64_t i = 0; i < 6; ++i)
    *members[i] = there[i].view(column);
}

} // namespace deblend
