#include "charts/chart_style.h"

#include "theme/theme.h"

namespace deblend {

void restylePlot(QCustomPlot& plot, const QFont& font) {
  const RoleColours& colours = currentColours();
  plot.setBackground(toQColor(colours.background));
  for (QCPAxis* axis : {plot.xAxis, plot.yAxis}) {
    axis->setBasePen(QPen(toQColor(colours.frame)));
    axis->setTickPen(QPen(toQColor(colours.frame)));
    axis->setTickLabelColor(toQColor(colours.mutedText));
    axis->setLabelColor(toQColor(colours.mutedText));
    axis->setTickLabelFont(font);
    axis->setLabelFont(font);
    axis->grid()->setPen(QPen(toQColor(colours.grid)));
    axis->grid()->setZeroLinePen(QPen(toQColor(colours.grid)));
  }
  plot.legend->setBrush(toQColor(colours.background));
  plot.legend->setBorderPen(Qt::NoPen);
  plot.legend->setFont(font);
}

} // namespace deblend
