#include "core/error.h"
#include "shape_export.h"
#include "shape_picture.h"

#include <fmt/format.h>
#include <opencv2/core/mat.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace deblend {
namespace {

/// Points of a pixel along each axis: shapes are sharp enough for the picture that they were fitted to.
int samplesFor(const ShapeScene& scene, PictureSize size) {
  const std::int64_t shrunk = scene.width / std::max<std::int64_t>(1, size.width);
  return shrunk >= 4 ? 8 : shrunk >= 2 ? 4 : 2;
}

} // namespace

std::vector<std::uint8_t> encodeScenePng(const ShapeScene& scene, std::int64_t longerSide) {
  if (longerSide < 1 || longerSide > mostExportedPixels)
    throw Error(
        fmt::format("The exported picture's longer side may have 1 pixel or more, not {}.", longerSide));
  const PictureSize size = sizeWithLongerSide(scene, longerSide);
  if (size.width * size.height > mostExportedPixels)
    throw Error(fmt::format("An exported picture may have {} pixels at most; {} × {} are {}.",
                            mostExportedPixels, size.width, size.height, size.width * size.height));
  const torch::Tensor bytes = renderBytes(scene, size, samplesFor(scene, size));
  cv::Mat picture(static_cast<int>(size.height), static_cast<int>(size.width), CV_8UC3, bytes.data_ptr());
  cv::cvtColor(picture, picture, cv::COLOR_RGB2BGR);
  std::vector<std::uint8_t> file;
  if (!cv::imencode(".png", picture, file))
    throw Error(
        fmt::format("The picture of {} × {} pixels cannot be written as PNG.", size.width, size.height));
  return file;
}

} // namespace deblend
