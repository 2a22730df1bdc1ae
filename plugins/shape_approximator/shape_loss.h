#pragma once

#include "shape_scene.h"

#include <torch/types.h>

#include <vector>

namespace deblend {

/// The loss's gradient by a scene's parameters.
struct ShapeGradients {
  std::array<float, 3> background{};
  std::vector<float> shapes; ///< as in the scene
};

/// The mean squared error of a scene over a picture's pixels and colours, forward and backward tile by tile:
/// what is kept grows with the picture and with the shapes, not with their product. For one thread at a time;
/// it works on all of LibTorch's threads, whose number changes nothing: the tiles are shared out among a
/// fixed number of sums.
class ShapeLoss {
public:
  /// A picture float32 [3, height, width] on the CPU.
  explicit ShapeLoss(torch::Tensor target);

  PictureSize size() const;
  const torch::Tensor& target() const { return m_target; }

  /// Replaces the gradients.
  double evaluate(const ShapeScene& scene, ShapeGradients& gradients);

private:
  /// What some of the tiles add up to.
  struct PartialSum {
    double squares = 0;
    std::array<double, 3> background{};
    std::vector<float> shapes;
  };
  class Worker;
  void clear(std::size_t numbers);
  /// All partial sums in their order; gives that of the squares.
  double total(ShapeGradients& gradients) const;

  torch::Tensor m_target;
  std::vector<PartialSum> m_sums;
};

} // namespace deblend
