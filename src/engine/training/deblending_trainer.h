#pragma once

#include "model/model_type.h"
#include "network/flat_parameters.h"
#include "network/learned_field.h"
#include "training/adam.h"
#include "training/learning_rate.h"
#include "training/trainer_state.h"

#include <functional>
#include <optional>

namespace deblend {

/// Trains what a LearnedField holds. With the options' defaults it is a velocity network as in IADB 2023,
/// algorithm 3: α uniform in [0,1], x_α = (1−α)·x₀ + α·x₁, the squared error of D(x_α, α) against x₁ − x₀
/// summed over the batch, Adam. Keeps a moving average of the weights beside them.
class DeblendingTrainer : public Trainer {
public:
  /// The data sets' pools and the optimizer are made at the first step or full restore(), so that a trainer
  /// that only samples costs little.
  DeblendingTrainer(TrainerInputs inputs, NetworkFactory makeNetwork);
  ~DeblendingTrainer() override;

  void step() override;
  std::int64_t stepCount() const override { return m_stepCount; }
  LossReport takeLossReport() override;
  bool isFinite() const override;
  Preview preview(const PreviewRequest& request, const std::function<bool()>& keepGoing) override;
  std::shared_ptr<const TrainerState> state(StateParts parts) const override;
  void restore(const TrainerState& state) override;

private:
  struct Model {
    std::shared_ptr<LearnedField> field;
    std::optional<FlatParameters> parameters;
  };
  struct Learning;

  Model makeModel() const;
  Learning& learning();
  void learnFromBatches(Learning& now);
  void addGradients(Learning& now, const NetworkInput& input, std::vector<torch::Tensor>& losses);
  double lossScale() const;
  NetworkInput networkInput(Learning& now, const torch::Tensor& labels, std::int64_t batch) const;
  TensorMap trainingState() const;
  void restoreTraining(const TensorMap& state);
  double stepWork() const;
  int threadCount() const;
  void prepareThread() const;
  void averageWeights();
  const Model& modelWith(Weights weights);

  Scalars scalars() const;
  std::vector<std::int64_t> labelsFor(const TrajectoryRequest& request) const;
  Trajectory trajectory(const TrajectoryRequest& request, const std::function<bool()>& keepGoing);
  VectorField vectorField(const VectorFieldRequest& request);
  ScalarField logDensity(const LogDensityRequest& request, const std::function<bool()>& keepGoing);
  SampleValues logLikelihood(const LogLikelihoodRequest& request, const std::function<bool()>& keepGoing);
  std::vector<double> logDensities(const torch::Tensor& samples, const LikelihoodSettings& settings,
                                   const std::function<bool()>& keepGoing);
  void requireClass(const std::optional<std::int64_t>& label, double guidance) const;
  void requirePlane(const char* what) const;

  TrainerInputs m_inputs;
  Blending m_blending;
  NetworkFactory m_makeNetwork;
  torch::Device m_device;
  Model m_model;
  torch::Tensor m_averaged;             ///< [P]
  std::unique_ptr<Learning> m_learning; ///< null until the first step
  std::optional<Model> m_previewModel;  ///< a copy that previews load their weights into
  const int m_threadCount;              ///< processor threads for one step
  const bool m_mayFillMemory;           ///< a step is so large that it may not find enough memory
  std::int64_t m_stepCount = 0;
};

} // namespace deblend
