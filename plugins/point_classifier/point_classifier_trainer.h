#pragma once

#include "model/model_type.h"
#include "point_classifier.h"
#include "training/learning_rate.h"
#include "training/trainer_state.h"

namespace deblend {

/// Trains a PointClassifier on a data set of stored points with classes. On the processor, whatever the
/// device: a step is too short for another to gain from.
class PointClassifierTrainer : public Trainer {
public:
  /// Throws Error for points that PointClassifier refuses.
  explicit PointClassifierTrainer(const TrainerInputs& inputs);

  void step() override;
  std::int64_t stepCount() const override { return m_classifier.stepCount(); }
  LossReport takeLossReport() override;
  bool isFinite() const override;
  Preview preview(const PreviewRequest& request, const std::function<bool()>& keepGoing) override;
  /// The averaged weights are the weights: there is no average of their own.
  std::shared_ptr<const TrainerState> state(StateParts parts) const override;
  void restore(const TrainerState& state) override;

private:
  void prepareThread() const;
  TensorMap sums() const;
  void restoreTraining(const TrainerState& state);
  Scalars scalars();
  ClassMap surface(std::int64_t longerSide, const std::function<bool()>& keepGoing);

  LabelledPoints m_points; ///< in the data's own units
  std::vector<std::string> m_classNames;
  PointClassifier m_classifier;
  LearningRateSchedule m_schedule;
  int m_threadCount;
  // Since the last report:
  double m_lossSum = 0;
  std::int64_t m_lossSteps = 0;
  double m_learningRate = 0;
};

} // namespace deblend
