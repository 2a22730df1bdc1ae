#include "shape_approximator_trainer.h"

#include "core/error.h"
#include "evaluation/picture_quality.h"
#include "reduced_picture.h"
#include "shape_export.h"
#include "shape_options.h"
#include "shape_picture.h"
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

/// Pixels of the longer side of the pictures that PSNR and SSIM compare: on larger ones a report would take
/// as long as steps.
constexpr std::int64_t measuredSide = 512;

std::int64_t longerSideOf(const torch::Tensor& picture) {
  return std::max(picture.size(1), picture.size(2));
}

torch::Tensor measuredPicture(const ShapeFitting& fitting) {
  const torch::Tensor& target = fitting.target();
  if (longerSideOf(target) <= measuredSide)
    return target;
  const PictureSize size = sizeWithLongerSide(fitting.scene(), measuredSide);
  return reducedPicture(target, size.width, size.height);
}

int chosenThreadCount(std::int64_t wanted) {
  return wanted > 0 ? static_cast<int>(wanted)
                    : static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
}

} // namespace

ShapeApproximatorTrainer::ShapeApproximatorTrainer(const TrainerInputs& inputs)
    : m_picture(inputs.target), m_fitting(m_picture.reducedTo(inputs.modelOptions.integer("finest_side")),
                                          fittingSettings(inputs), m_picture.size()),
      m_measured(measuredPicture(m_fitting)), m_viewer(m_picture, longerSideOf(m_fitting.target())),
      m_threadCount(chosenThreadCount(inputs.trainingOptions.integer("threads"))) {}

void ShapeApproximatorTrainer::prepareThread() const {
  if (at::get_num_threads() != m_threadCount)
    at::set_num_threads(m_threadCount);
  // As on every thread that trains: numbers must not depend on what a thread did before.
  thread_local const bool flushesDenormals = at::globalContext().setFlushDenormal(true);
  static_cast<void>(flushesDenormals);
}

void ShapeApproximatorTrainer::step() {
  prepareThread();
  withMemoryFor([this] { m_fitting.step(); },
                [this] {
                  return fmt::format("Step {} needs more memory than there is: lower finest_side or shapes.",
                                     stepCount() + 1);
                });
  m_lossSum += m_fitting.loss();
  ++m_lossSteps;
}

std::vector<std::pair<std::string, double>> ShapeApproximatorTrainer::quality() const {
  const ShapeScene scene = m_fitting.scene();
  const torch::Tensor picture = renderPicture(scene, {m_measured.size(2), m_measured.size(1)}).colours;
  return {{"psnr", std::min(mostDecibels, peakSignalToNoise(picture, m_measured))},
          {"ssim", structuralSimilarity(picture, m_measured)},
          {"shapes", static_cast<double>(scene.count())}};
}

LossReport ShapeApproximatorTrainer::takeLossReport() {
  prepareThread();
  LossReport report{0, m_lossSteps, m_fitting.learningRate(), quality()};
  if (m_lossSteps > 0)
    report.loss = m_lossSum / static_cast<double>(m_lossSteps);
  m_lossSum = 0;
  m_lossSteps = 0;
  return report;
}

bool ShapeApproximatorTrainer::isFinite() const {
  return std::isfinite(m_lossSum) && m_fitting.isFinite();
}

Preview ShapeApproximatorTrainer::preview(const PreviewRequest& request,
                                          const std::function<bool()>& keepGoing) {
  prepareThread();
  if (std::holds_alternative<ScalarsRequest>(request))
    return scalars();
  if (const auto* wanted = std::get_if<DocumentRequest>(&request))
    return document(wanted->ending);
  const auto* view = std::get_if<ViewRequest>(&request);
  if (view == nullptr)
    throw Error("Shapes that approximate a picture have no trajectories, velocities or densities: they show "
                "the views result, target, error and shape.");
  ViewPicture picture;
  withMemoryFor([&] { picture = m_viewer.draw(*view, m_fitting.scene(), keepGoing); },
                [&] {
                  return fmt::format("A view with a longer side of {} pixels needs more memory than there "
                                     "is: ask for fewer.",
                                     view->longerSide);
                });
  return picture;
}

Scalars ShapeApproximatorTrainer::scalars() const {
  const ShapeScene scene = m_fitting.scene();
  Scalars scalars{quality()};
  scalars.values.emplace_back("parameters",
                              static_cast<double>(scene.background.size() + scene.shapes.size()));
  scalars.values.emplace_back("threads", m_threadCount);
  return scalars;
}

Document ShapeApproximatorTrainer::document(const std::string& ending) const {
  if (ending == ".svg")
    return {sceneToSvg(m_fitting.scene())};
  if (ending == ".json")
    return {sceneToJson(m_fitting.scene())};
  throw Error(fmt::format("Shapes cannot be written as '{}': known are .svg, .json.", ending));
}

std::shared_ptr<const TrainerState> ShapeApproximatorTrainer::state(StateParts parts) const {
  auto state = std::make_shared<TrainerState>();
  state->weights = m_fitting.weights();
  state->averaged = state->weights;
  if (parts == StateParts::All) {
    state->training = m_fitting.training();
    state->training["report.loss"] = at::scalar_tensor(m_lossSum, torch::kFloat64);
    state->training["report.steps"] = at::scalar_tensor(m_lossSteps, torch::kInt64);
  }
  return state;
}

void ShapeApproximatorTrainer::restore(const TrainerState& state) {
  requireSameLayout(m_fitting.weights(), state.averaged, "averaged shapes");
  if (state.training.empty())
    return m_fitting.restore(state.weights, {});
  TensorMap fitting, report;
  for (const auto& entry : state.training)
    (entry.first.starts_with("report.") ? report : fitting).insert(entry);
  requireSameLayout({{"report.loss", at::scalar_tensor(m_lossSum, torch::kFloat64)},
                     {"report.steps", at::scalar_tensor(m_lossSteps, torch::kInt64)}},
                    report, "sums since the last report");
  const auto steps = report.at("report.steps").item<std::int64_t>();
  const auto loss = report.at("report.loss").item<double>();
  if (steps < 0 || !std::isfinite(loss))
    throw Error(fmt::format("The sums since the last report are {} over {} steps: finite ones over 0 or more "
                            "are allowed.",
                            loss, steps));
  m_fitting.restore(state.weights, fitting);
  m_lossSum = loss;
  m_lossSteps = steps;
}

} // namespace deblend
