#include "shape_views.h"

#include "core/error.h"
#include "core/translatable.h"
#include "evaluation/heat_colour.h"
#include "shape_picture.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/empty_like.h>
#include <fmt/format.h>
#include <opencv2/core/mat.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace deblend {
namespace {

constexpr std::int64_t mostPixels = 268'435'456;

PictureSize checkedSize(const ShapeScene& scene, std::int64_t longerSide) {
  if (longerSide < 1 || longerSide > mostPixels)
    throw Error(fmt::format("The longer side of a view may have 1 pixel or more, not {}.", longerSide));
  const PictureSize size = sizeWithLongerSide(scene, longerSide);
  if (size.width > mostPixels / size.height)
    throw Error(fmt::format("A view may have {} pixels at most; {} × {} are more.", mostPixels, size.width,
                            size.height));
  return size;
}

[[noreturn]] void refuse(const std::string& view) {
  std::string known;
  for (const ModelView& each : shapeViews())
    known += (known.empty() ? "" : ", ") + each.id;
  throw Error(fmt::format("There is no view '{}': known are {}.", view, known));
}

/// The colours of the mean absolute difference over a pixel's channels, of pictures uint8 [height, width, 3].
torch::Tensor heat(const torch::Tensor& a, const torch::Tensor& b) {
  std::array<std::array<std::uint8_t, 3>, 3 * 255 + 1> colours;
  for (std::size_t i = 0; i < colours.size(); ++i)
    colours[i] = heatColour(static_cast<float>(i) / (3 * 255));
  torch::Tensor result = at::empty_like(a);
  const std::uint8_t* const one = a.const_data_ptr<std::uint8_t>();
  const std::uint8_t* const other = b.const_data_ptr<std::uint8_t>();
  std::uint8_t* const to = result.data_ptr<std::uint8_t>();
  for (std::int64_t i = 0; i < a.numel(); i += 3) {
    int sum = 0;
    for (std::int64_t c = i; c < i + 3; ++c)
      sum += std::abs(one[c] - other[c]);
    std::ranges::copy(colours[static_cast<std::size_t>(sum)], to + i);
  }
  return result;
}

torch::Tensor enlarged(const torch::Tensor& picture, PictureSize size) {
  torch::Tensor result = at::empty({size.height, size.width, 3}, torch::kUInt8);
  const auto asMat = [](const torch::Tensor& bytes) {
    return cv::Mat(static_cast<int>(bytes.size(0)), static_cast<int>(bytes.size(1)), CV_8UC3,
                   bytes.data_ptr());
  };
  cv::Mat to = asMat(result);
  cv::resize(asMat(picture), to, to.size(), 0, 0, cv::INTER_LINEAR);
  return result;
}

ViewPicture pictureOf(const torch::Tensor& bytes) {
  const std::uint8_t* const first = bytes.const_data_ptr<std::uint8_t>();
  return {static_cast<int>(bytes.size(1)), static_cast<int>(bytes.size(0)), {first, first + bytes.numel()}};
}

/// One of the shapes alone; where there is none, the background.
ShapeScene sceneOfItem(const ShapeScene& scene, std::int64_t item) {
  if (scene.count() == 0)
    return scene;
  return sceneOfOne(scene, std::clamp<std::int64_t>(item, 0, scene.count() - 1));
}

} // namespace

std::vector<ModelView> shapeViews() {
  return {
      {"result", DEBLEND_TR("options", "Result"), DEBLEND_TR("options", "What the shapes make.")},
      {"target", DEBLEND_TR("options", "Target"),
       DEBLEND_TR("options", "The picture that they are to make.")},
      {"error", DEBLEND_TR("options", "Error"),
       DEBLEND_TR("options", "How far each pixel is from the target: black is none, red a sixth of the whole "
                             "range from black to white, yellow a third, white a half or more.")},
      {"shape", DEBLEND_TR("options", "One shape"),
       DEBLEND_TR("options", "One of the shapes alone over the background."), ViewKind::Picture, false,
       DEBLEND_TR("options", "Shape")}};
}

ShapeViewer::ShapeViewer(StoredPicture target, std::int64_t fittedSide)
    : m_target(std::move(target)), m_fittedSide(fittedSide) {}

ViewPicture ShapeViewer::draw(const ViewRequest& request, const ShapeScene& scene,
                              const std::function<bool()>& keepGoing) {
  const PictureSize size = checkedSize(scene, request.longerSide);
  if (request.view == "result")
    return pictureOf(rendered(scene, size, keepGoing));
  if (request.view == "target")
    return pictureOf(target(size));
  if (request.view == "error")
    return pictureOf(error(scene, size, keepGoing));
  if (request.view != "shape")
    refuse(request.view);
  ViewPicture picture = pictureOf(rendered(sceneOfItem(scene, request.item), size, keepGoing));
  picture.itemCount = scene.count();
  return picture;
}

torch::Tensor ShapeViewer::rendered(const ShapeScene& scene, PictureSize size,
                                    const std::function<bool()>& keepGoing) const {
  const int samples = samplesFor(m_fittedSide, std::max(size.width, size.height));
  return renderBytes(scene, size, samples, keepGoing);
}

const torch::Tensor& ShapeViewer::target(PictureSize size) {
  const bool isShown =
      m_shownTarget.defined() && m_shownTarget.size(0) == size.height && m_shownTarget.size(1) == size.width;
  if (!isShown)
    m_shownTarget = m_target.bytes(size);
  return m_shownTarget;
}

/// Between the target's pixels there is no error to see: a larger picture of it shows these larger.
torch::Tensor ShapeViewer::error(const ShapeScene& scene, PictureSize size,
                                 const std::function<bool()>& keepGoing) {
  const PictureSize own = m_target.size();
  const bool isLarger = size.width > own.width || size.height > own.height;
  const PictureSize compared = isLarger ? own : size;
  const torch::Tensor colours = heat(rendered(scene, compared, keepGoing), target(compared));
  return isLarger ? enlarged(colours, size) : colours;
}

} // namespace deblend
