#pragma once

#include "evolution_run.h"
#include "genome_views.h"
#include "model/model_type.h"
#include "training/trainer.h"

#include <optional>

namespace deblend::evolution {

/// A step is a generation. The weights, and their average as well, are the best genome; the rest of a state
/// is the population.
class EvolutionTrainer : public Trainer {
public:
  /// Options and target are such as the model type does not refuse. The run, which needs 32 bytes a pixel, is
  /// made at the first step or full restore(), so that a trainer that only draws costs little.
  explicit EvolutionTrainer(TrainerInputs inputs);
  ~EvolutionTrainer() override;

  void step() override;
  std::int64_t stepCount() const override;
  /// As of the last step: the error of the best never rises. The loss is its mean squared error; beside it
  /// are "psnr", as recordedSignalToNoise(), "ssim", of at most 1024 pixels of the longer side, "shapes",
  /// "evaluations" so far and, in a population, the "population_mean" of the errors.
  LossReport takeLossReport() override;
  bool isFinite() const override;
  /// Scalars, views and documents.
  Preview preview(const PreviewRequest& request, const std::function<bool()>& keepGoing) override;
  std::shared_ptr<const TrainerState> state(StateParts parts) const override;
  /// Weights alone make every member of the population what they are.
  void restore(const TrainerState& state) override;

private:
  struct Learning;

  Learning& learning() const;
  const TargetPicture& target() const;
  const Genome& best() const;

  Scalars scalars() const;
  ViewPicture view(const ViewRequest& request, const std::function<bool()>& keepGoing) const;
  Document document(const DocumentRequest& request) const;
  TargetPicture targetFor(const ViewForm& form) const;

  TrainerInputs m_inputs;
  SampleShape m_shape; ///< [C, H, W] of the whole picture
  int m_threads;
  // What is needed is made when it is first asked for.
  mutable std::optional<TargetPicture> m_target; ///< as evolution sees it
  mutable std::optional<Genome> m_genome;        ///< the best, as long as there is no run
  mutable std::unique_ptr<Learning> m_learning;
};

} // namespace deblend::evolution
