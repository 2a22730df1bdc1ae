#include "training/deblending_trainer.h"

#include "core/error.h"
#include "data/gaussian_noise.h"
#include "sampling/random.h"
#include "training/blender.h"
#include "training/out_of_memory.h"
#include "training/pair_source.h"
#include "training/precision_choice.h"
#include "training/step_sums.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/ops/dot.h>

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <mutex>
#include <thread>

namespace deblend {
namespace {

/// Below this many floating-point operations a step, a second thread costs more than it gives (measured on 2
/// cores).
constexpr double singleThreadedWork = 2e8;

int chosenThreadCount(std::int64_t wanted, double work) {
  if (wanted > 0)
    return static_cast<int>(wanted);
  return work < singleThreadedWork ? 1 : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

/// Throws Error where one of the two is of a joint run and the other is not.
void requireSamePrediction(const Blending& blending, const TensorMap& weights) {
  const bool isJoint = blending.prediction == Prediction::Joint;
  const bool areJoint =
      std::ranges::any_of(weights, [](const auto& entry) { return entry.first.starts_with("denoiser."); });
  if (isJoint != areJoint)
    throw Error(fmt::format("The weights are those of {}: set prediction to {}, or begin without weights.",
                            areJoint ? "two networks, for velocity and denoiser"
                                     : "one network, but the prediction 'joint' has two",
                            areJoint ? "joint" : "velocity, denoiser or score"));
}

} // namespace

/// What steps need beyond the weights.
struct DeblendingTrainer::Learning {
  Learning(const Blending& blending, const TrainerInputs& inputs, const torch::Tensor& values,
           const torch::Device& device)
      : adam(values), schedule(inputs.trainingOptions, inputs.totalSteps), pairs(inputs, device),
        blender(blending, inputs, device), dropoutGenerator(makeGenerator(0, device)),
        sums(blending.prediction == Prediction::Joint, BatchCoupler::isAskedFor(inputs), device) {}

  TensorMap randomState() const {
    TensorMap map = pairs.state();
    map.merge(blender.randomState());
    return map;
  }

  void restoreRandomState(const TensorMap& state) {
    pairs.restore(state);
    blender.restoreRandomState(state);
  }

  Adam adam;
  LearningRateSchedule schedule;
  PairSource pairs;
  Blender blender;
  torch::Generator dropoutGenerator; ///< seeded for every batch
  StepSums sums;
  double learningRate = 0;
};

DeblendingTrainer::DeblendingTrainer(TrainerInputs inputs, NetworkFactory makeNetwork)
    : m_inputs(std::move(inputs)),
      m_blending(blendingOf(m_inputs.trainingOptions, isStandardNormal(*m_inputs.source))),
      m_makeNetwork(std::move(makeNetwork)), m_device(m_inputs.device), m_model(makeModel()),
      m_averaged(m_model.parameters->values().clone()), m_threadCount(threadCount()),
      m_mayFillMemory(stepWork() >= singleThreadedWork) {}

DeblendingTrainer::~DeblendingTrainer() = default;

DeblendingTrainer::Model DeblendingTrainer::makeModel() const {
  // Layers draw their first weights from the one generator of the process: nobody else may, meanwhile.
  static std::mutex generatorInUse;
  const std::scoped_lock lock(generatorInUse);
  torch::manual_seed(deriveSeed(m_inputs.seed, "weights"));
  Model model{LearnedField::make(m_blending, m_makeNetwork), std::nullopt};
  model.field->module().to(m_device);
  for (const auto& network : model.field->networks())
    network->setPrecision(chosenPrecision(m_inputs.trainingOptions.text("precision"), *network, m_device));
  model.parameters.emplace(model.field->module());
  return model;
}

DeblendingTrainer::Learning& DeblendingTrainer::learning() {
  if (!m_learning)
    m_learning = std::make_unique<Learning>(m_blending, m_inputs, m_model.parameters->values(), m_device);
  return *m_learning;
}

double DeblendingTrainer::stepWork() const {
  return 3 * m_model.field->forwardCost() *
         static_cast<double>(m_inputs.trainingOptions.integer("batch_size"));
}

int DeblendingTrainer::threadCount() const {
  return chosenThreadCount(m_inputs.trainingOptions.integer("threads"), stepWork());
}

void DeblendingTrainer::prepareThread() const {
  if (at::get_num_threads() != m_threadCount)
    at::set_num_threads(m_threadCount);
  // Adam's second moments of weights that rest decay into denormal numbers, which processors compute many
  // times slower.
  thread_local const bool flushesDenormals = at::globalContext().setFlushDenormal(true);
  static_cast<void>(flushesDenormals);
}

void DeblendingTrainer::step() {
  prepareThread();
  const auto start = std::chrono::steady_clock::now();
  const torch::NoGradGuard noGradients;
  const auto tooLittleMemory = [this] {
    return fmt::format(
        "Step {} needs more memory than {} has: lower batch_size (now {}), and raise accumulate for as "
        "many pairs a step as before.",
        m_stepCount + 1, m_device.str(), m_inputs.trainingOptions.integer("batch_size"));
  };
  withMemoryFor(
      [this] {
        Learning& now = learning();
        const std::optional<TensorMap> before =
            m_mayFillMemory ? std::optional(now.randomState()) : std::nullopt;
        try {
          learnFromBatches(now);
        } catch (...) {
          if (before)
            now.restoreRandomState(*before);
          throw;
        }
      },
      tooLittleMemory);
  averageWeights();
  learning().sums.addSeconds(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
}

void DeblendingTrainer::learnFromBatches(Learning& now) {
  const std::int64_t batches = m_inputs.trainingOptions.integer("accumulate");
  const torch::Tensor& gradients = m_model.parameters->gradients();
  gradients.zero_();
  std::vector<torch::Tensor> losses;
  CouplingMeasure coupling;
  for (std::int64_t i = 0; i < batches; ++i) {
    const std::int64_t batch = m_stepCount * batches + i;
    const PairBatch& pairs = now.pairs.next(batch);
    coupling.add(pairs.coupling, 1.0 / static_cast<double>(batches));
    now.blender.blend(pairs);
    addGradients(now, networkInput(now, pairs.labels, batch), losses);
  }
  if (const double scale = lossScale(); scale != 1) {
    gradients.mul_(scale);
    for (torch::Tensor& loss : losses)
      loss = loss * scale;
  }
  if (const double clip = m_inputs.trainingOptions.real("clip_norm"); clip > 0)
    gradients.mul_((clip / (gradients.norm() + 1e-12)).clamp_max(1));
  now.learningRate = now.schedule.at(m_stepCount);
  now.adam.step(m_model.parameters->values(), gradients, now.learningRate);
  now.sums.add(losses, coupling);
  ++m_stepCount;
}

/// Adds the loss summed over the batch, of each network: |v̂ − ∂I|², or |v̂|² − 2·∂I·v̂, which is |∂I|² less and
/// has the same gradient (Albergo, Boffi and Vanden-Eijnden 2023, arXiv:2303.08797, eq. 2.13).
void DeblendingTrainer::addGradients(Learning& now, const NetworkInput& input,
                                     std::vector<torch::Tensor>& losses) {
  const bool isEnergy = m_inputs.trainingOptions.text("objective") == "energy";
  const bool isOnlyBatch = m_inputs.trainingOptions.integer("accumulate") == 1;
  losses.resize(now.blender.targets().size());
  for (std::size_t i = 0; i < losses.size(); ++i) {
    const torch::Tensor& target = now.blender.targets()[i];
    torch::Tensor loss = m_model.field->networks()[i]->accumulateGradients(input, target);
    if (isEnergy)
      loss = loss - at::dot(target.view({-1}), target.view({-1}));
    // The network's own tensor is another batch's later.
    losses[i] = losses[i].defined() ? losses[i] + loss : isOnlyBatch ? loss : loss.clone();
  }
}

double DeblendingTrainer::lossScale() const {
  const OptionValues& options = m_inputs.trainingOptions;
  if (options.text("reduction") == "sum")
    return 1;
  return 1 / static_cast<double>(options.integer("batch_size") * options.integer("accumulate") *
                                 elementCount(m_inputs.source->sampleShape()));
}

/// A few labels are withheld, by random numbers that follow from the seed and the batch's number.
NetworkInput DeblendingTrainer::networkInput(Learning& now, const torch::Tensor& labels,
                                             std::int64_t batch) const {
  const VelocityNetwork& network = *m_model.field->networks().front();
  NetworkInput input{now.blender.x(), now.blender.alpha(), {}, {}};
  const bool isConditional = network.classCount() > 0 && labels.defined();
  if (!network.hasDropout() && !isConditional)
    return input;
  now.dropoutGenerator.set_current_seed(
      deriveSeed(m_inputs.seed + static_cast<std::uint64_t>(batch), "dropout"));
  if (network.hasDropout())
    input.random = now.dropoutGenerator;
  if (isConditional) {
    const torch::Tensor isWithheld =
        torch::empty(labels.sizes(), input.alpha.options()).uniform_(0, 1, now.dropoutGenerator) <
        network.classDropout();
    input.labels = labels.masked_fill(isWithheld, network.classCount());
  }
  return input;
}

void DeblendingTrainer::averageWeights() {
  const double decay = m_inputs.trainingOptions.real("ema_decay");
  const auto steps = static_cast<double>(m_stepCount);
  // A young average forgets faster, so that the first weights do not linger in it.
  const double effective = std::min(decay, (1 + steps) / (10 + steps));
  m_averaged.lerp_(m_model.parameters->values(), 1 - (decay > 0 ? effective : 0));
}

LossReport DeblendingTrainer::takeLossReport() {
  Learning& now = learning();
  LossReport report = now.sums.take();
  report.learningRate = now.learningRate;
  return report;
}

bool DeblendingTrainer::isFinite() const {
  const bool lossIsFinite = !m_learning || m_learning->sums.isFinite();
  return lossIsFinite && m_model.parameters->values().isfinite().all().item<bool>();
}

std::shared_ptr<const TrainerState> DeblendingTrainer::state(StateParts parts) const {
  auto state = std::make_shared<TrainerState>();
  state->weights = m_model.parameters->toMap(m_model.parameters->values());
  state->averaged = m_model.parameters->toMap(m_averaged);
  if (parts == StateParts::All)
    state->training = trainingState();
  return state;
}

TensorMap DeblendingTrainer::trainingState() const {
  const Learning& now = const_cast<DeblendingTrainer*>(this)->learning();
  TensorMap map = now.adam.state();
  for (auto& entry : map)
    entry.second = entry.second.to(torch::kCPU, /*non_blocking=*/false, /*copy=*/true);
  map.merge(now.randomState());
  map["steps"] = torch::tensor(m_stepCount, torch::kInt64);
  map.merge(now.sums.state());
  return map;
}

void DeblendingTrainer::restore(const TrainerState& state) {
  const FlatParameters& parameters = *m_model.parameters;
  requireSamePrediction(m_blending, state.weights);
  requireSameLayout(parameters.toMap(parameters.values()), state.weights, "weights");
  requireSameLayout(parameters.toMap(m_averaged), state.averaged, "averaged weights");
  if (!state.training.empty())
    restoreTraining(state.training);
  parameters.copyFrom(state.weights, parameters.values(), "weights");
  parameters.copyFrom(state.averaged, m_averaged, "averaged weights");
}

void DeblendingTrainer::restoreTraining(const TensorMap& state) {
  requireSameLayout(trainingState(), state, "training state");
  Learning& now = learning();
  TensorMap moments;
  for (const auto& entry : now.adam.state())
    moments[entry.first] = state.at(entry.first);
  now.adam.restore(moments);
  now.restoreRandomState(state);
  now.sums.restore(state);
  m_stepCount = state.at("steps").item<std::int64_t>();
}

const DeblendingTrainer::Model& DeblendingTrainer::modelWith(Weights weights) {
  const torch::NoGradGuard noGradients;
  if (!m_previewModel)
    m_previewModel = makeModel();
  m_previewModel->parameters->values().copy_(weights == Weights::Averaged ? m_averaged
                                                                          : m_model.parameters->values());
  return *m_previewModel;
}

} // namespace deblend
