#pragma once

#include "exporting/export_request.h"
#include "picture/picture.h"
#include "picture/text_metadata.h"

#include <functional>

namespace deblend {

/// Pictures of equal size, drawn when they are asked for: the same index gives the same picture.
struct Frames {
  int count = 0;
  int width = 0;  ///< pixels
  int height = 0; ///< pixels
  std::function<Picture(int index)> draw;
};

/// Writes frames in the form that the output's ending asks for: .gif, .mp4, .png for the last alone, or none
/// for a folder. `path` is where to write.
void writeFrames(const Frames& frames, const ExportRequest& request, const TextMetadata& recipe,
                 const std::filesystem::path& path, const ExportProgress& progress);

} // namespace deblend
