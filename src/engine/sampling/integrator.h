#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace deblend {

class Stepper;
struct Flow;

enum class IntegratorKind {
  FixedStep, ///< one step between two states
  Adaptive,  ///< chooses its own steps by Flow::tolerance, whatever states are asked for
  Stochastic ///< one step between two states, with noise: needs Flow::velocityAndScore
};

/// A way to follow a flow.
struct Integrator {
  std::string id;
  std::string title;
  std::string help;
  IntegratorKind kind = IntegratorKind::FixedStep;
  /// The global error falls with this power of the step; that of the distribution, for a stochastic one.
  int order = 1;
  int evaluationsPerStep = 1;
  int firstSteps = 0;       ///< how many steps at the begin need more evaluations
  int firstEvaluations = 0; ///< how many more each of them needs
  /// Begins a batch that ends at `lastAlpha`. The flow outlives the stepper.
  std::unique_ptr<Stepper> (*start)(const Flow& flow, double lastAlpha) = nullptr;
};

/// Every integrator. To add one, add a row.
const std::vector<Integrator>& integrators();
/// Throws Error that lists the known ones.
const Integrator& integrator(std::string_view id);

/// How many evaluations T steps take; none where the integrator chooses its own steps.
std::optional<std::int64_t> plannedEvaluations(const Integrator& method, std::int64_t steps);

} // namespace deblend
