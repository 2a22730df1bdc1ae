#include "runs/checkpoint_preview.h"

#include "core/error.h"
#include "picture/png_encoder.h"
#include "plots/point_frame.h"
#include "training/trainer.h"

namespace deblend {
namespace {

constexpr int side = 192; ///< pixels

} // namespace

std::optional<std::vector<std::uint8_t>> checkpointPreview(Trainer& trainer) {
  TrajectoryRequest request;
  request.count = 1024;
  request.steps = 32;
  request.keepPath = false;
  try {
    const auto trajectory = std::get<Trajectory>(trainer.preview(request, {}));
    if (!isPlanar(trajectory.sampleShape))
      return std::nullopt;
    PlaneOptions options;
    options.width = side;
    options.height = side;
    return encodePng(drawPointFrame(PlaneFrame(options), trajectory.states, 1), {});
  } catch (const std::exception&) {
    return std::nullopt; // a list without a picture is better than a run without a checkpoint
  }
}

} // namespace deblend
