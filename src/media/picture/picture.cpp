#include "picture/picture.h"

#include "picture/media_error.h"

#include <string>

namespace deblend {
namespace {

std::string sizeText(int width, int height) {
  return std::to_string(width) + " × " + std::to_string(height);
}

} // namespace

void checkPictureSize(int width, int height) {
  if (width < 1 || height < 1 || width > maximumPictureSide || height > maximumPictureSide) {
    throw MediaError("A picture cannot have " + sizeText(width, height) +
                     " pixels: each side must be from 1 to " + std::to_string(maximumPictureSide) + ".");
  }
  if (static_cast<std::int64_t>(width) * height > maximumPicturePixels) {
    throw MediaError("A picture cannot have " + sizeText(width, height) + " pixels: at most " +
                     std::to_string(maximumPicturePixels / (1024 * 1024)) + " × 1024² are allowed.");
  }
}

void checkPicture(const Picture& picture) {
  checkPictureSize(picture.width, picture.height);
  const auto expected =
      static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) * 3;
  if (picture.rgb.size() != expected) {
    throw MediaError("A picture of " + sizeText(picture.width, picture.height) + " pixels must hold " +
                     std::to_string(expected) + " bytes; it holds " + std::to_string(picture.rgb.size()) +
                     ".");
  }
}

Picture makePicture(int width, int height, Rgb colour) {
  checkPictureSize(width, height);
  Picture picture = {.width = width, .height = height, .rgb = {}};
  picture.rgb.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
  for (std::size_t offset = 0; offset < picture.rgb.size(); offset += 3) {
    picture.rgb[offset] = colour.red;
    picture.rgb[offset + 1] = colour.green;
    picture.rgb[offset + 2] = colour.blue;
  }
  return picture;
}

} // namespace deblend
