#pragma once

#include "classification_loss.h"
#include "data/density_grid.h"
#include "data/labelled_points.h"
#include "dense_layers.h"
#include "network/flat_parameters.h"
#include "training/adam.h"

#include <functional>
#include <memory>

namespace deblend {

struct PointClassifierOptions {
  std::int64_t width = 16; ///< neurons of a hidden layer
  std::int64_t depth = 4;  ///< hidden layers
  ClassificationLoss loss = ClassificationLoss::CrossEntropy;
  std::int64_t batchSize = 0; ///< points of a step, drawn with replacement; 0 takes all
};

/// The probability of each class over a rectangle of the plane, at the cells' centres.
struct DecisionSurface {
  int columns = 0;
  int rows = 0;
  std::int64_t classCount = 0;
  std::vector<float> probabilities; ///< [rows, columns, classCount]
};

/// A network that learns which class each of some points has, by Adam. For one thread at a time. The network
/// sees places moved and scaled so that the points' bounding square spans −2 to 2.
class PointClassifier {
public:
  /// Throws Error without points, for labels beyond the classes, places that are not finite, or options
  /// below 1.
  PointClassifier(const LabelledPoints& points, const PointClassifierOptions& options, std::uint64_t seed);

  /// One step of Adam. Returns the loss before it, the mean over its points.
  double step(double learningRate);
  std::int64_t stepCount() const { return m_stepCount; }

  /// The share of all points whose class is decided rightly.
  double accuracy();
  /// The mean loss of all points.
  double loss();
  /// `keepGoing` is asked now and then; Error "cancelled" once it answers false.
  DecisionSurface decisionSurface(int columns, int rows, const PlaneRectangle& rectangle,
                                  const std::function<bool()>& keepGoing = {});
  bool isFinite() const;
  std::int64_t parameterCount() const { return m_parameters->values().numel(); }
  /// The smallest rectangle that holds all points.
  const PlaneRectangle& bounds() const { return m_bounds; }

  /// Copies.
  TensorMap weights() const;
  /// Adam's moments and "steps", their number: what going on needs beside the weights. Copies.
  TensorMap progress() const;
  /// Without `progress`, it stays as it is. Throws Error, with nothing changed, unless the layout is the
  /// same, all numbers are finite and step counts are 0 or more.
  void restore(const TensorMap& weights, const TensorMap& progress = {});

private:
  torch::Tensor normalised(const torch::Tensor& places) const;
  void takeBatch(torch::Tensor& places, torch::Tensor& labels) const;
  std::int64_t rowsAtOnce() const;

  PointClassifierOptions m_options;
  std::uint64_t m_seed;
  std::int64_t m_classCount;
  PlaneRectangle m_bounds;
  double m_scale = 1;
  torch::Tensor m_places; ///< [N, 2], float32, as the network sees them
  torch::Tensor m_labels; ///< [N], int64
  std::shared_ptr<DenseLayers> m_layers;
  std::unique_ptr<FlatParameters> m_parameters;
  std::unique_ptr<Adam> m_adam;
  std::int64_t m_stepCount = 0;
};

} // namespace deblend
