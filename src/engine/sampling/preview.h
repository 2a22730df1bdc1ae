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

/// A number at the centres of the cells of a regular grid of the plane.
struct ScalarField {
  int columns = 0;
  int rows = 0;
  PlaneRectangle rectangle;
  std::vector<float> values; ///< [rows, columns]
};

/// A number for each of some samples.
struct SampleValues {
  std::vector<double> values; ///< [N]
};

/// A picture as a screen or a file wants it.
struct ViewPicture {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> pixels; ///< [height, width, 3], red first
  std::int64_t itemCount = 0;       ///< of a view of one of many: how many there are
};

/// How likely each class is over a part of the plane, at the cells' centres, and points whose class is known.
struct ClassMap {
  int columns = 0;
  int rows = 0;
  PlaneRectangle rectangle;
  std::vector<std::string> classNames; ///< [C]
  std::vector<float> probabilities;    ///< [rows, columns, C]
  std::vector<float> places;           ///< [N, 2]
  std::vector<std::int64_t> labels;    ///< [N], indices into classNames
};

/// A file's content.
struct Document {
  std::string content;
};

using Preview = std::variant<Scalars, Trajectory, VectorField, ScalarField, SampleValues, ViewPicture,
                             ClassMap, Document>;

/// How many states are given: "forward" follows α from 0 to 1, starting from the source.
enum class Direction { Forward, Reverse };

struct TrajectoryRequest {
  std::int64_t count = 2048; ///< N, 1 or more
  std::int64_t steps = 128;  ///< T, 1 or more
  std::string integrator = "euler";
  std::string spacing = "uniform"; ///< of the steps' α: one of spacings()
  double tolerance = 1e-4;         ///< of an adaptive integrator, relative and absolute; above 0
  double diffusion = 0.1; ///< ε₀ of a stochastic integrator, 0 or more; 0 follows the deterministic path
  std::string diffusionProfile = "latent"; ///< how ε follows from ε₀ and α: one of diffusionProfiles()
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

/// How the divergence of the velocity is found on the way.
enum class Trace {
  Automatic, ///< exact in the plane, else estimated
  Exact,     ///< one derivative for each value of a sample
  Hutchinson ///< the mean over random directions of ±1
};

/// How a sample is followed back to the source, where its density is known: log p₁(x₁) = log p₀(x₀) −
/// ∫ div D(x_α, α) dα along the path.
struct LikelihoodSettings {
  std::int64_t steps = 64; ///< 1 or more
  std::string integrator = "rk4";
  std::string spacing = "uniform";
  double tolerance = 1e-5;
  Trace trace = Trace::Automatic;
  std::int64_t probes = 1; ///< random directions of Hutchinson's estimate, 1 or more
  Weights weights = Weights::Averaged;
  std::uint64_t seed = 0; ///< of the random directions
  std::optional<std::int64_t> label = std::nullopt;
  double guidance = 1;
};

/// The logarithm of the model's density over the plane, in nats per unit of area, as a ScalarField; −∞ where
/// the path begins outside the source.
struct LogDensityRequest {
  int columns = 128;
  int rows = 128;
  PlaneRectangle rectangle;
  LikelihoodSettings settings;
};

/// The same of samples of any shape, as SampleValues in nats.
struct LogLikelihoodRequest {
  std::vector<float> samples; ///< [N, ...sampleShape], in the target's own units
  LikelihoodSettings settings;
};

struct ScalarsRequest {};

/// One of the model type's views.
struct ViewRequest {
  std::string view;           ///< its id
  std::int64_t longerSide = 512; ///< in pixels or cells, 1 or more
  std::int64_t item = 0; ///< which of many, from 0, where the view shows one of them; beyond the last: the last
};

/// One of the model type's documents.
struct DocumentRequest {
  std::string ending; ///< its form's
};

using PreviewRequest = std::variant<ScalarsRequest, TrajectoryRequest, VectorFieldRequest, LogDensityRequest,
                                    LogLikelihoodRequest, ViewRequest, DocumentRequest>;

} // namespace deblend
