#include "sampling/integrate.h"

#include "core/error.h"

#include <algorithm>

namespace deblend {

std::vector<std::int64_t> keptPlaces(std::int64_t count, std::int64_t kept) {
  const std::int64_t wanted = kept == 0 ? count : std::min(kept, count);
  std::vector<std::int64_t> places;
  for (std::int64_t i = 0; i < wanted; ++i)
    places.push_back(wanted == 1 ? count - 1 : (i * (count - 1) + (wanted - 1) / 2) / (wanted - 1));
  return places;
}

torch::Tensor integrate(const VelocityFunction& velocity, const torch::Tensor& start,
                        const Integrator& method, const std::vector<double>& alphas, std::int64_t keptStates,
                        const std::function<bool()>& keepGoing) {
  const std::vector<std::int64_t> kept = keptPlaces(std::ssize(alphas), keptStates);
  const torch::InferenceMode inference;
  std::vector<std::int64_t> shape = start.sizes().vec();
  shape.insert(shape.begin(), std::ssize(kept));
  torch::Tensor states = torch::empty(shape, torch::kFloat32);

  torch::Tensor x = start;
  std::int64_t place = 0;
  const auto keep = [&](std::size_t k) {
    if (place < std::ssize(kept) && kept[static_cast<std::size_t>(place)] == static_cast<std::int64_t>(k))
      states[place++].copy_(x);
  };
  keep(0);
  for (std::size_t k = 0; k + 1 < alphas.size(); ++k) {
    if (keepGoing && !keepGoing())
      throw Error("cancelled");
    x = method.step(velocity, x, alphas[k], alphas[k + 1]);
    keep(k + 1);
  }
  return states;
}

} // namespace deblend
