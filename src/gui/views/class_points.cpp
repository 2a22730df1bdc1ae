#include "views/class_points.h"

#include "theme/theme.h"
#include "views/point_layer.h"

#include <algorithm>

namespace deblend {

void drawClassPoints(QImage& picture, const LabelledPoints& points, const PlaneViewport& viewport,
                     double ratio) {
  const double side = std::min(viewport.size().width(), viewport.size().height());
  const PointLook look = pointLook(points.labels.size(), side);
  for (std::size_t i = 0; i < points.labels.size(); ++i)
    drawPoints(picture, std::span(points.places).subspan(2 * i, 2), viewport, ratio,
               classColour(points.labels[i]), look);
}

} // namespace deblend
