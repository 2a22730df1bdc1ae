#pragma once

#include "data/image_colours.h"
#include "data/image_pixels.h"

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
  ImageFit fit = ImageFit::CropCentre;
  ImageColours colours;
};

/// The side of the square that is kept: a sample's, or for random crops an eighth more.
int keptSide(const ImageForm& form);

/// Writes a decoded picture, turned upright, which is used up: planes of red, green and blue or one of gray,
/// each keptSide² bytes. Throws Error, with a clause that ends a sentence, for one with other channels or
/// numbers.
void bringToForm(DecodedImage image, const ImageForm& form, std::span<std::uint8_t> planes);

/// A decoded picture, which is used up, whole and turned upright: 8 bits, gray or blue first. Made smaller,
/// by the average of what each pixel covers, until its longer side has at most `longestSide` pixels; 0 leaves
/// it as it is. Throws as above.
cv::Mat wholePicture(DecodedImage image, int longestSide, const ImageColours& colours);

/// Such a picture's red, green and blue, or its gray, each in a plane of its own.
void writePlanes(const cv::Mat& picture, std::span<std::uint8_t> planes);

} // namespace deblend
