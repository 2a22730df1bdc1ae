#pragma once

#include "data/data_set_summary.h"
#include "views/plane_viewport.h"

#include <QImage>
#include <QPixmap>

#include <memory>

class QPainter;

namespace deblend {

/// The faint densities of source and target that lie behind the samples. Scaled once a viewport. GUI thread.
class Backdrop {
public:
  using Summary = std::shared_ptr<const DataSetSummary>;

  /// Either may be null.
  void setDensities(Summary source, Summary target);
  /// Takes the colours of the theme that is shown.
  void restyle();
  /// Whether the extent has a thin frame, as it has at first.
  void setFramed(bool framed) { m_framed = framed; }

  /// The smallest rectangle that holds both densities; the unit square where there is none.
  PlaneRectangle extent() const;
  void draw(QPainter& painter, const PlaneViewport& viewport, double ratio);

private:
  struct Layer {
    Summary summary;
    QImage picture;
  };
  void render(const PlaneViewport& viewport, double ratio);

  Layer m_source;
  Layer m_target;
  QPixmap m_scaled;
  PlaneViewport m_scaledFor;
  bool m_framed = true;
};

} // namespace deblend
