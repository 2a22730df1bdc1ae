#include "network/velocity_network.h"

namespace deblend {

torch::Tensor VelocityNetwork::accumulateGradients(const torch::Tensor& x, const torch::Tensor& alpha,
                                                   const torch::Tensor& target) {
  const torch::AutoGradMode enabled(true);
  const torch::Tensor loss = (forward(x, alpha) - target).square().sum();
  loss.backward();
  return loss.detach();
}

double VelocityNetwork::forwardCost() const {
  double count = 0;
  for (const torch::Tensor& parameter : parameters())
    count += static_cast<double>(parameter.numel());
  return 2 * count;
}

} // namespace deblend
