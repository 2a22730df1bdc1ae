// Prints, as one JSON document, what the exact field costs: milliseconds of one field of two pictures by
// convolution, seconds of an exact mapping, pairs binned a second, and seconds of stochastic paths. The best
// of several. Usage: deblend_exact_figures RESOURCES SOURCE TARGET [SIDE]

#include "exact/binned_field.h"
#include "exact/exact_mapping.h"
#include "exact/exact_side.h"
#include "exact/stochastic_paths.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <iostream>

namespace {

using namespace deblend;

double bestSeconds(int repetitions, const auto& work) {
  double best = 1e30;
  for (int i = 0; i < repetitions; ++i) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
  }
  return best;
}

double pairsPerSecond(const ExactSide& source, const ExactSide& target, int side, double alpha) {
  constexpr std::int64_t points = 16'384;
  const std::vector<float> a = source.draw(points, 1), b = target.draw(points, 2);
  return static_cast<double>(points * points) / bestSeconds(5, [&] {
           binnedField(a, b, {.columns = side, .rows = side, .rectangle = {}, .alpha = alpha});
         });
}

nlohmann::ordered_json figures(const ExactSide& source, const ExactSide& target, int side) {
  const ConvolutionField field(source.masses(), target.masses());
  TrajectoryRequest mapping;
  mapping.count = 16'384;
  mapping.steps = 128;
  mapping.keptStates = 1;
  const std::vector<float> start = source.startPoints(mapping.count, 0);
  const StochasticPathRequest paths{.count = 1000, .steps = 1000, .keptStates = 2};
  return {{"side", side},
          {"field_ms", 1000 * bestSeconds(30, [&] { field.lookup(0.5); })},
          {"drawn_field_ms", 1000 * bestSeconds(30, [&] { field.at(0.5); })},
          {"mapping_s", bestSeconds(5, [&] { exactMapping(field, start, mapping); })},
          {"pairs_per_second_in_the_middle", pairsPerSecond(source, target, side, 0.5)},
          {"pairs_per_second_near_the_source", pairsPerSecond(source, target, side, 0.01)},
          {"paths_s", bestSeconds(2, [&] { stochasticPaths(source, target, paths); })}};
}

} // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::cerr << "Usage: deblend_exact_figures RESOURCES SOURCE TARGET [SIDE]\n";
    return 2;
  }
  try {
    const DataFolders folders{std::filesystem::current_path(), argv[1]};
    const int side = argc > 4 ? std::stoi(argv[4]) : 256;
    const auto source = ExactSide::open(parseDataSetSpec(argv[2]), folders, side);
    const auto target = ExactSide::open(parseDataSetSpec(argv[3]), folders, side);
    std::cout << figures(*source, *target, side).dump() << "\n";
    return 0;
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 1;
  }
}
