#include "shape_placement.h"

#include "picture_planes.h"
#include "reduced_picture.h"
#include "shape_picture.h"

#include <ATen/ops/rand.h>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace deblend {
namespace {

/// The longer side of what is searched: shapes move to their place afterwards.
constexpr std::int64_t searchSide = 160;
/// Sizes that are tried, in mean distances between shapes.
constexpr std::array<double, 5> triedSizes{1.2, 0.85, 0.6, 0.42, 0.3};
/// A new outline lies so many widths of its edge away from the middle.
constexpr float firstRadius = 2.5F;

/// Beyond the picture there is nothing.
cv::Mat blurred(const cv::Mat& values, double sigma) {
  cv::Mat result;
  cv::GaussianBlur(values, result, {}, sigma, sigma, cv::BORDER_CONSTANT);
  return result;
}

/// What is left to explain, at one size of shape.
struct SizedError {
  double sigma = 0;                 ///< of the blur, in pixels of what is searched
  std::array<cv::Mat, 3> residuals; ///< blurred
  cv::Mat gain;                     ///< the square of what a shape there could take away, up to a factor
};

/// The directions of edges: the angle along them, around each pixel.
cv::Mat edgeAngles(const cv::Mat& luma, double sigma) {
  cv::Mat dx, dy;
  cv::Sobel(luma, dx, CV_32F, 1, 0, 3, 1, 0, cv::BORDER_REPLICATE);
  cv::Sobel(luma, dy, CV_32F, 0, 1, 3, 1, 0, cv::BORDER_REPLICATE);
  const cv::Mat xx = blurred(dx.mul(dx), sigma), xy = blurred(dx.mul(dy), sigma),
                yy = blurred(dy.mul(dy), sigma);
  cv::Mat angles(luma.size(), CV_32F);
  for (int j = 0; j < angles.rows; ++j)
    for (int i = 0; i < angles.cols; ++i) {
      // The structure tensor's smaller axis lies across the gradient.
      const float across = std::atan2(2 * xy.at<float>(j, i), xx.at<float>(j, i) - yy.at<float>(j, i)) / 2;
      angles.at<float>(j, i) = across + static_cast<float>(CV_PI / 2);
    }
  return angles;
}

/// Finds one place after another.
class Placement {
public:
  Placement(const PlacementRequest& request, torch::Generator& generator)
      : m_request(request), m_generator(generator), m_size(searchSize(request)),
        m_target(reducedPicture(request.target, m_size.width, m_size.height)),
        m_now(renderPicture(request.scene, m_size)) {
    const torch::Tensor residual = m_target - m_now.colours;
    const auto all = static_cast<double>(request.scene.count() + request.count);
    m_spacing = std::sqrt(static_cast<double>(m_size.width * m_size.height) / std::max(all, 1.0));
    for (std::size_t k = 0; k < m_errors.size(); ++k)
      m_errors[k] = errorAt(residual, triedSizes[k] * m_spacing / 2);
    m_angles = edgeAngles(planeOf(m_target.mean(0, true), 0), std::max(1.0, m_spacing / 2));
  }

  void place(float* shape) {
    const Spot spot = draw();
    const SizedError& error = m_errors[spot.size];
    const ShapeScene& scene = m_request.scene;
    const auto longer = static_cast<double>(std::max(scene.width, scene.height));
    const auto stepX =
        static_cast<float>(static_cast<double>(scene.width) / longer / static_cast<double>(m_size.width));
    const auto stepY =
        static_cast<float>(static_cast<double>(scene.height) / longer / static_cast<double>(m_size.height));
    const float step = 1 / static_cast<float>(std::max(m_size.width, m_size.height));
    const float scale = 1.6F * static_cast<float>(error.sigma) * step / firstRadius;
    const float stretch = std::log(static_cast<float>(m_request.elongation)) / 2;
    shape[OffsetX] = (static_cast<float>(spot.x) + 0.5F) * stepX;
    shape[OffsetY] = (static_cast<float>(spot.y) + 0.5F) * stepY;
    shape[Angle] = m_angles.at<float>(spot.y, spot.x);
    shape[LogScaleX] = std::log(scale) + stretch;
    shape[LogScaleY] = std::log(scale) - stretch;
    shape[Radius] = firstRadius;
    shape[Grain] = static_cast<float>(2 * CV_PI * uniform());
    colour(spot, error, shape);
    suppress(spot, error.sigma);
  }

private:
  struct Spot {
    std::size_t size; ///< which of those tried
    int x, y;
  };

  static PictureSize searchSize(const PlacementRequest& request) {
    const PictureSize size = sizeWithLongerSide(request.scene, searchSide);
    return {std::min(size.width, request.target.size(2)), std::min(size.height, request.target.size(1))};
  }

  SizedError errorAt(const torch::Tensor& residual, double sigma) const {
    SizedError error{std::max(sigma, 0.5), {}, cv::Mat::zeros(cv::Size(m_size.width, m_size.height), CV_32F)};
    for (int c = 0; c < 3; ++c) {
      error.residuals[c] = blurred(planeOf(residual, c), error.sigma);
      error.gain += error.residuals[c].mul(error.residuals[c], error.sigma * error.sigma);
    }
    error.gain = error.gain.mul(error.gain);
    return error;
  }

  double uniform() { return at::rand({1}, m_generator, torch::kFloat64).item<double>(); }

  /// A place and a size, with a probability proportional to the gain.
  Spot draw() {
    double whole = 0;
    std::array<double, triedSizes.size()> sums{};
    for (std::size_t k = 0; k < sums.size(); ++k)
      whole += sums[k] = cv::sum(m_errors[k].gain)[0];
    double left = uniform() * whole;
    std::size_t size = 0;
    while (size + 1 < sums.size() && left >= sums[size])
      left -= sums[size++];
    if (!(whole > 0))
      return anywhere();
    const cv::Mat& gain = m_errors[size].gain;
    for (int y = 0; y < gain.rows; ++y)
      for (int x = 0; x < gain.cols; ++x)
        if ((left -= gain.at<float>(y, x)) < 0)
          return {size, x, y};
    return {size, gain.cols - 1, gain.rows - 1};
  }

  /// Where there is no error, no place is better than another.
  Spot anywhere() {
    const auto x = static_cast<int>(uniform() * static_cast<double>(m_size.width));
    const auto y = static_cast<int>(uniform() * static_cast<double>(m_size.height));
    return {triedSizes.size() / 2, x, y};
  }

  void colour(const Spot& spot, const SizedError& error, float* shape) const {
    const float weight = m_now.weights[spot.y][spot.x].item<float>();
    for (int c = 0; c < 3; ++c) {
      const float residual = error.residuals[static_cast<std::size_t>(c)].at<float>(spot.y, spot.x);
      const float now = m_now.colours[c][spot.y][spot.x].item<float>();
      shape[FirstColour + c] =
          m_request.scene.style.hides ? std::clamp(now + residual, 0.0F, 1.0F) : residual;
    }
    shape[Depth] = m_request.scene.style.hides ? std::log(1 + weight) : 0;
  }

  /// Two new shapes shall not explain the same error.
  void suppress(const Spot& spot, double sigma) {
    const double width = 1.5 * sigma;
    const int reach = static_cast<int>(std::ceil(3 * width));
    for (int y = std::max(0, spot.y - reach); y < std::min<int>(m_angles.rows, spot.y + reach + 1); ++y)
      for (int x = std::max(0, spot.x - reach); x < std::min<int>(m_angles.cols, spot.x + reach + 1); ++x) {
        const double square = (x - spot.x) * (x - spot.x) + (y - spot.y) * (y - spot.y);
        const double left = 1 - std::exp(-square / (2 * width * width));
        for (SizedError& error : m_errors)
          error.gain.at<float>(y, x) *= static_cast<float>(left);
      }
  }

  const PlacementRequest& m_request;
  torch::Generator& m_generator;
  PictureSize m_size;
  torch::Tensor m_target; ///< [3, height, width]
  ShapePicture m_now;
  double m_spacing = 1; ///< mean distance between shapes in pixels
  std::array<SizedError, triedSizes.size()> m_errors;
  cv::Mat m_angles;
};

} // namespace

std::vector<float> placeShapes(const PlacementRequest& request, torch::Generator& generator) {
  const auto columns = static_cast<std::size_t>(request.scene.columns());
  std::vector<float> shapes(static_cast<std::size_t>(request.count) * columns, 0);
  if (request.count == 0)
    return shapes;
  Placement placement(request, generator);
  for (std::size_t i = 0; i < shapes.size(); i += columns)
    placement.place(shapes.data() + i);
  return shapes;
}

} // namespace deblend
