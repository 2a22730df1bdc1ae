#include "reduced_picture.h"

#include "picture_planes.h"

#include <ATen/ops/empty.h>
#include <opencv2/imgproc.hpp>

namespace deblend {

torch::Tensor reducedPicture(const torch::Tensor& picture, std::int64_t width, std::int64_t height) {
  const torch::Tensor from = picture.contiguous();
  torch::Tensor result = at::empty({from.size(0), height, width}, torch::kFloat32);
  for (std::int64_t c = 0; c < from.size(0); ++c) {
    cv::Mat to = planeOf(result, c);
    cv::resize(planeOf(from, c), to, to.size(), 0, 0, cv::INTER_AREA);
  }
  return result;
}

} // namespace deblend
