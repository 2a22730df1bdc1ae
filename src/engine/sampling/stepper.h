#pragma once

#include <torch/types.h>

namespace deblend {

/// One batch on its way. Knows what it has passed, so the steps follow one another: each begins where the
/// last ended. One thread at a time.
class Stepper {
public:
  virtual ~Stepper() = default;

  /// From x [N, ...] at `alpha` to the return value at `alphaNext`, in either direction; `x` stays as it is.
  /// Throws Error where the flow cannot be followed.
  virtual torch::Tensor advance(const torch::Tensor& x, double alpha, double alphaNext) = 0;
};

} // namespace deblend
