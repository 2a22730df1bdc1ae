#include "views/compared_difference.h"

#include "theme/heat_colour.h"
#include "theme/theme.h"
#include "views/empty_state.h"
#include "views/grid_view.h"
#include "views/heat_legend.h"
#include "views/image_difference.h"
#include "views/trajectory_view.h"

#include <QEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace deblend {

ComparedDifference::ComparedDifference(QWidget* parent)
    : QWidget(parent), m_views(new QStackedWidget(this)), m_grid(new GridView(m_views)),
      m_points(new TrajectoryView(m_views)), m_legend(new HeatLegend(this)),
      m_empty(new EmptyState(m_views)) {
  m_views->addWidget(m_points);
  m_views->addWidget(m_grid);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins({});
  column->setSpacing(0);
  column->addWidget(m_views, 1);
  column->addWidget(m_legend);
}

void ComparedDifference::setTrajectories(Shared left, Shared right) {
  m_left = std::move(left);
  m_right = std::move(right);
  refresh();
}

void ComparedDifference::setDensities(Backdrop::Summary source, Backdrop::Summary target) {
  m_points->setDensities(std::move(source), std::move(target));
}

void ComparedDifference::setAlpha(double alpha) {
  m_alpha = alpha;
  m_points->setAlpha(alpha);
  refresh();
}

void ComparedDifference::refresh() {
  m_stale = !isVisible();
  if (m_stale)
    return;
  if (m_left && m_right && haveImageDifference(*m_left, *m_right))
    showImages();
  else if (m_left && m_right && havePointGaps(*m_left, *m_right))
    showPoints();
  else {
    m_grid->setPictures({});
    m_points->setGaps({});
    m_legend->hide();
  }
  showEmptyState();
}

void ComparedDifference::showImages() {
  const ImageDifference difference = imageDifferenceAt(*m_left, *m_right, m_alpha);
  m_grid->setPictures(heatPictures(difference));
  m_legend->show(heatColour, tr("mean |a − b|"), difference.mean, difference.largest);
  m_views->setCurrentWidget(m_grid);
}

void ComparedDifference::showPoints() {
  PointGaps gaps = pointGapsAt(*m_left, *m_right, m_alpha);
  m_legend->show(gapColour, tr("mean distance"), gaps.mean, gaps.largest);
  m_points->setGaps(std::move(gaps));
  m_views->setCurrentWidget(m_points);
}

void ComparedDifference::showEmptyState() {
  const ViewCaption caption{{}, {}, tr("difference at this α")};
  m_grid->setCaption(caption);
  m_points->setCaption(caption);
  if (m_left && m_right && m_legend->isHidden())
    m_empty->show(tr("The samples of the two have different shapes."), nullptr);
  else
    m_empty->hide();
}

void ComparedDifference::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  if (m_stale)
    refresh();
}

void ComparedDifference::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange || isThemeChange(*event))
    refresh();
}

} // namespace deblend
