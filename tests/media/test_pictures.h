#pragma once

#include "picture/picture.h"
#include "picture/plot_density.h"

#include <cmath>
#include <cstdlib>

// A frame with smooth colours and a white square that moves to the right by one pixel a frame.
inline deblend::Picture movingSquare(int width, int height, int index) {
  deblend::Picture picture = deblend::makePicture(width, height, {});
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const bool inside = x >= 4 + index && x < 16 + index && y >= 4 && y < 16;
      std::uint8_t* rgb = picture.rgb.data() + deblend::pixelOffset(picture, x, y);
      rgb[0] = static_cast<std::uint8_t>(inside ? 255 : 40 + 120 * x / width);
      rgb[1] = static_cast<std::uint8_t>(inside ? 255 : 60 + 100 * y / height);
      rgb[2] = static_cast<std::uint8_t>(inside ? 255 : 90);
    }
  }
  return picture;
}

// Mean absolute difference of the channels, 0 to 255. The pictures have the same size.
inline double meanDifference(const deblend::Picture& first, const deblend::Picture& second) {
  double sum = 0;
  for (std::size_t i = 0; i < first.rgb.size(); ++i) {
    sum += std::abs(static_cast<int>(first.rgb[i]) - static_cast<int>(second.rgb[i]));
  }
  return sum / static_cast<double>(first.rgb.size());
}

// Distance of two colours over all channels, 0 to 765.
inline int colourDistance(deblend::Rgb first, deblend::Rgb second) {
  return std::abs(first.red - second.red) + std::abs(first.green - second.green) +
         std::abs(first.blue - second.blue);
}

// 1 in the cells whose centres lie within a disc, 0 elsewhere, over the unit square.
inline deblend::PlotDensity discDensity(int size, double centreX, double centreY, double radius) {
  deblend::PlotDensity density = {.width = size, .height = size, .values = {}, .area = {}};
  for (int y = 0; y < size; ++y) {
    for (int x = 0; x < size; ++x) {
      const double distance = std::hypot((x + 0.5) / size - centreX, (y + 0.5) / size - centreY);
      density.values.push_back(distance < radius ? 1.0F : 0.0F);
    }
  }
  return density;
}
