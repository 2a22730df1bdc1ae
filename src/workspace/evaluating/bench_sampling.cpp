#include "evaluating/bench_sampling.h"

#include "core/device.h"
#include "core/error.h"
#include "evaluating/evaluation.h"
#include "evaluation/draw_samples.h"
#include "evaluation/repeated_samples.h"
#include "evaluation/sliced_wasserstein.h"
#include "evaluation/straightness.h"
#include "evaluation/wasserstein2.h"
#include "exporting/run_sampling.h"
#include "runs/clock.h"
#include "runs/run_catalog.h"
#include "sampling/integrator.h"
#include "sampling/spacing.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace deblend {
namespace {

/// Numbers of the states that straightness is measured on.
constexpr std::int64_t mostKeptValues = 16'777'216;
/// Of which an adaptive integrator, whose T costs nothing, gives this many.
constexpr std::int64_t adaptiveStates = 64;

void requireValid(const BenchRequest& request) {
  const auto isEmpty = [](const auto&... lists) { return (lists.empty() || ...); };
  if (isEmpty(request.checkpoints, request.steps, request.integrators, request.spacings, request.tolerances))
    throw Error("A bench needs at least one checkpoint, number of steps, integrator, spacing and tolerance.");
  if (request.seeds < 1 || request.sampling.count < 1 || std::ranges::min(request.steps) < 1)
    throw Error(
        fmt::format("A bench needs at least 1 seed, 1 sample and 1 step, but {}, {} and {} were asked "
                    "for.",
                    request.seeds, request.sampling.count, std::ranges::min(request.steps)));
  if (!(std::ranges::min(request.tolerances) > 0))
    throw Error(fmt::format("A bench needs tolerances above 0, but {:g} was asked for.",
                            std::ranges::min(request.tolerances)));
}

/// The rows to measure at one checkpoint, without figures.
std::vector<BenchRow> combinations(const BenchRequest& request) {
  std::vector<BenchRow> rows;
  for (const std::string& id : request.integrators) {
    if (integrator(id).kind == IntegratorKind::Adaptive) {
      for (const double tolerance : request.tolerances)
        rows.push_back({.integrator = id, .spacing = {}, .tolerance = tolerance});
      continue;
    }
    for (const std::string& each : request.spacings)
      for (const std::int64_t steps : request.steps)
        rows.push_back({.integrator = id, .spacing = spacing(each).id, .steps = steps});
  }
  return rows;
}

/// The real samples of a seed.
struct Reference {
  std::vector<float> samples; ///< as many as are mapped
  double floor = 0;
};

struct Figures {
  std::vector<double> distance, straightness, evaluations, seconds;
};

class Bench {
public:
  Bench(const std::filesystem::path& projectFolder, const BenchRequest& request,
        const ModelTypeCatalog& catalog, const DataFolders& folders, const BenchProgress& progress)
      : m_projectFolder(projectFolder), m_request(request), m_catalog(catalog), m_folders(folders),
        m_progress(progress), m_rows(combinations(request)) {}

  BenchResult run();

private:
  std::vector<std::string> checkpoints() const;
  void measureCheckpoint(RunSampler& sampler);
  void begin(const RunSampler& sampler);
  bool goesOn(double share) const { return !m_progress || m_progress(std::min(share, 1.0), m_result); }
  void requireGoingOn(double share) const;
  double share(double ofPart) const { return (static_cast<double>(m_done) + ofPart) / m_total; }
  double distance(const std::vector<float>& a, const std::vector<float>& b) const;
  void addFloors(const RunSampler& sampler);
  void addRow(BenchRow row, RunSampler& sampler);
  void addFigures(const BenchRow& row, std::size_t seed, RunSampler& sampler, Figures& figures);
  TrajectoryRequest trajectory(const BenchRow& row, std::size_t seed) const;

  const std::filesystem::path m_projectFolder;
  const BenchRequest& m_request;
  const ModelTypeCatalog& m_catalog;
  const DataFolders& m_folders;
  const BenchProgress& m_progress;
  const std::vector<BenchRow> m_rows;
  SampleShape m_shape;
  std::vector<Reference> m_references; ///< of each seed
  std::int64_t m_done = 0;             ///< parts of the work, of which each seed of a row is one
  double m_total = 1;
  BenchResult m_result;
};

BenchResult Bench::run() {
  const std::vector<std::string> chosen = checkpoints();
  m_total = static_cast<double>(chosen.size() * m_rows.size() + 1) * static_cast<double>(m_request.seeds);
  try {
    for (const std::string& each : chosen) {
      RunSampler sampler(m_projectFolder, {m_request.run, each, "auto"}, m_catalog, m_folders);
      measureCheckpoint(sampler);
    }
    m_result.isComplete = true;
  } catch (const Error& error) {
    if (error.what() != std::string("cancelled"))
      throw;
  }
  m_result.created = timeNow();
  return m_result;
}

std::vector<std::string> Bench::checkpoints() const {
  if (m_request.checkpoints != std::vector<std::string>{"all"})
    return m_request.checkpoints;
  std::vector<std::string> steps;
  for (const auto& each :
       listCheckpoints(checkpointsFolder(findRun(m_projectFolder / "runs", m_request.run))))
    steps.push_back(std::to_string(each.step));
  return steps.empty() ? std::vector<std::string>{"latest"} : steps;
}

void Bench::measureCheckpoint(RunSampler& sampler) {
  if (m_references.empty()) {
    begin(sampler);
    addFloors(sampler);
  }
  // The first sampling makes threads and networks ready.
  sampler.sample(trajectory({.integrator = "euler", .spacing = "uniform", .steps = 1}, 0));
  for (BenchRow row : m_rows) {
    row.checkpoint = sampler.step();
    addRow(std::move(row), sampler);
  }
}

void Bench::begin(const RunSampler& sampler) {
  m_shape = sampler.sampleShape();
  const bool isExact = isPlanar(m_shape) && m_request.sampling.count <= mostAssignedPoints;
  m_result.run = sampler.configuration().id;
  m_result.metric = isExact ? wasserstein2Name : slicedWassersteinName;
  m_result.count = m_request.sampling.count;
  m_result.seeds = m_request.seeds;
  m_result.weights = m_request.sampling.weights;
  m_result.device = resolveDevice("auto");
}

void Bench::requireGoingOn(double share) const {
  if (!goesOn(share))
    throw Error("cancelled");
}

double Bench::distance(const std::vector<float>& a, const std::vector<float>& b) const {
  return m_result.metric == wasserstein2Name ? wasserstein2(a, b)
                                             : slicedWasserstein(a, b, elementCount(m_shape));
}

void Bench::addFloors(const RunSampler& sampler) {
  DataFolders own = m_folders;
  own.base = m_projectFolder;
  const auto wanted = static_cast<std::size_t>(m_request.sampling.count * elementCount(m_shape));
  std::vector<double> floors;
  for (std::int64_t seed = 0; seed < m_request.seeds; ++seed) {
    const RealSamples real =
        drawRealSamples(sampler.configuration().target.spec, own, m_request.sampling.count,
                        m_request.sampling.seed + static_cast<std::uint64_t>(seed), m_request.sampling.label);
    Reference reference{repeated(real.reference, wanted), 0};
    requireGoingOn(share(0));
    reference.floor = distance(repeated(real.other, wanted), reference.samples);
    floors.push_back(reference.floor);
    m_references.push_back(std::move(reference));
    ++m_done;
    m_result.floor = spreadOf(floors);
  }
}

void Bench::addRow(BenchRow row, RunSampler& sampler) {
  Figures figures;
  for (std::size_t seed = 0; seed < m_references.size(); ++seed) {
    addFigures(row, seed, sampler, figures);
    ++m_done;
    requireGoingOn(share(0));
  }
  row.distance = spreadOf(figures.distance);
  row.straightness = spreadOf(figures.straightness);
  row.evaluations = spreadOf(figures.evaluations);
  row.seconds = spreadOf(figures.seconds);
  m_result.rows.push_back(std::move(row));
  requireGoingOn(share(0));
}

void Bench::addFigures(const BenchRow& row, std::size_t seed, RunSampler& sampler, Figures& figures) {
  using Clock = std::chrono::steady_clock;
  const Clock::time_point begin = Clock::now();
  const Trajectory path =
      sampler.sample(trajectory(row, seed), [&](double done) { return goesOn(share(0.9 * done)); });
  figures.seconds.push_back(std::chrono::duration<double>(Clock::now() - begin).count());
  figures.evaluations.push_back(static_cast<double>(path.evaluations));
  figures.straightness.push_back(straightness(path));
  const std::vector<float>& reference = m_references[seed].samples;
  figures.distance.push_back(
      distance({path.states.end() - std::ssize(reference), path.states.end()}, reference));
}

TrajectoryRequest Bench::trajectory(const BenchRow& row, std::size_t seed) const {
  TrajectoryRequest request = m_request.sampling;
  request.seed += seed;
  request.integrator = row.integrator;
  request.spacing = row.spacing.empty() ? "uniform" : row.spacing;
  request.steps = row.steps == 0 ? adaptiveStates : row.steps;
  request.tolerance = row.tolerance == 0 ? request.tolerance : row.tolerance;
  request.direction = Direction::Forward;
  request.lastAlpha = 1;
  const std::int64_t most = mostKeptValues / (request.count * elementCount(m_shape));
  request.keptStates = std::clamp<std::int64_t>(most, 2, request.steps + 1);
  return request;
}

} // namespace

BenchResult benchSampling(const std::filesystem::path& projectFolder, const BenchRequest& request,
                          const ModelTypeCatalog& catalog, const DataFolders& folders,
                          const BenchProgress& progress) {
  requireValid(request);
  return Bench(projectFolder, request, catalog, folders, progress).run();
}

} // namespace deblend
