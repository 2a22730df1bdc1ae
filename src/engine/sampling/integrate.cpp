#include "sampling/integrate.h"

#include "core/error.h"

namespace deblend {

std::vector<double> alphaSteps(std::int64_t steps, Direction direction) {
  std::vector<double> alphas;
  for (std::int64_t k = 0; k <= steps; ++k) {
    const std::int64_t numerator = direction == Direction::Forward ? k : steps - k;
    alphas.push_back(static_cast<double>(numerator) / static_cast<double>(steps));
  }
  return alphas;
}

torch::Tensor integrate(const VelocityFunction& velocity, const torch::Tensor& start,
                        const Integrator& method, const std::vector<double>& alphas, bool keepPath,
                        const std::function<bool()>& keepGoing) {
  const torch::InferenceMode inference;
  std::vector<std::int64_t> shape = start.sizes().vec();
  shape.insert(shape.begin(), keepPath ? static_cast<std::int64_t>(alphas.size()) : 1);
  torch::Tensor states = torch::empty(shape, torch::kFloat32);

  torch::Tensor x = start;
  std::int64_t kept = 0;
  if (keepPath)
    states[kept++].copy_(x);
  for (std::size_t k = 0; k + 1 < alphas.size(); ++k) {
    if (keepGoing && !keepGoing())
      throw Error("cancelled");
    x = method.step(velocity, x, alphas[k], alphas[k + 1]);
    if (keepPath)
      states[kept++].copy_(x);
  }
  if (!keepPath)
    states[0].copy_(x);
  return states;
}

} // namespace deblend
