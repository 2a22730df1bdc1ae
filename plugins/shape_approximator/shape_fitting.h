#pragma once

#include "shape_loss.h"
#include "shape_schedule.h"
#include "storage/tensor_map.h"
#include "training/adam.h"

#include <torch/types.h>

#include <memory>
#include <optional>

namespace deblend {

/// Fits shapes to a picture by gradient descent on the mean squared error, coarse to fine, with more shapes
/// while it goes on. Belongs to one thread at a time. Its state after a step follows from the picture and the
/// settings alone, whatever the number of threads.
///
/// Adam makes all steps as long as its learning rate, in whatever unit a parameter has. So each parameter has
/// a rate of its own: a place moves by shares of the size that its shape was born with.
class ShapeFitting {
public:
  /// A picture float32 [3, height, width] on the CPU. `whole` is the size of the picture that it was reduced
  /// from, if it was: the shapes lie in its proportions. Throws Error for settings that are out of range.
  ShapeFitting(torch::Tensor target, const FittingSettings& settings,
               std::optional<PictureSize> whole = std::nullopt);

  void step();
  std::int64_t stepCount() const { return m_steps; }
  /// The mean squared error before the last step, of the picture reduced as that step saw it; 0 before the
  /// first.
  double loss() const { return m_loss; }
  double learningRate() const { return m_schedule.rate(m_steps > 0 ? m_steps - 1 : 0); }
  bool isFinite() const;

  const FittingSettings& settings() const { return m_settings; }
  const torch::Tensor& target() const { return m_target; }
  /// The shapes that there are.
  ShapeScene scene() const;

  /// What rendering needs: "background" [3], "shapes" [settings' count, columns], of which the first
  /// "shape_count" (int64, scalar) are there. Copies.
  TensorMap weights() const;
  /// What going on exactly needs besides: Adam's moments, the rates, the step. Copies.
  TensorMap training() const;
  /// Throws Error, with nothing changed, unless the layouts are those of these settings and all numbers are
  /// finite. Without `training` the steps and the moments stay as they are, and a place's rate follows from
  /// the size that its shape has now.
  void restore(const TensorMap& weights, const TensorMap& training);

private:
  ShapeScene emptyScene() const { return {m_settings.style, m_whole.width, m_whole.height, {}, {}}; }
  /// As many shapes as the schedule wants by now.
  void grow();
  /// Gives the new shapes their rates.
  void setRates(std::int64_t first, std::int64_t count);
  /// The reduced picture that the schedule wants by now.
  void chooseLevel();
  void applyGradients(std::int64_t bornBefore);
  void limit();
  float* shapeRow(std::int64_t index);

  torch::Tensor m_target;
  PictureSize m_whole;
  FittingSettings m_settings;
  ShapeSchedule m_schedule;
  torch::Tensor m_parameters; ///< [3 + capacity · columns]: the background, the shapes
  torch::Tensor m_rates;      ///< as long
  torch::Tensor m_gradients;  ///< as long; of shapes that are not there yet, 0
  torch::Tensor m_update;     ///< as long
  Adam m_adam;
  std::int64_t m_count = 0; ///< of shapes that there are
  std::int64_t m_steps = 0;
  double m_loss = 0;
  std::unique_ptr<ShapeLoss> m_level;
  ShapeGradients m_sceneGradients;
};

} // namespace deblend
