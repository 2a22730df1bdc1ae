#pragma once

#include "data/image_pixels.h"

#include <array>
#include <cstdint>
#include <span>

namespace deblend {

/// How a picture of any size becomes a square.
enum class ImageFit {
  CropCentre, ///< its middle square
  CropRandom, ///< kept a little larger than a sample, so that each use of it shows another part
  Stretch,    ///< squeezed or stretched
  Pad         ///< whole, with the background beside it
};

/// What pictures of a folder are brought to.
struct ImageForm {
  int side = 32; ///< of a sample, in pixels
  int channels = 3;
  ImageFit fit = ImageFit::CropCentre;
  std::array<std::uint8_t, 3> background{255, 255, 255}; ///< red, green, blue, where a picture is transparent
};

/// The side of the square that is kept: a sample's, or for random crops an eighth more.
int keptSide(const ImageForm& form);

/// Writes a decoded picture, turned upright, which is used up: planes of red, green and blue or one of gray,
/// each keptSide² bytes. Throws Error, with a clause that ends a sentence, for one with other channels or
/// numbers.
void bringToForm(DecodedImage image, const ImageForm& form, std::span<std::uint8_t> planes);

} // namespace deblend
