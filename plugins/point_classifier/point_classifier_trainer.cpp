#include "point_classifier_trainer.h"

#include "core/error.h"
#include "data/data_set.h"
#include "sampling/random.h"
#include "training/out_of_memory.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/ops/scalar_tensor.h>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <thread>

namespace deblend {
namespace {

/// Below this many floating-point operations a step, a second thread costs more than it gives.
constexpr double singleThreadedWork = 2e8;
constexpr double margin = 0.05;                                   ///< around the points, in their longer side
constexpr std::int64_t mostCells = 16'384;                        ///< of a surface, along its longer side
constexpr std::int64_t mostProbabilities = std::int64_t{1} << 28; ///< of a surface

LabelledPoints pointsOf(const DataSet& dataSet) {
  torch::Generator generator = makeGenerator(0);
  const torch::Tensor places =
      dataSet.inOwnUnits(dataSet.pool(generator)).to(torch::kCPU, torch::kFloat32).contiguous();
  const SampleLabels& labels = *dataSet.labels();
  const torch::Tensor classes = labels.values.contiguous();
  LabelledPoints points;
  points.places.assign(places.const_data_ptr<float>(), places.const_data_ptr<float>() + places.numel());
  points.labels.assign(classes.const_data_ptr<std::int64_t>(),
                       classes.const_data_ptr<std::int64_t>() + classes.numel());
  points.classCount = std::ssize(labels.names);
  return points;
}

PointClassifierOptions optionsOf(const OptionValues& options) {
  return {options.integer("width"), options.integer("depth"),
          options.text("classification_loss") == "squared_error" ? ClassificationLoss::SquaredError
                                                                 : ClassificationLoss::CrossEntropy,
          options.integer("points_per_step")};
}

int chosenThreadCount(const TrainerInputs& inputs, const PointClassifier& classifier, std::int64_t count) {
  if (const std::int64_t wanted = inputs.trainingOptions.integer("threads"); wanted > 0)
    return static_cast<int>(wanted);
  const std::int64_t asked = inputs.modelOptions.integer("points_per_step");
  const double work =
      6.0 * static_cast<double>(classifier.parameterCount()) * static_cast<double>(asked > 0 ? asked : count);
  return work < singleThreadedWork ? 1 : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

/// The points and a margin around them, cut into square cells.
ClassMap emptyMap(const PlaneRectangle& points, std::int64_t longerSide, std::int64_t classCount) {
  const double width = points.right - points.left, height = points.bottom - points.top;
  const double spread = std::max(width, height) > 0 ? std::max(width, height) : 1;
  const double cell = spread * (1 + 2 * margin) / static_cast<double>(longerSide);
  const auto cells = [&](double side) {
    // The longer side's division must not leave a part of a cell over.
    const auto found = std::llround(std::ceil((side + 2 * margin * spread) / cell - 1e-6));
    return std::clamp<std::int64_t>(found, 1, longerSide);
  };
  const std::int64_t columns = cells(width), rows = cells(height);
  if (columns * rows > mostProbabilities / classCount)
    throw Error(fmt::format("A decision surface of {} × {} cells with {} classes is too large: fewer cells "
                            "are needed.",
                            columns, rows, classCount));
  const double x = 0.5 * (points.left + points.right), y = 0.5 * (points.top + points.bottom);
  const double halfWidth = 0.5 * cell * static_cast<double>(columns);
  const double halfHeight = 0.5 * cell * static_cast<double>(rows);
  ClassMap map;
  map.columns = static_cast<int>(columns);
  map.rows = static_cast<int>(rows);
  map.rectangle = {x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight};
  return map;
}

} // namespace

PointClassifierTrainer::PointClassifierTrainer(const TrainerInputs& inputs)
    : m_points(pointsOf(*inputs.target)), m_classNames(inputs.target->labels()->names),
      m_classifier(m_points, optionsOf(inputs.modelOptions), inputs.seed),
      m_schedule(inputs.trainingOptions, inputs.totalSteps),
      m_threadCount(chosenThreadCount(inputs, m_classifier, m_points.count())) {}

void PointClassifierTrainer::prepareThread() const {
  if (at::get_num_threads() != m_threadCount)
    at::set_num_threads(m_threadCount);
  // Adam's second moments of weights that rest decay into denormal numbers, which processors compute many
  // times slower.
  thread_local const bool flushesDenormals = at::globalContext().setFlushDenormal(true);
  static_cast<void>(flushesDenormals);
}

void PointClassifierTrainer::step() {
  prepareThread();
  withMemoryFor(
      [this] {
        const double learningRate = m_schedule.at(stepCount());
        m_lossSum += m_classifier.step(learningRate);
        m_learningRate = learningRate;
        ++m_lossSteps;
      },
      [this] {
        return fmt::format("Step {} needs more memory than there is: let it learn from fewer points "
                           "(points_per_step), or lower width or depth.",
                           stepCount() + 1);
      });
}

LossReport PointClassifierTrainer::takeLossReport() {
  prepareThread();
  LossReport report{0, m_lossSteps, m_learningRate, {{"accuracy", m_classifier.accuracy()}}};
  if (m_lossSteps > 0)
    report.loss = m_lossSum / static_cast<double>(m_lossSteps);
  m_lossSum = 0;
  m_lossSteps = 0;
  return report;
}

bool PointClassifierTrainer::isFinite() const {
  return std::isfinite(m_lossSum) && m_classifier.isFinite();
}

std::shared_ptr<const TrainerState> PointClassifierTrainer::state(StateParts parts) const {
  auto state = std::make_shared<TrainerState>();
  state->weights = m_classifier.weights();
  state->averaged = m_classifier.weights();
  if (parts == StateParts::All) {
    state->training = m_classifier.progress();
    state->training.merge(sums());
  }
  return state;
}

TensorMap PointClassifierTrainer::sums() const {
  return {{"loss.sum", at::scalar_tensor(m_lossSum, torch::kFloat64)},
          {"loss.steps", at::scalar_tensor(m_lossSteps, torch::kInt64)}};
}

void PointClassifierTrainer::restore(const TrainerState& state) {
  requireSameLayout(m_classifier.weights(), state.averaged, "averaged weights");
  if (state.training.empty())
    m_classifier.restore(state.weights);
  else
    restoreTraining(state);
}

void PointClassifierTrainer::restoreTraining(const TrainerState& state) {
  TensorMap progress, found;
  for (const auto& entry : state.training)
    (entry.first.starts_with("loss.") ? found : progress).insert(entry);
  requireSameLayout(sums(), found, "training state");
  const auto steps = found.at("loss.steps").item<std::int64_t>();
  if (steps < 0)
    throw Error(fmt::format(
        "The training state counts {} steps since the last report: 0 or more are allowed.", steps));
  m_classifier.restore(state.weights, progress);
  m_lossSum = found.at("loss.sum").item<double>();
  m_lossSteps = steps;
}

Preview PointClassifierTrainer::preview(const PreviewRequest& request,
                                        const std::function<bool()>& keepGoing) {
  prepareThread();
  if (std::holds_alternative<ScalarsRequest>(request))
    return scalars();
  if (const auto* wanted = std::get_if<ViewRequest>(&request)) {
    if (wanted->view != "surface")
      throw Error(fmt::format("A point classifier has no view '{}': it has 'surface'.", wanted->view));
    if (wanted->longerSide < 1 || wanted->longerSide > mostCells)
      throw Error(
          fmt::format("A decision surface has 1 to {} cells on its longer side, but {} were asked for.",
                      mostCells, wanted->longerSide));
    return surface(wanted->longerSide, keepGoing);
  }
  throw Error("A point classifier shows its view 'surface' alone: it has no trajectories, velocities, "
              "densities or documents.");
}

Scalars PointClassifierTrainer::scalars() {
  return {{{"parameters", static_cast<double>(m_classifier.parameterCount())},
           {"points", static_cast<double>(m_points.count())},
           {"classes", static_cast<double>(m_points.classCount)},
           {"accuracy", m_classifier.accuracy()},
           {"threads", static_cast<double>(m_threadCount)}}};
}

ClassMap PointClassifierTrainer::surface(std::int64_t longerSide, const std::function<bool()>& keepGoing) {
  ClassMap map = emptyMap(m_classifier.bounds(), longerSide, m_points.classCount);
  withMemoryFor(
      [&] {
        map.probabilities =
            m_classifier.decisionSurface(map.columns, map.rows, map.rectangle, keepGoing).probabilities;
      },
      [&] {
        return fmt::format("A decision surface of {} × {} cells with {} classes needs more memory than there "
                           "is: fewer cells are needed.",
                           map.columns, map.rows, m_points.classCount);
      });
  map.classNames = m_classNames;
  map.places = m_points.places;
  map.labels = m_points.labels;
  return map;
}

} // namespace deblend
