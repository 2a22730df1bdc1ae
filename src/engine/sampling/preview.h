#pragma once

#include "data/density_grid.h"
#include "data/sample_shape.h"

#include <cstdint>
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

/// States of a batch at every sampling step. Without the path, only its last state is kept (and one α).
struct Trajectory {
  SampleShape sampleShape;
  std::int64_t count = 0;       ///< N
  std::vector<double> alphas;   ///< [T+1], in the order of integration: falling for the reverse direction
  std::vector<float> states;    ///< [T+1, N, ...sampleShape], row-major, in the data's own units
  std::int64_t evaluations = 0; ///< how often the network was evaluated on the batch

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
  bool keepPath = true;   ///< all states, or the last alone
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
