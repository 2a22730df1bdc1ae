#include "plots/ink_canvas.h"

#include <algorithm>
#include <cmath>

namespace deblend {
namespace {

constexpr std::size_t lineColourCount = 257;

bool isFinite(const PixelPoint& point) {
  return std::isfinite(point.x) && std::isfinite(point.y);
}

double lengthOf(double x, double y) {
  return std::sqrt(x * x + y * y);
}

// How much of a pixel a shape covers whose edge is `inside` pixels beyond the pixel's centre.
double coverageOf(double inside) {
  return std::clamp(inside + 0.5, 0.0, 1.0);
}

} // namespace

InkCanvas::InkCanvas(Picture& picture, const PixelArea& area) : m_picture(&picture), m_area(area) {
  m_pixels.reserve(static_cast<std::size_t>(area.width) * static_cast<std::size_t>(area.height));
  for (int y = 0; y < area.height; ++y) {
    for (int x = 0; x < area.width; ++x) {
      m_pixels.push_back(toInk(pixelAt(picture, area.left + x, area.top + y)));
    }
  }
}

void InkCanvas::drawDisc(const PixelPoint& centre, double radius, Rgb colour, double opacity) {
  if (!isFinite(centre)) {
    return;
  }
  const Ink ink = toInk(colour);
  const double x0 = centre.x - m_area.left - 0.5;
  const double y0 = centre.y - m_area.top - 0.5;
  const double reach = radius + 0.5;
  const Bounds bounds = clippedBounds(x0 - reach, y0 - reach, x0 + reach, y0 + reach);
  for (int y = bounds.top; y < bounds.bottom; ++y) {
    for (int x = bounds.left; x < bounds.right; ++x) {
      const double coverage = coverageOf(radius - lengthOf(x - x0, y - y0));
      blend(indexOf(x, y), ink, opacity * coverage);
    }
  }
}

void InkCanvas::setLineColours(const std::function<Rgb(double)>& colourAt) {
  m_lineColours.clear();
  for (std::size_t i = 0; i < lineColourCount; ++i) {
    m_lineColours.push_back(toInk(colourAt(static_cast<double>(i) / (lineColourCount - 1))));
  }
}

void InkCanvas::drawLine(std::span<const PixelPoint> points, std::span<const double> positions,
                         const Line& line) {
  if (!std::ranges::all_of(points, isFinite) || points.size() < 2) {
    return;
  }
  m_coverage.resize(m_pixels.size());
  m_positions.resize(m_pixels.size());
  std::size_t last = 0;
  for (std::size_t i = 1; i < points.size(); ++i) {
    const double length = lengthOf(points[i].x - points[last].x, points[i].y - points[last].y);
    // Steps much shorter than a pixel are taken together.
    if (length >= 0.5 || i + 1 == points.size()) {
      coverSegment(points[last], points[i], positions[last], positions[i], line.width / 2);
      last = i;
    }
  }
  blendCoverage(line.opacity);
}

void InkCanvas::flush() {
  std::size_t index = 0;
  for (int y = 0; y < m_area.height; ++y) {
    std::uint8_t* bytes = m_picture->rgb.data() + pixelOffset(*m_picture, m_area.left, m_area.top + y);
    for (int x = 0; x < m_area.width; ++x, ++index) {
      for (const float channel : m_pixels[index]) {
        *bytes++ = static_cast<std::uint8_t>(std::lrint(channel));
      }
    }
  }
}

InkCanvas::Ink InkCanvas::toInk(Rgb colour) {
  return {static_cast<float>(colour.red), static_cast<float>(colour.green), static_cast<float>(colour.blue)};
}

InkCanvas::Bounds InkCanvas::clippedBounds(double left, double top, double right, double bottom) const {
  const auto clip = [](double value, int size) {
    return static_cast<int>(std::clamp(value, 0.0, static_cast<double>(size)));
  };
  return {.left = clip(std::floor(left), m_area.width),
          .top = clip(std::floor(top), m_area.height),
          .right = clip(std::ceil(right) + 1, m_area.width),
          .bottom = clip(std::ceil(bottom) + 1, m_area.height)};
}

std::size_t InkCanvas::indexOf(int x, int y) const {
  return static_cast<std::size_t>(y) * static_cast<std::size_t>(m_area.width) + static_cast<std::size_t>(x);
}

void InkCanvas::blend(std::size_t index, const Ink& ink, double amount) {
  const auto weight = static_cast<float>(amount);
  Ink& pixel = m_pixels[index];
  for (std::size_t channel = 0; channel < pixel.size(); ++channel) {
    pixel[channel] += (ink[channel] - pixel[channel]) * weight;
  }
}

void InkCanvas::coverSegment(const PixelPoint& from, const PixelPoint& to, double fromPosition,
                             double toPosition, double halfWidth) {
  const PixelPoint start = {.x = from.x - m_area.left - 0.5, .y = from.y - m_area.top - 0.5};
  const PixelPoint step = {.x = to.x - from.x, .y = to.y - from.y};
  const double squaredLength = std::max(step.x * step.x + step.y * step.y, 1e-12);
  const double reach = halfWidth + 0.5;
  const Bounds bounds =
      clippedBounds(start.x + std::min(step.x, 0.0) - reach, start.y + std::min(step.y, 0.0) - reach,
                    start.x + std::max(step.x, 0.0) + reach, start.y + std::max(step.y, 0.0) + reach);
  for (int y = bounds.top; y < bounds.bottom; ++y) {
    for (int x = bounds.left; x < bounds.right; ++x) {
      const double along = (x - start.x) * step.x + (y - start.y) * step.y;
      const double part = std::clamp(along / squaredLength, 0.0, 1.0);
      const double distance = lengthOf(x - start.x - part * step.x, y - start.y - part * step.y);
      const auto coverage = static_cast<float>(coverageOf(halfWidth - distance));
      const std::size_t index = indexOf(x, y);
      if (coverage > m_coverage[index]) {
        if (m_coverage[index] == 0.0F) {
          m_touched.push_back(index);
        }
        m_coverage[index] = coverage;
        m_positions[index] = static_cast<float>(std::lerp(fromPosition, toPosition, part));
      }
    }
  }
}

void InkCanvas::blendCoverage(double opacity) {
  for (const std::size_t index : m_touched) {
    const double rung = std::clamp<double>(m_positions[index], 0.0, 1.0) * (lineColourCount - 1);
    blend(index, m_lineColours[static_cast<std::size_t>(std::lround(rung))], opacity * m_coverage[index]);
    m_coverage[index] = 0.0F;
  }
  m_touched.clear();
}

} // namespace deblend
