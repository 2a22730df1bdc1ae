#pragma once

#include "data/stored_images.h"
#include "shape_picture.h"
#include "shape_scenes.h"

#include <memory>

namespace deblend {

/// A data set of pictures uint8 [count, channels, height, width].
inline std::shared_ptr<const DataSet> storedPictures(const torch::Tensor& pixels) {
  ImageCollection images;
  images.pixels = pixels;
  ImagePreparation preparation;
  preparation.height = pixels.size(2);
  preparation.width = pixels.size(3);
  return std::make_shared<StoredImages>(std::move(images), preparation);
}

/// Some shapes on a picture of this size, as bytes [1, 3, height, width].
inline torch::Tensor drawnPicture(std::int64_t width, std::int64_t height) {
  const ShapeScene scene = randomScene({3, false, 0}, 9, {width, height});
  return renderBytes(scene, {width, height}).permute({2, 0, 1}).contiguous().unsqueeze(0);
}

} // namespace deblend
