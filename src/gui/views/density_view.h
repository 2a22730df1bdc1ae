#pragma once

#include "data/density_grid.h"
#include "views/view_caption.h"

#include <QColor>
#include <QWidget>

#include <memory>

namespace deblend {

/// How densely something fills the plane. GUI thread.
class DensityView : public QWidget {
  Q_OBJECT
public:
  explicit DensityView(QWidget* parent = nullptr);

  /// Null or without cells: nothing.
  void show(std::shared_ptr<const DensityGrid> density, const QColor& hue);
  void setCaption(const ViewCaption& caption);
  const std::shared_ptr<const DensityGrid>& density() const { return m_density; }

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  std::shared_ptr<const DensityGrid> m_density;
  QColor m_hue;
  ViewCaption m_caption;
};

} // namespace deblend
