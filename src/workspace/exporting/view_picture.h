#pragma once

#include "colours/role_colours.h"
#include "model/model_view.h"
#include "picture/picture.h"
#include "sampling/preview.h"

#include <string>
#include <vector>

namespace deblend {

class ModelType;

/// The view of a model type with this id; the first for an empty one. Throws Error that lists the known ones.
ModelView viewOf(const ModelType& type, const std::string& id);

/// What a trainer is asked for a picture of a view.
ViewRequest viewRequest(const ModelView& view, int longerSide, std::int64_t item = 0);

/// The answer to a ViewRequest as a picture: one of pixels as it is, a map of classes drawn in the theme's
/// colours with so many pixels along its longer side. Throws Error for any other preview.
Picture drawView(const Preview& preview, int longerSide, Theme theme);

} // namespace deblend
