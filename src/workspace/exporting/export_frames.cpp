#include "exporting/export_frames.h"

#include "animation/animation_writer.h"
#include "core/error.h"
#include "picture/png_encoder.h"
#include "storage/atomic_file.h"

#include <fmt/format.h>

namespace deblend {
namespace {

void writeAnimated(AnimationFormat format, const Frames& frames, int framesPerSecond,
                   const TextMetadata& recipe, const std::filesystem::path& path,
                   const ExportProgress& progress) {
  AnimationOptions options;
  options.format = format;
  options.width = frames.width;
  options.height = frames.height;
  options.frameCount = frames.count;
  options.framesPerSecond = framesPerSecond;
  options.metadata = recipe;
  const auto told = [&](int done, int total) {
    return !progress || progress(static_cast<double>(done) / total);
  };
  if (writeAnimation(path, options, frames.draw, told) == AnimationResult::cancelled)
    throw Error("cancelled");
}

void writeNumbered(const Frames& frames, const TextMetadata& recipe, const std::filesystem::path& folder,
                   const ExportProgress& progress) {
  std::error_code error;
  if (!std::filesystem::create_directory(folder, error))
    throw Error(fmt::format("Cannot make the folder '{}': {}.", folder.string(), error.message()));
  for (int index = 0; index < frames.count; ++index) {
    writeFileSynced(folder / fmt::format("frame-{:04}.png", index), encodePng(frames.draw(index), recipe));
    if (progress && !progress((index + 1.0) / frames.count))
      throw Error("cancelled");
  }
}

} // namespace

void writeFrames(const Frames& frames, const ExportRequest& request, const TextMetadata& recipe,
                 const std::filesystem::path& path, const ExportProgress& progress) {
  const std::string ending = request.output.extension().string();
  if (ending == ".gif")
    writeAnimated(AnimationFormat::gif, frames, request.framesPerSecond, recipe, path, progress);
  else if (ending == ".mp4")
    writeAnimated(AnimationFormat::mp4, frames, request.framesPerSecond, recipe, path, progress);
  else if (ending == ".png")
    writeFileSynced(path, encodePng(frames.draw(frames.count - 1), recipe));
  else
    writeNumbered(frames, recipe, path, progress);
}

} // namespace deblend
