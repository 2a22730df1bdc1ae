#include "stored_picture.h"

#include "core/error.h"
#include "data/data_set.h"
#include "picture_planes.h"
#include "reduced_picture.h"
#include "sampling/random.h"

#include <ATen/ops/empty.h>
#include <fmt/format.h>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>

namespace deblend {
namespace {

bool isPicture(const SampleShape& shape) {
  return shape.size() == 3 && (shape[0] == 1 || shape[0] == 3) && elementCount(shape) > 0;
}

std::string described(const SampleShape& shape, std::optional<std::int64_t> storedCount) {
  if (!storedCount)
    return fmt::format("is drawn from a distribution of samples of the shape {}", toText(shape));
  return fmt::format("has {} stored sample{} of the shape {}", *storedCount, *storedCount == 1 ? "" : "s",
                     toText(shape));
}

SampleShape checkedShape(const DataSet& dataSet) {
  const SampleShape shape = dataSet.sampleShape();
  if (const auto reason = pictureRefusal(shape, dataSet.storedCount()))
    throw Error(*reason);
  return shape;
}

} // namespace

std::optional<std::string> pictureRefusal(const SampleShape& shape, std::optional<std::int64_t> storedCount) {
  if (isPicture(shape) && storedCount == 1)
    return std::nullopt;
  return fmt::format("Shapes approximate one picture, gray or coloured, as 'image:picture.png' gives it, but "
                     "the target {}.",
                     described(shape, storedCount));
}

StoredPicture::StoredPicture(std::shared_ptr<const DataSet> dataSet) : m_dataSet(std::move(dataSet)) {
  const SampleShape shape = checkedShape(*m_dataSet);
  m_size = {shape[2], shape[1]};
}

torch::Tensor StoredPicture::whole() const {
  torch::Generator generator = makeGenerator(0); // of a pool that is stored, nothing is drawn
  return m_dataSet->inOwnUnits(m_dataSet->pool(generator)).select(0, 0);
}

torch::Tensor StoredPicture::reducedTo(std::int64_t longestSide) const {
  const std::int64_t longer = std::max(m_size.width, m_size.height);
  const ShapeScene proportions{{}, m_size.width, m_size.height, {}, {}};
  const PictureSize size =
      longestSide == 0 ? m_size : sizeWithLongerSide(proportions, std::min(longestSide, longer));
  const torch::Tensor picture = reducedPicture(whole(), size.width, size.height);
  if (!picture.isfinite().all().item<bool>())
    throw Error("The picture that is to be approximated holds numbers that are not finite.");
  return picture.expand({3, size.height, size.width}).contiguous();
}

torch::Tensor StoredPicture::bytes(PictureSize size) const {
  const torch::Tensor picture = whole().contiguous();
  const bool isSmaller = size.width <= m_size.width && size.height <= m_size.height;
  const cv::Size wanted(static_cast<int>(size.width), static_cast<int>(size.height));
  std::array<cv::Mat, 3> planes;
  for (std::int64_t c = 0; c < picture.size(0); ++c) {
    cv::Mat plane;
    cv::resize(planeOf(picture, c), plane, wanted, 0, 0, isSmaller ? cv::INTER_AREA : cv::INTER_LINEAR);
    plane.convertTo(planes[static_cast<std::size_t>(c)], CV_8U, 255);
  }
  if (picture.size(0) == 1)
    planes[1] = planes[2] = planes[0];
  torch::Tensor result = at::empty({size.height, size.width, 3}, torch::kUInt8);
  cv::Mat merged(wanted, CV_8UC3, result.data_ptr());
  cv::merge(planes, merged);
  return result;
}

} // namespace deblend
