// Prints, as one JSON document, what the shape approximator's arithmetic costs: nanoseconds for a shape and a
// pixel on one core beside those that the vector operations alone would take at the core's measured rate of
// fused multiply-adds, and the milliseconds of a step of 1,000 shapes on 512 × 512 pixels on all cores, with
// every shape covering the whole picture and with shapes as a fitting places them. A share of the limit tells
// how much of the processor time the vector operations of every shape at every pixel would take: above 1
// where tiles leave shapes out. Every figure is the median of short bursts, and the best. Usage:
// deblend_shape_figures [BURSTS]

#include "fma_peak.h"
#include "sampling/random.h"
#include "shape_kernels.h"
#include "shape_loss.h"
#include "shape_placement.h"

#include <ATen/Parallel.h>
#include <ATen/ops/rand.h>
#include <nlohmann/json.hpp>

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <memory>
#include <vector>

namespace {

using namespace deblend;
using namespace deblend::shapes;
using nlohmann::json;

/// Arithmetic on vectors, moves not counted, in the loops that GCC 12 makes of a shape of four harmonics:
/// forward and backward.
constexpr double vectorOperations = 68 + 106;

double secondsOf(const auto& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

struct Figure {
  double median;
  double best;
};

Figure figureOf(int bursts, const auto& measure) {
  std::vector<double> values;
  for (int i = 0; i < bursts; ++i)
    values.push_back(measure());
  std::ranges::sort(values);
  return {values[values.size() / 2], values.front()};
}

json toJson(const Figure& figure, double unit) {
  return {{"median", figure.median * unit}, {"best", figure.best * unit}};
}

/// Processor time of all threads, which other programs on the same cores take nothing of.
double processorSecondsOf(const auto& work) {
  const std::clock_t begin = std::clock();
  work();
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

/// Seconds of a shape and a pixel, forward and backward.
double kernelSeconds() {
  constexpr int rounds = 200;
  const ShapeStyle style;
  std::vector<float> shape(static_cast<std::size_t>(columnCount(style.harmonics)), 0.1F),
      gradient(shape.size());
  shape[LogScaleX] = shape[LogScaleY] = -3;
  const TilePlace<float> place{0.1F, 0.02F, 0.002F, 0.002F, tileHeight};
  const auto sums = std::make_unique<TileSums<float>>();
  return secondsOf([&] {
           for (int i = 0; i < rounds; ++i) {
             addShape(shape.data(), style, place, *sums);
             addShapeGradient(shape.data(), style, place, *sums, gradient.data());
           }
         }) /
         (rounds * tilePixels);
}

constexpr std::int64_t side = 512, shapeCount = 1000;

/// Shapes as a fitting places them.
ShapeScene placedScene(const torch::Tensor& target) {
  ShapeScene scene{{}, side, side, {0.5F, 0.5F, 0.5F}, {}};
  torch::Generator generator = makeGenerator(1);
  scene.shapes = placeShapes({scene, target, shapeCount, 1.5}, generator);
  return scene;
}

/// The same, each so large that no tile is outside any.
ShapeScene coveringScene(ShapeScene scene) {
  for (std::int64_t i = 0; i < scene.count(); ++i)
    scene.shape(i)[LogScaleX] = scene.shape(i)[LogScaleY] = std::log(0.3F);
  return scene;
}

json stepFigures(int bursts, const torch::Tensor& target, const ShapeScene& scene, double limitSeconds) {
  ShapeLoss loss(target);
  ShapeGradients gradients;
  const auto step = [&] { loss.evaluate(scene, gradients); };
  const Figure wall = figureOf(bursts, [&] { return secondsOf(step); });
  const Figure processor = figureOf(bursts, [&] { return processorSecondsOf(step); });
  return {{"wall_ms", toJson(wall, 1e3)},
          {"processor_ms", toJson(processor, 1e3)},
          {"share_of_limit", limitSeconds / processor.best}};
}

double peakMemory() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / (1024 * 1024); // of KiB
}

} // namespace

int main(int argumentCount, char** arguments) {
  const int bursts = argumentCount > 1 ? std::max(1, std::atoi(arguments[1])) : 15;
  const Figure fma = figureOf(10 * bursts, [] { return 1 / measuredFmaRate(); });
  const Figure kernel = figureOf(10 * bursts, kernelSeconds);
  const double limit = vectorOperations * fma.best / fmaLanes();
  const torch::Tensor target = at::rand({3, side, side});
  const ShapeScene placed = placedScene(target), covering = coveringScene(placed);
  const auto shapePixels = static_cast<double>(shapeCount * side * side);
  const json figures{{"lanes", fmaLanes()},
                     {"fused_multiply_adds_per_second", 1 / fma.best},
                     {"vector_operations", vectorOperations},
                     {"shape_pixel_ns", toJson(kernel, 1e9)},
                     {"shape_pixel_limit_ns", limit * 1e9},
                     {"shape_pixel_share_of_limit", limit / kernel.best},
                     {"threads", at::get_num_threads()},
                     {"step_all_covering", stepFigures(bursts, target, covering, limit * shapePixels)},
                     {"step_placed", stepFigures(bursts, target, placed, limit * shapePixels)},
                     {"peak_memory_gib", peakMemory()}};
  std::cout << figures.dump(2) << '\n';
}
