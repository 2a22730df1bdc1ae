#include "target_picture.h"

#include "core/error.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <numeric>
#include <string>

namespace deblend::evolution {

Extent TargetPicture::extent() const {
  const auto longer = static_cast<float>(std::max(columns, rows));
  return {columns / longer, rows / longer};
}

Colour TargetPicture::mean() const {
  const std::int64_t pixels = valueCount() / channels;
  Colour result{};
  for (int channel = 0; channel < channels; ++channel) {
    const auto begin = bytes.begin() + channel * pixels;
    const auto sum = std::accumulate(begin, begin + pixels, std::int64_t{0});
    result[channel] = static_cast<float>(static_cast<double>(sum) / (255.0 * static_cast<double>(pixels)));
  }
  if (channels == 1)
    result.fill(result[0]);
  return result;
}

TargetPicture makeTarget(const std::uint8_t* pixels, int columns, int rows, int channels,
                         const std::array<std::uint8_t, 3>& background) {
  if (columns < 1 || rows < 1 || (channels != 1 && channels != 3 && channels != 4))
    throw Error("A picture of " + std::to_string(columns) + " × " + std::to_string(rows) + " pixels and " +
                std::to_string(channels) +
                " channels cannot be approximated: 1, 3 or 4 channels and at least one "
                "pixel are needed.");
  TargetPicture target{columns, rows, channels == 1 ? 1 : 3, {}};
  target.bytes.resize(static_cast<std::size_t>(target.valueCount()));
  const std::int64_t count = static_cast<std::int64_t>(columns) * rows;
  for (int channel = 0; channel < target.channels; ++channel)
    for (std::int64_t i = 0; i < count; ++i) {
      const int value = pixels[i * channels + channel];
      const int opacity = channels == 4 ? pixels[i * 4 + 3] : 255;
      target.bytes[static_cast<std::size_t>(channel * count + i)] =
          static_cast<std::uint8_t>((value * opacity + background[channel] * (255 - opacity) + 127) / 255);
    }
  return target;
}

TargetPicture resized(const TargetPicture& target, int columns, int rows) {
  const bool shrinks = columns < target.columns || rows < target.rows;
  TargetPicture result{columns, rows, target.channels, {}};
  result.bytes.resize(static_cast<std::size_t>(result.valueCount()));
  for (int channel = 0; channel < target.channels; ++channel) {
    const std::size_t from = static_cast<std::size_t>(channel) * target.columns * target.rows;
    const std::size_t to = static_cast<std::size_t>(channel) * columns * rows;
    const cv::Mat before(target.rows, target.columns, CV_8U,
                         const_cast<std::uint8_t*>(target.bytes.data()) + from);
    cv::Mat after(rows, columns, CV_8U, result.bytes.data() + to);
    cv::resize(before, after, after.size(), 0, 0, shrinks ? cv::INTER_AREA : cv::INTER_LINEAR);
  }
  return result;
}

TargetPicture reduced(const TargetPicture& target, int longerSide) {
  const int longer = std::max(target.columns, target.rows);
  if (longerSide == 0 || longer <= longerSide)
    return target;
  const auto scaled = [&](int side) {
    return std::max(1,
                    static_cast<int>((static_cast<std::int64_t>(side) * longerSide + longer / 2) / longer));
  };
  return resized(target, scaled(target.columns), scaled(target.rows));
}

} // namespace deblend::evolution
