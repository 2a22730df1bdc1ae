#pragma once

#include "sampling/preview.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace deblend {

struct TrainerState;

/// Which parts of a trainer's state are meant.
enum class StateParts {
  Weights, ///< raw and averaged: what sampling needs
  All      ///< also the optimizer, the random state and the position in the data: what going on exactly needs
};

/// The mean over the steps since the last report. Not a number or infinite if any step's loss was.
struct LossReport {
  double loss = 0;         ///< as trained on: the squared error summed over the batch
  std::int64_t steps = 0;  ///< how many steps it is the mean of
  double learningRate = 0; ///< of the last step
  /// By name, means over the same steps, such as seconds a step, the cost of a coupling or parts of the loss,
  /// and what is measured at the last of them, such as the accuracy. A trainer gives the same names in every
  /// report.
  std::vector<std::pair<std::string, double>> values = {};
};

/// One training in progress, made by a model type. Belongs to one thread at a time; nothing in it blocks on
/// another.
class Trainer {
public:
  virtual ~Trainer() = default;

  /// One optimizer step. Throws Error when the device is out of memory; the state is then that before the
  /// step.
  virtual void step() = 0;
  /// Steps done so far, over all resumptions.
  virtual std::int64_t stepCount() const = 0;

  /// Waits for the device, and starts the next mean.
  virtual LossReport takeLossReport() = 0;
  /// Whether the losses since the last report and all weights are finite. Waits for the device.
  virtual bool isFinite() const = 0;

  /// May take long: called between steps. `keepGoing` is asked between sampling steps; once it answers false,
  /// Error "cancelled" is thrown. Throws Error for a request that the model type cannot answer.
  virtual Preview preview(const PreviewRequest& request, const std::function<bool()>& keepGoing) = 0;

  /// A copy, on the CPU, that later steps do not change.
  virtual std::shared_ptr<const TrainerState> state(StateParts parts) const = 0;
  /// Throws Error, with the trainer unchanged, if a tensor is missing or has another shape. Restoring only
  /// weights leaves the step count and the optimizer as they are.
  virtual void restore(const TrainerState& state) = 0;
};

} // namespace deblend
