#include "evaluation/picture_quality.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace deblend {
namespace {

cv::Mat planeOf(const torch::Tensor& picture, std::int64_t channel) {
  const torch::Tensor plane = picture.select(0, channel);
  return {static_cast<int>(plane.size(0)), static_cast<int>(plane.size(1)), CV_32F, plane.data_ptr()};
}

/// The Gaussian mean around each pixel whose window lies within the picture.
cv::Mat windowMeans(const cv::Mat& values, int window) {
  cv::Mat means;
  cv::GaussianBlur(values, means, {window, window}, 1.5, 1.5, cv::BORDER_REFLECT);
  const int edge = window / 2;
  return means(cv::Rect(edge, edge, values.cols - 2 * edge, values.rows - 2 * edge));
}

double similarity(const cv::Mat& a, const cv::Mat& b) {
  const int shorter = std::min(a.cols, a.rows);
  const int window = std::min(11, shorter - 1 + shorter % 2);
  const double c1 = 0.01 * 0.01, c2 = 0.03 * 0.03;
  const cv::Mat meanA = windowMeans(a, window), meanB = windowMeans(b, window);
  const cv::Mat meanAB = meanA.mul(meanB), squareA = meanA.mul(meanA), squareB = meanB.mul(meanB);
  const cv::Mat covariance = windowMeans(a.mul(b), window) - meanAB;
  const cv::Mat variances = windowMeans(a.mul(a) + b.mul(b), window) - squareA - squareB;
  const cv::Mat above = (2 * meanAB + c1).mul(2 * covariance + c2);
  const cv::Mat below = cv::Mat(squareA + squareB + c1).mul(variances + c2);
  cv::Mat similarities;
  cv::divide(above, below, similarities);
  return cv::mean(similarities)[0];
}

} // namespace

double peakSignalToNoise(const torch::Tensor& picture, const torch::Tensor& reference) {
  const torch::Tensor difference = picture.clamp(0, 1) - reference.clamp(0, 1);
  return -10 * std::log10(difference.square().mean(torch::kFloat64).item<double>());
}

double recordedSignalToNoise(double meanSquaredError) {
  return std::min(-10 * std::log10(meanSquaredError), mostDecibels);
}

double structuralSimilarity(const torch::Tensor& picture, const torch::Tensor& reference) {
  const torch::Tensor a = picture.clamp(0, 1).contiguous(), b = reference.clamp(0, 1).contiguous();
  double sum = 0;
  for (std::int64_t c = 0; c < a.size(0); ++c)
    sum += similarity(planeOf(a, c), planeOf(b, c));
  return sum / static_cast<double>(a.size(0));
}

} // namespace deblend
