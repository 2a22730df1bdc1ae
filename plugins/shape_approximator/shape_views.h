#pragma once

#include "model/model_view.h"
#include "sampling/preview.h"
#include "shape_scene.h"
#include "stored_picture.h"

#include <torch/types.h>

#include <functional>
#include <optional>
#include <vector>

namespace deblend {

/// What shapes can show of themselves: result, target, error, shape.
std::vector<ModelView> shapeViews();

/// Draws these views in the proportions of the target. For one thread at a time.
class ShapeViewer {
public:
  /// `fittedSide`: pixels of the longer side of what the shapes are fitted to.
  ShapeViewer(StoredPicture target, std::int64_t fittedSide);

  /// Throws Error for an unknown view and for a size that no picture may have, and "cancelled" once
  /// `keepGoing` answers false.
  ViewPicture draw(const ViewRequest& request, const ShapeScene& scene,
                   const std::function<bool()>& keepGoing);

private:
  torch::Tensor rendered(const ShapeScene& scene, PictureSize size,
                         const std::function<bool()>& keepGoing) const;
  const torch::Tensor& target(PictureSize size);
  torch::Tensor error(const ShapeScene& scene, PictureSize size, const std::function<bool()>& keepGoing);

  StoredPicture m_target;
  std::int64_t m_fittedSide;
  torch::Tensor m_shownTarget; ///< uint8 [height, width, 3], of the size last asked for
};

} // namespace deblend
