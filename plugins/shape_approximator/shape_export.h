#pragma once

#include "shape_scene.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace deblend {

/// More pixels than any picture that is exported may have.
inline constexpr std::int64_t mostExportedPixels = 268'435'456;

/// A PNG file's bytes, of the scene's proportions. Each pixel is the mean of 2 × 2 points of it, of up to
/// 8 × 8 where it is large against a pixel of what was fitted. Throws Error for a size of 0 or of more than
/// mostExportedPixels.
std::vector<std::uint8_t> encodeScenePng(const ShapeScene& scene, std::int64_t longerSide);

/// An SVG document: the background, and over it every shape's outline as a closed path of the colour and
/// opacity of paintLayers(). The longer side has 1000 units. Shapes are sharp and flat in it, so that it is a
/// likeness of the picture, not the picture.
std::string sceneToSvg(const ShapeScene& scene);

/// All that there is: {"format": "deblend-shapes", "version": 1, "width", "height", "style", "background",
/// "shapes"}; numbers come back as they were.
std::string sceneToJson(const ShapeScene& scene);
/// Throws Error, its message beginning with `name`, for anything that sceneToJson() would not write.
ShapeScene sceneFromJson(std::string_view text, const std::string& name);

} // namespace deblend
