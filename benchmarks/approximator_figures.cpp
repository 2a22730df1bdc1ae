/// Measures plugins/evolution and plugins/point_classifier, and prints one JSON document. `--seconds S` is
/// how long a picture evolves (10), `--threads T` with how many threads (2), `--large` adds a picture of 20
/// megapixels.

#include "data/point_patterns.h"
#include "evolution_run.h"
#include "point_classifier.h"

#include <ATen/Parallel.h>

#include <nlohmann/json.hpp>

#include <sys/resource.h>

#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string_view>

using namespace deblend;
using namespace deblend::evolution;
using nlohmann::ordered_json;

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

double megabytesAtMost() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

/// Disks over a gradient, of any size.
TargetPicture drawnTarget(int columns, int rows) {
  TargetPicture target{columns, rows, 3, {}};
  target.bytes.reserve(static_cast<std::size_t>(target.valueCount()));
  for (int channel = 0; channel < 3; ++channel)
    for (int row = 0; row < rows; ++row)
      for (int column = 0; column < columns; ++column) {
        const double x = static_cast<double>(column) / columns, y = static_cast<double>(row) / rows;
        double value = 60 + 120 * (channel == 0 ? x : y);
        for (int disk = 0; disk < 12; ++disk)
          if (std::hypot(x - 0.5 - 0.4 * std::sin(2.4 * disk), y - 0.5 - 0.4 * std::cos(1.7 * disk)) <
              0.03 + 0.01 * disk)
            value = (disk * 53 + channel * 97) % 256;
        target.bytes.push_back(static_cast<std::uint8_t>(value));
      }
  return target;
}

double coveredPixels(const Gene& gene, Rasterizer& rasterizer) {
  double sum = 0;
  rasterizer.begin(gene);
  for (auto rows = rasterizer.next(); !rows.empty(); rows = rasterizer.next())
    for (const CoverageRow& each : rows)
      sum += each.count;
  return sum;
}

/// Candidates a second of one thread: random genes of a kind, scored in the middle of a genome, colour and
/// alpha fitted.
ordered_json scoring(GeneKind kind) {
  const TargetPicture target = drawnTarget(256, 256);
  MutationRules rules;
  rules.kinds = {kind};
  RandomStream random{1};
  std::vector<Gene> genes;
  for (int i = 0; i < 20000; ++i)
    genes.push_back(randomGene({random.uniform(), random.uniform()}, rules, random));
  IncrementalScore score(target);
  score.prepare({target.mean(), {genes.begin(), genes.begin() + 50}}, 25, 1);
  Rasterizer rasterizer(256, 256);
  double area = 0;
  for (const Gene& each : genes)
    area += coveredPixels(each, rasterizer);
  double best = HUGE_VAL;
  for (int repetition = 0; repetition < 5; ++repetition) {
    const auto begin = Clock::now();
    for (Gene& each : genes)
      score.change(each, {}, rasterizer);
    best = std::min(best, secondsSince(begin));
  }
  const auto count = static_cast<double>(genes.size());
  return {{"kind", toText(kind)}, {"mean_pixels", area / count}, {"candidates_per_second", count / best}};
}

ordered_json evolving(std::vector<GeneKind> kinds, int population, double seconds, int threads) {
  const TargetPicture target = drawnTarget(256, 256);
  EvolutionSettings settings;
  settings.rules.kinds = std::move(kinds);
  settings.population = population;
  EvolutionRun run(target, settings, 1, threads);
  const auto begin = Clock::now();
  const std::clock_t cpuBegin = std::clock();
  while (secondsSince(begin) < seconds)
    run.step();
  const auto evaluations = static_cast<double>(run.state().evaluations);
  const double cpu = static_cast<double>(std::clock() - cpuBegin) / CLOCKS_PER_SEC;
  return {{"kinds", settings.rules.kinds.size()},
          {"population", population},
          {"threads", threads},
          {"seconds", secondsSince(begin)},
          {"processor_seconds", cpu},
          {"candidates_per_second", evaluations / secondsSince(begin)},
          {"candidates_per_processor_second", evaluations / cpu},
          {"genes", run.best().genes.size()},
          {"psnr", -10 * std::log10(run.bestError())}};
}

ordered_json large(int threads) {
  const TargetPicture target = drawnTarget(5000, 4000);
  EvolutionSettings settings;
  EvolutionRun run(target, settings, 1, threads);
  const auto begin = Clock::now();
  run.step();
  return {{"seconds_per_generation", secondsSince(begin)}, {"most_memory_megabytes", megabytesAtMost()}};
}

/// Until 99 % of random points of random classes are told rightly, on one thread; −1 if that takes over a
/// minute.
ordered_json torture(std::int64_t width, std::int64_t count, std::uint64_t seed, ClassificationLoss loss) {
  PointClassifier classifier(makePoints("torture", {count, 2, 0, seed}), {.width = width, .loss = loss},
                             seed);
  const auto begin = Clock::now();
  double reached = -1;
  while (reached < 0 && secondsSince(begin) < 60) {
    classifier.step(0.005);
    if (classifier.stepCount() % 100 == 0 && classifier.accuracy() >= 0.99)
      reached = secondsSince(begin);
  }
  return {{"width", width},
          {"points", count},
          {"seed", seed},
          {"loss", loss == ClassificationLoss::CrossEntropy ? "cross-entropy" : "squared error"},
          {"seconds", reached},
          {"steps", classifier.stepCount()}};
}

} // namespace

int main(int argc, char** argv) {
  double seconds = 10;
  int threads = 2;
  bool withLarge = false;
  for (int i = 1; i < argc; ++i)
    if (std::string_view(argv[i]) == "--large")
      withLarge = true;
    else if (i + 1 < argc && std::string_view(argv[i]) == "--seconds")
      seconds = std::atof(argv[++i]);
    else if (i + 1 < argc && std::string_view(argv[i]) == "--threads")
      threads = std::max(1, std::atoi(argv[++i]));

  ordered_json figures;
  for (const GeneKind kind : geneKinds())
    figures["scoring"].push_back(scoring(kind));
  for (const int population : {1, 8}) {
    figures["evolving"].push_back(evolving({GeneKind::Ellipse}, population, seconds, threads));
    figures["evolving"].push_back(
        evolving({geneKinds().begin(), geneKinds().end()}, population, seconds, threads));
  }
  at::set_num_threads(1);
  for (const std::int64_t width : {16, 32})
    for (const std::uint64_t seed : {1, 2, 3})
      figures["torture"].push_back(torture(width, 200, seed, ClassificationLoss::CrossEntropy));
  figures["torture"].push_back(torture(64, 1000, 1, ClassificationLoss::CrossEntropy));
  figures["torture"].push_back(torture(32, 200, 1, ClassificationLoss::SquaredError));
  if (withLarge)
    figures["large"] = large(threads);
  std::puts(figures.dump(2).c_str());
}
