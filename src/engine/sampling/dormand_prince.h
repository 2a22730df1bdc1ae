#pragma once

#include "sampling/runge_kutta.h"

#include <optional>
#include <vector>

namespace deblend {

/// Dormand and Prince's method of order 5 with an error estimate of order 4, which chooses its steps: the
/// root of the mean over the batch of (estimate / (tolerance·(1 + |x|)))² stays at 1 or less. Steps are
/// common to the batch and end at `lastAlpha`; states between them come from the continuous extension of
/// order 4, and cost no evaluation. The last slope of a step is the first of the next. After Hairer, Nørsett
/// and Wanner 1993, II.4 to II.6. The flow outlives it.
class DormandPrinceStepper : public Stepper {
public:
  DormandPrinceStepper(const Flow& flow, double lastAlpha) : m_flow(flow), m_lastAlpha(lastAlpha) {}
  /// Throws Error where steps of a millionth are too long for the tolerance, or the velocity is not finite.
  torch::Tensor advance(const torch::Tensor& x, double alpha, double alphaNext) override;

private:
  /// A step that was taken: from one α to the other, and the numbers of its polynomial.
  struct Segment {
    double from = 0, to = 0;
    std::vector<torch::Tensor> coefficients;
  };

  void begin(const torch::Tensor& x, double alpha);
  double firstStep() const;
  void takeStep();
  bool tryStep(double length);
  double errorOf(const torch::Tensor& difference, const torch::Tensor& next) const;
  torch::Tensor stateAt(double alpha) const;

  const Flow& m_flow;
  const double m_lastAlpha;
  bool m_begun = false;
  double m_alpha = 0;    ///< how far the steps have come
  torch::Tensor m_x;     ///< the state there
  torch::Tensor m_slope; ///< and its velocity
  double m_length = 0;   ///< of the next step, with the sign of its direction
  std::optional<Segment> m_segment;
};

} // namespace deblend
