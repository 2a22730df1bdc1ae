#include "runs/checkpoint_preview.h"

#include "core/error.h"
#include "exporting/image_grids.h"
#include "exporting/view_picture.h"
#include "model/model_type.h"
#include "picture/png_encoder.h"
#include "plots/point_frame.h"
#include "training/trainer.h"

#include <algorithm>

namespace deblend {
namespace {

constexpr int side = 192; ///< pixels
constexpr int tilesPerSide = 4;
/// Pictures of more values than this make a preview too slow to be made at every checkpoint.
constexpr std::int64_t mostValues = 3 * 128 * 128;

Picture planePicture(const Trajectory& trajectory) {
  PlaneOptions options;
  options.width = side;
  options.height = side;
  return drawPointFrame(PlaneFrame(options), trajectory.states, 1);
}

Picture tilesPicture(const Trajectory& trajectory) {
  const std::int64_t longer = std::max(trajectory.sampleShape[1], trajectory.sampleShape[2]);
  GridChoice choice;
  choice.columns = tilesPerSide;
  choice.rows = tilesPerSide;
  choice.scale = static_cast<int>(std::max<std::int64_t>(side / (tilesPerSide * longer), 1));
  return drawStateGrid(trajectory, 0, choice);
}

Trajectory endsOf(Trainer& trainer, std::int64_t count, std::int64_t steps) {
  TrajectoryRequest request;
  request.count = count;
  request.steps = steps;
  request.keptStates = 1;
  return std::get<Trajectory>(trainer.preview(request, {}));
}

std::optional<std::vector<std::uint8_t>> viewPicture(const ModelType& type, Trainer& trainer) {
  if (type.views().empty())
    return std::nullopt;
  const ViewRequest request = viewRequest(type.views().front(), side);
  return encodePng(drawView(trainer.preview(request, {}), side, Theme::light), {});
}

} // namespace

std::optional<std::vector<std::uint8_t>> checkpointPreview(const ModelType& type, Trainer& trainer) {
  try {
    if (!type.maps())
      return viewPicture(type, trainer);
    const SampleShape shape = endsOf(trainer, 1, 1).sampleShape;
    if (isPlanar(shape))
      return encodePng(planePicture(endsOf(trainer, 1024, 32)), {});
    if (isImage(shape) && elementCount(shape) <= mostValues)
      return encodePng(tilesPicture(endsOf(trainer, tilesPerSide * tilesPerSide, 16)), {});
    return std::nullopt;
  } catch (const std::exception&) {
    return std::nullopt; // a list without a picture is better than a run without a checkpoint
  }
}

} // namespace deblend
