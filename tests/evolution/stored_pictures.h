#pragma once

#include "data/stored_images.h"
#include "test_genomes.h"

#include <ATen/ops/from_blob.h>

#include <memory>

namespace deblend::evolution {

/// A data set of this one picture, whose samples have its size, or that which is given.
inline std::shared_ptr<const DataSet> storedPicture(const TargetPicture& picture, int columns = 0,
                                                    int rows = 0) {
  ImageCollection images;
  images.pixels = torch::from_blob(const_cast<std::uint8_t*>(picture.bytes.data()),
                                   {1, picture.channels, picture.rows, picture.columns}, torch::kUInt8)
                      .clone();
  ImagePreparation preparation;
  preparation.height = rows > 0 ? rows : picture.rows;
  preparation.width = columns > 0 ? columns : picture.columns;
  return std::make_shared<StoredImages>(images, preparation);
}

} // namespace deblend::evolution
