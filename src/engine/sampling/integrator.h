#pragma once

#include <torch/types.h>

#include <functional>
#include <string>
#include <vector>

namespace deblend {

/// The velocity D(x, α) of a batch x [N, ...]. Returns [N, ...].
using VelocityFunction = std::function<torch::Tensor(const torch::Tensor& x, double alpha)>;

/// A way to follow dx/dα = D(x, α) for one step.
struct Integrator {
  std::string id;
  std::string title;
  std::string help;
  int order = 1; ///< the global error falls with this power of the step
  int evaluationsPerStep = 1;
  /// From x at `alpha` to the return value at `alphaNext`, in either direction.
  torch::Tensor (*step)(const VelocityFunction& velocity, const torch::Tensor& x, double alpha,
                        double alphaNext) = nullptr;
};

/// Every integrator. To add one, add a row.
const std::vector<Integrator>& integrators();
/// Throws Error that lists the known ones.
const Integrator& integrator(std::string_view id);

} // namespace deblend
