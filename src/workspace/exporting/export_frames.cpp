#include "exporting/export_frames.h"

#include "animation/animation_writer.h"
#include "core/error.h"
#include "picture/png_encoder.h"
#include "plots/point_frame.h"
#include "storage/atomic_file.h"

#include <fmt/format.h>

#include <span>

namespace deblend {
namespace {

/// Draws frames of a trajectory by their index.
class FrameDrawer {
public:
  FrameDrawer(const ExportRequest& request, const Trajectory& trajectory, const PlaneFrame& plane)
      : m_trajectory(trajectory), m_plane(plane),
        m_states(frameStates(trajectory.stateCount(), request.frames)) {}

  int count() const { return static_cast<int>(m_states.size()); }

  Picture draw(int index) const {
    const std::int64_t state = m_states[static_cast<std::size_t>(index)];
    const auto size = static_cast<std::size_t>(m_trajectory.count * elementCount(m_trajectory.sampleShape));
    const std::span<const float> points(m_trajectory.states.data() + static_cast<std::size_t>(state) * size,
                                        size);
    return drawPointFrame(m_plane, points, m_trajectory.alphas[static_cast<std::size_t>(state)]);
  }

private:
  const Trajectory& m_trajectory;
  const PlaneFrame& m_plane;
  std::vector<std::int64_t> m_states;
};

void writeAnimated(AnimationFormat format, const ExportRequest& request, const FrameDrawer& drawer,
                   const TextMetadata& recipe, const std::filesystem::path& path,
                   const ExportProgress& progress) {
  AnimationOptions options;
  options.format = format;
  options.width = request.width;
  options.height = request.height;
  options.frameCount = drawer.count();
  options.framesPerSecond = request.framesPerSecond;
  options.metadata = recipe;
  const auto told = [&](int done, int total) {
    return !progress || progress(static_cast<double>(done) / total);
  };
  if (writeAnimation(
          path, options, [&](int index) { return drawer.draw(index); }, told) == AnimationResult::cancelled)
    throw Error("cancelled");
}

void writeNumbered(const FrameDrawer& drawer, const TextMetadata& recipe, const std::filesystem::path& folder,
                   const ExportProgress& progress) {
  std::error_code error;
  if (!std::filesystem::create_directory(folder, error))
    throw Error(fmt::format("Cannot make the folder '{}': {}.", folder.string(), error.message()));
  for (int index = 0; index < drawer.count(); ++index) {
    writeFileSynced(folder / fmt::format("frame-{:04}.png", index), encodePng(drawer.draw(index), recipe));
    if (progress && !progress((index + 1.0) / drawer.count()))
      throw Error("cancelled");
  }
}

} // namespace

std::vector<std::int64_t> frameStates(std::int64_t stateCount, int wanted) {
  const std::int64_t count = wanted <= 0 ? stateCount : std::min<std::int64_t>(wanted, stateCount);
  std::vector<std::int64_t> states;
  for (std::int64_t i = 0; i < count; ++i)
    states.push_back(count == 1 ? stateCount - 1 : (i * (stateCount - 1) + (count - 1) / 2) / (count - 1));
  return states;
}

void writePointFrames(const ExportRequest& request, const SampledRun& sampled, const PlaneFrame& plane,
                      const TextMetadata& recipe, const std::filesystem::path& path,
                      const ExportProgress& progress) {
  const FrameDrawer drawer(request, sampled.trajectory, plane);
  const std::string ending = request.output.extension().string();
  if (ending == ".gif")
    writeAnimated(AnimationFormat::gif, request, drawer, recipe, path, progress);
  else if (ending == ".mp4")
    writeAnimated(AnimationFormat::mp4, request, drawer, recipe, path, progress);
  else if (ending == ".png")
    writeFileSynced(path, encodePng(drawer.draw(drawer.count() - 1), recipe));
  else
    writeNumbered(drawer, recipe, path, progress);
}

} // namespace deblend
