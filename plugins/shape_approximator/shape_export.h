#pragma once

#include "shape_scene.h"

#include <string>
#include <string_view>

namespace deblend {

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
