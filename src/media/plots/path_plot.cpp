#include "plots/path_plot.h"

#include "picture/media_error.h"
#include "plots/alpha_bar.h"
#include "plots/ink_canvas.h"
#include "plots/point_frame.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

namespace deblend {
namespace {

// Number of samples of [T+1, N, 2] states.
std::size_t sampleCount(std::span<const float> states, std::span<const float> alphas) {
  if (alphas.empty() || states.size() % (2 * alphas.size()) != 0) {
    throw MediaError("Cannot draw paths from " + std::to_string(states.size()) + " values at " +
                     std::to_string(alphas.size()) + " steps: each step has an x and a y for every sample.");
  }
  return states.size() / (2 * alphas.size());
}

class PathPlot {
public:
  PathPlot(const PlaneFrame& frame, std::span<const float> states, std::span<const float> alphas)
      : m_frame(frame), m_states(states), m_alphas(alphas), m_count(sampleCount(states, alphas)) {}

  void drawLines(InkCanvas& canvas) const {
    canvas.setLineColours([this](double alpha) { return alphaColour(m_frame.theme(), alpha); });
    const double crowd = std::sqrt(static_cast<double>(std::max<std::size_t>(m_count, 1)));
    const InkCanvas::Line line = {.width = std::max(1.3 * m_frame.unit(), 1.0),
                                  .opacity = std::clamp(9.0 / crowd, 0.06, 0.7)};
    const std::vector<double> positions(m_alphas.begin(), m_alphas.end());
    std::vector<PixelPoint> points(m_alphas.size());
    for (std::size_t sample = 0; sample < m_count; ++sample) {
      for (std::size_t step = 0; step < points.size(); ++step) {
        points[step] = place(step, sample);
      }
      canvas.drawLine(points, positions, line);
    }
  }

  void drawEnds(InkCanvas& canvas, std::size_t step) const {
    PointStyle style = pointStyle(m_count, m_frame.unit());
    style.radius = std::max(0.6 * style.radius, 0.75);
    const Rgb colour = alphaColour(m_frame.theme(), m_alphas[step]);
    for (std::size_t sample = 0; sample < m_count; ++sample) {
      canvas.drawDisc(place(step, sample), style.radius, colour, style.opacity);
    }
  }

private:
  PixelPoint place(std::size_t step, std::size_t sample) const {
    const std::size_t offset = 2 * (step * m_count + sample);
    return m_frame.mapping().toPixels(m_states[offset], m_states[offset + 1]);
  }

  const PlaneFrame& m_frame;
  std::span<const float> m_states;
  std::span<const float> m_alphas;
  std::size_t m_count;
};

} // namespace

Picture drawPathPlot(const PlaneFrame& frame, std::span<const float> states, std::span<const float> alphas) {
  const PathPlot plot(frame, states, alphas);
  Picture picture = frame.backdrop();
  InkCanvas canvas(picture, frame.mapping().area());
  plot.drawLines(canvas);
  plot.drawEnds(canvas, 0);
  plot.drawEnds(canvas, alphas.size() - 1);
  canvas.flush();
  drawAlphaLegend(picture, alphaFooter(frame));
  return picture;
}

} // namespace deblend
