#include "training/deblending_trainer.h"

#include "core/error.h"
#include "data/data_set.h"
#include "sampling/random.h"
#include "training/out_of_memory.h"
#include "training/pair_source.h"
#include "training/precision_choice.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/ops/addcmul.h>
#include <ATen/ops/sub.h>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
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

std::vector<std::int64_t> batchShape(std::int64_t count, const SampleShape& shape) {
  std::vector<std::int64_t> full = {count};
  full.insert(full.end(), shape.begin(), shape.end());
  return full;
}

} // namespace

/// What steps need beyond the weights.
struct DeblendingTrainer::Learning {
  Learning(const TrainerInputs& inputs, const torch::Tensor& values, const torch::Device& device)
      : adam(values), schedule(inputs.trainingOptions, inputs.totalSteps), pairs(inputs, device),
        alphaGenerator(makeGenerator(deriveSeed(inputs.seed, "alpha"), device)),
        dropoutGenerator(makeGenerator(0, device)) {
    const std::int64_t batchSize = inputs.trainingOptions.integer("batch_size");
    const auto options = torch::dtype(torch::kFloat32).device(device);
    const std::vector<std::int64_t> shape = batchShape(batchSize, inputs.source->sampleShape());
    xAlpha = torch::empty(shape, options);
    velocity = torch::empty(shape, options);
    alpha = torch::empty({batchSize}, options);
    std::vector<std::int64_t> broadcast(shape.size(), 1);
    broadcast[0] = batchSize;
    alphaColumn = alpha.view(broadcast);
    lossSum = torch::zeros({}, options.dtype(torch::kFloat64));
  }

  /// Returns the batch's labels; undefined where there are none.
  torch::Tensor drawBatch(std::int64_t batch) {
    const PairBatch& pair = pairs.next(batch);
    alpha.uniform_(0, 1, alphaGenerator);
    at::sub_out(velocity, pair.x1, pair.x0);
    at::addcmul_out(xAlpha, pair.x0, alphaColumn, velocity);
    return pair.labels;
  }

  TensorMap randomState() const {
    TensorMap map = pairs.state();
    map["random.alpha"] = generatorState(alphaGenerator);
    return map;
  }

  void restoreRandomState(const TensorMap& state) {
    pairs.restore(state);
    restoreGenerator(alphaGenerator, state.at("random.alpha"));
  }

  Adam adam;
  LearningRateSchedule schedule;
  PairSource pairs;
  torch::Generator alphaGenerator;
  torch::Generator dropoutGenerator; ///< seeded for every batch
  torch::Tensor xAlpha, velocity;    ///< [B, ...sampleShape]; velocity is x₁ − x₀
  torch::Tensor alpha;               ///< [B]
  torch::Tensor alphaColumn;         ///< [B, 1, …]
  torch::Tensor lossSum;             ///< float64 scalar, since the last report
  std::int64_t lossSteps = 0;
  double learningRate = 0;
};

DeblendingTrainer::DeblendingTrainer(TrainerInputs inputs, NetworkFactory makeNetwork)
    : m_inputs(std::move(inputs)), m_makeNetwork(std::move(makeNetwork)), m_device(m_inputs.device),
      m_model(makeModel()), m_averaged(m_model.parameters->values().clone()), m_threadCount(threadCount()),
      m_mayFillMemory(stepWork() >= singleThreadedWork) {}

DeblendingTrainer::~DeblendingTrainer() = default;

DeblendingTrainer::Model DeblendingTrainer::makeModel() const {
  // Layers draw their first weights from the one generator of the process: nobody else may, meanwhile.
  static std::mutex generatorInUse;
  const std::scoped_lock lock(generatorInUse);
  torch::manual_seed(deriveSeed(m_inputs.seed, "weights"));
  Model model{m_makeNetwork(), std::nullopt};
  model.network->to(m_device);
  model.network->setPrecision(
      chosenPrecision(m_inputs.trainingOptions.text("precision"), *model.network, m_device));
  model.parameters.emplace(*model.network);
  return model;
}

DeblendingTrainer::Learning& DeblendingTrainer::learning() {
  if (!m_learning)
    m_learning = std::make_unique<Learning>(m_inputs, m_model.parameters->values(), m_device);
  return *m_learning;
}

double DeblendingTrainer::stepWork() const {
  return 3 * m_model.network->forwardCost() *
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
}

void DeblendingTrainer::learnFromBatches(Learning& now) {
  const std::int64_t batches = m_inputs.trainingOptions.integer("accumulate");
  const torch::Tensor& gradients = m_model.parameters->gradients();
  gradients.zero_();
  torch::Tensor loss;
  for (std::int64_t i = 0; i < batches; ++i) {
    const std::int64_t batch = m_stepCount * batches + i;
    const torch::Tensor labels = now.drawBatch(batch);
    const torch::Tensor more =
        m_model.network->accumulateGradients(networkInput(now, labels, batch), now.velocity);
    loss = loss.defined() ? loss + more : batches == 1 ? more : more.clone();
  }
  if (const double clip = m_inputs.trainingOptions.real("clip_norm"); clip > 0)
    gradients.mul_((clip / (gradients.norm() + 1e-12)).clamp_max(1));
  now.learningRate = now.schedule.at(m_stepCount);
  now.adam.step(m_model.parameters->values(), gradients, now.learningRate);
  now.lossSum.add_(loss);
  ++m_stepCount;
  ++now.lossSteps;
}

/// A few labels are withheld, by random numbers that follow from the seed and the batch's number.
NetworkInput DeblendingTrainer::networkInput(Learning& now, const torch::Tensor& labels,
                                             std::int64_t batch) const {
  const VelocityNetwork& network = *m_model.network;
  NetworkInput input{now.xAlpha, now.alpha, {}, {}};
  const bool isConditional = network.classCount() > 0 && labels.defined();
  if (!network.hasDropout() && !isConditional)
    return input;
  now.dropoutGenerator.set_current_seed(
      deriveSeed(m_inputs.seed + static_cast<std::uint64_t>(batch), "dropout"));
  if (network.hasDropout())
    input.random = now.dropoutGenerator;
  if (isConditional) {
    const torch::Tensor isWithheld =
        torch::empty(labels.sizes(), now.alpha.options()).uniform_(0, 1, now.dropoutGenerator) <
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
  LossReport report{0, now.lossSteps, now.learningRate};
  if (now.lossSteps > 0)
    report.loss = now.lossSum.item<double>() / static_cast<double>(now.lossSteps);
  now.lossSum.zero_();
  now.lossSteps = 0;
  return report;
}

bool DeblendingTrainer::isFinite() const {
  const bool lossIsFinite = !m_learning || std::isfinite(m_learning->lossSum.item<double>());
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
  map["loss.sum"] = now.lossSum.to(torch::kCPU, /*non_blocking=*/false, /*copy=*/true);
  map["loss.steps"] = torch::tensor(now.lossSteps, torch::kInt64);
  return map;
}

void DeblendingTrainer::restore(const TrainerState& state) {
  const FlatParameters& parameters = *m_model.parameters;
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
  now.lossSum.copy_(state.at("loss.sum"));
  now.lossSteps = state.at("loss.steps").item<std::int64_t>();
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
