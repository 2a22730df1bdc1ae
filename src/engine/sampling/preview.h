#pragma once

#include "data/density_grid.h"
#include "data/sample_shape.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// What a model type shows of itself, and what it can be asked to show. Plain values that any layer reads;
/// none holds a tensor.
namespace deblend {

/// Which of a checkpoint's two sets of weights: averaged over training (EMA), or as the last step left them.
enum class Weights { Averaged, Raw };
/// "ema" or "raw", as the command line writes them. fromText throws Error.
std::string toText(Weights weights);
Weights weightsFromText(const std::string& text);

/// Named numbers, such as the parameter count.
struct Scalars {
  std::vector<std::pair<std::string, double>> values;
};

/// States of a batch at the sampling steps that were kept: all T+1, or K of them.
struct Trajectory {
  SampleShape sampleShape;
  std::int64_t count = 0;     ///< N
  std::vector<double> alphas; ///< [K], in the order of integration: falling for the reverse direction
  std::vector<float> states;  ///< [K, N, ...sampleShape], row-major, in the units of the data arrived at
  std::vector<std::int64_t> labels; ///< [N]: the class asked for of each sample; empty where there are none
  std::vector<std::string> classNames; ///< of the labels; empty where there are none
  std::int64_t evaluations = 0;        ///< how often the network was evaluated on each sample

  std::int64_t stateCount() const { return static_cast<std::int64_t>(alphas.size()); }
};

/// The velocity D(x_α, α) on a regular grid of the plane, at the cells' centres.
struct VectorField {
  int columns = 0;
  int rows = 0;
  PlaneRectangle rectangle;
  double alpha = 0;
  std::vector<float> vectors; ///< [rows, columns, 2]
};

using Preview = std::variant<Scalars, Trajectory, VectorField>;

/// How many states are given: "forward" follows α from 0 to 1, starting from the source.
enum class Direction { Forward, Reverse };

struct TrajectoryRequest {
  std::int64_t count = 2048; ///< N, 1 or more
  std::int64_t steps = 128;  ///< T, 1 or more
  std::string integrator = "euler";
  Direction direction = Direction::Forward;
  Weights weights = Weights::Averaged;
  std::uint64_t seed = 0; ///< the same seed gives the same starting samples for every checkpoint of every run
  std::int64_t keptStates =
      0;                ///< 0: all; 1: the last alone; K: that many spread evenly, both ends among them
  double lastAlpha = 1; ///< where to end, rounded to the nearest step; for Reverse it is 1 − lastAlpha
  std::int64_t batchSize = 0; ///< samples that the network takes at once; 0 chooses by their size
  std::optional<std::int64_t> label = std::nullopt; ///< the class of every sample; none: the classes in turn
  double guidance =
      1; ///< of a class-conditional network: 1 follows the class, more exaggerates it, 0 ignores it
  std::int64_t first = 0; ///< which of the seed's samples is the first: with it any count comes in parts
};

struct VectorFieldRequest {
  int columns = 24;
  int rows = 24;
  PlaneRectangle rectangle;
  double alpha = 0.5;
  Weights weights = Weights::Averaged;
};

struct ScalarsRequest {};

using PreviewRequest = std::variant<ScalarsRequest, TrajectoryRequest, VectorFieldRequest>;

} // namespace deblend
