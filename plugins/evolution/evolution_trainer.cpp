#include "evolution_trainer.h"

#include "core/error.h"
#include "core/in_parallel.h"
#include "data/data_set.h"
#include "data_set_target.h"
#include "evaluation/picture_quality.h"
#include "evolution_options.h"
#include "genome_json.h"
#include "population_tensors.h"
#include "similarity.h"
#include "svg_export.h"
#include "training/out_of_memory.h"
#include "training/trainer_state.h"

#include <ATen/ops/tensor.h>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace deblend::evolution {
namespace {

constexpr int mostSimilaritySide = 1024; ///< pixels
constexpr std::int64_t mostViewSide = 32'768;
const char* const unreportedName = "report.steps";

int threadCount(const OptionValues& options) {
  const std::int64_t wanted = options.integer("threads");
  return static_cast<int>(wanted > 0 ? wanted : static_cast<std::int64_t>(workerCount()));
}

double mean(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

std::int64_t unreportedSteps(const TensorMap& state) {
  const auto found = state.find(unreportedName);
  if (found == state.end() || found->second.scalar_type() != torch::kInt64 || found->second.numel() != 1)
    throw Error(fmt::format("A population could not be read: the tensor '{}' is not one whole number.",
                            unreportedName));
  return found->second.item<std::int64_t>();
}

} // namespace

/// What generations need beyond the best genome.
struct EvolutionTrainer::Learning {
  Learning(const TargetPicture& target, const TrainerInputs& inputs, int threads)
      : run(target, settingsOf(inputs.modelOptions), inputs.seed, threads),
        comparison(reduced(target, mostSimilaritySide)) {}

  /// Makes every member of the population this genome.
  void adopt(const Genome& genome) {
    run.restore({run.generation(), run.evaluations(), std::vector(run.errors().size(), genome)});
  }

  EvolutionRun run;
  TargetPicture comparison; ///< the target as it is compared by structure
  std::int64_t unreported = 0;
};

EvolutionTrainer::EvolutionTrainer(TrainerInputs inputs)
    : m_inputs(std::move(inputs)), m_shape(m_inputs.target->sampleShape()),
      m_threads(threadCount(m_inputs.trainingOptions)) {}

EvolutionTrainer::~EvolutionTrainer() = default;

const TargetPicture& EvolutionTrainer::target() const {
  if (!m_target)
    m_target =
        reduced(targetOf(*m_inputs.target), static_cast<int>(m_inputs.modelOptions.integer("longest_side")));
  return *m_target;
}

EvolutionTrainer::Learning& EvolutionTrainer::learning() const {
  if (!m_learning) {
    auto made = std::make_unique<Learning>(target(), m_inputs, m_threads);
    if (m_genome)
      made->adopt(*m_genome);
    m_genome.reset();
    m_learning = std::move(made);
  }
  return *m_learning;
}

const Genome& EvolutionTrainer::best() const {
  if (m_learning)
    return m_learning->run.best();
  if (!m_genome)
    m_genome = Genome{target().mean(), {}};
  return *m_genome;
}

void EvolutionTrainer::step() {
  withMemoryFor([this] { learning().run.step(); },
                [this] {
                  return fmt::format("Evolution of a picture of {} × {} pixels needs more memory than there "
                                     "is: set longest_side (now {}) to fewer pixels.",
                                     m_shape[2], m_shape[1], m_inputs.modelOptions.integer("longest_side"));
                });
  ++m_learning->unreported;
}

std::int64_t EvolutionTrainer::stepCount() const {
  return m_learning ? m_learning->run.generation() : 0;
}

LossReport EvolutionTrainer::takeLossReport() {
  Learning& now = learning();
  const double error = now.run.bestError();
  LossReport report{error, now.unreported, 0};
  report.values = {{"psnr", recordedSignalToNoise(error)},
                   {"ssim", similarity(best(), now.comparison, m_threads).ssim},
                   {"shapes", static_cast<double>(best().genes.size())},
                   {"evaluations", static_cast<double>(now.run.evaluations())}};
  if (const std::vector<double> errors = now.run.errors(); errors.size() > 1)
    report.values.emplace_back("population_mean", mean(errors));
  now.unreported = 0;
  return report;
}

bool EvolutionTrainer::isFinite() const {
  return !m_learning || std::isfinite(m_learning->run.bestError());
}

std::shared_ptr<const TrainerState> EvolutionTrainer::state(StateParts parts) const {
  auto state = std::make_shared<TrainerState>();
  state->weights = toTensors(best());
  state->averaged = state->weights;
  if (parts == StateParts::All) {
    state->training = toTensors(learning().run.state());
    state->training[unreportedName] = torch::tensor(learning().unreported, torch::kInt64);
  }
  return state;
}

void EvolutionTrainer::restore(const TrainerState& state) {
  Genome genome = genomeFromTensors(state.weights);
  genomeFromTensors(state.averaged);
  const std::int64_t most = m_inputs.modelOptions.integer("shapes");
  if (std::ssize(genome.genes) > most)
    throw Error(fmt::format("A genome of {} shapes cannot go on with the option 'shapes' at {}.",
                            genome.genes.size(), most));
  if (!state.training.empty()) {
    const std::int64_t unreported = unreportedSteps(state.training);
    const EvolutionState population = stateFromTensors(state.training);
    learning().run.restore(population);
    learning().unreported = unreported;
  } else if (m_learning) {
    m_learning->adopt(genome);
  } else {
    m_genome = std::move(genome);
  }
}

Preview EvolutionTrainer::preview(const PreviewRequest& request, const std::function<bool()>& keepGoing) {
  if (std::holds_alternative<ScalarsRequest>(request))
    return scalars();
  if (const auto* wanted = std::get_if<ViewRequest>(&request))
    return view(*wanted, keepGoing);
  if (const auto* wanted = std::get_if<DocumentRequest>(&request))
    return document(*wanted);
  throw Error("A picture that evolves has neither samples nor a velocity: it shows the views result, target, "
              "error and shape.");
}

Scalars EvolutionTrainer::scalars() const {
  const Similarity nearness = similarity(best(), reduced(target(), mostSimilaritySide), m_threads);
  return {{{"psnr", nearness.psnr},
           {"ssim", nearness.ssim},
           {"shapes", static_cast<double>(best().genes.size())},
           {"threads", m_threads}}};
}

/// The target as evolution sees it where that is large enough for the view, else the whole picture.
TargetPicture EvolutionTrainer::targetFor(const ViewForm& form) const {
  const bool isEnough = form.columns <= target().columns && form.rows <= target().rows;
  return isEnough ? target() : targetOf(*m_inputs.target);
}

ViewPicture EvolutionTrainer::view(const ViewRequest& request, const std::function<bool()>& keepGoing) const {
  if (request.longerSide < 1 || request.longerSide > mostViewSide)
    throw Error(fmt::format("A view has 1 to {} pixels at its longer side, but {} were asked for.",
                            mostViewSide, request.longerSide));
  ViewForm form = viewForm(request.longerSide, m_shape[2], m_shape[1]);
  form.channels = static_cast<int>(m_shape[0]);
  form.threads = m_threads;
  form.keepGoing = keepGoing;
  if (request.view == "result")
    return resultView(best(), form);
  if (request.view == "target")
    return targetView(targetFor(form), form);
  if (request.view == "error")
    return errorView(best(), targetFor(form), form);
  if (request.view == "shape")
    return shapeView(best(), request.item, form);
  throw Error(
      fmt::format("Evolution has no view '{}': it shows result, target, error and shape.", request.view));
}

Document EvolutionTrainer::document(const DocumentRequest& request) const {
  if (request.ending == ".svg")
    return {toSvg(best(), static_cast<int>(m_shape[2]), static_cast<int>(m_shape[1]),
                  static_cast<int>(m_shape[0]))};
  if (request.ending == ".json")
    return {toJson(best())};
  throw Error(
      fmt::format("Evolution is written to files ending in .svg or .json, not in '{}'.", request.ending));
}

} // namespace deblend::evolution
