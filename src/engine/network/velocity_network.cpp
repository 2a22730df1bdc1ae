#include "network/velocity_network.h"

namespace deblend {

torch::Tensor VelocityNetwork::accumulateGradients(const NetworkInput& input, const torch::Tensor& target) {
  const torch::AutoGradMode enabled(true);
  const torch::Tensor loss = (forward(input) - target).square().sum();
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
