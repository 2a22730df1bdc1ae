#include "views/density_page.h"

#include "controllers/studio.h"
#include "language/quantity_text.h"
#include "theme/theme.h"
#include "views/density_view.h"
#include "views/empty_state.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace deblend {

DensityPage::DensityPage(Studio& studio, const NextActions& actions, QWidget* parent)
    : QWidget(parent), m_studio(studio), m_actions(actions), m_feed(studio), m_model(new DensityView(this)),
      m_target(new DensityView(this)), m_empty(new EmptyState(m_model)), m_mass(new QLabel(this)) {
  auto* views = new QHBoxLayout;
  views->setSpacing(1);
  views->addWidget(m_model, 1);
  views->addWidget(m_target, 1);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins({});
  column->setSpacing(0);
  column->addLayout(views, 1);
  column->addWidget(m_mass);
  m_mass->setObjectName(QStringLiteral("densityMass"));
  m_mass->setContentsMargins(12, 6, 12, 6);
  m_mass->setWordWrap(true);
  connect(&m_feed, &LearnedDensity::changed, this, &DensityPage::showDensities);
  connect(&m_studio.runs, &RunList::changed, this, &DensityPage::showEmptyState);
  showDensities();
}

void DensityPage::showDensities() {
  const auto& densities = m_feed.densities();
  const QColor hue = toQColor(currentColours().target);
  m_model->show(densities ? densities->model : nullptr, hue);
  m_target->show(densities ? densities->target : nullptr, hue);
  const auto step = m_studio.choice.step();
  m_model->setCaption(
      {{}, {}, step ? tr("density of the model at step %1").arg(countText(*step)) : QString()});
  m_target->setCaption({{}, {}, tr("density of the target")});
  m_mass->setText(
      densities
          ? tr("Within the rectangle the model has a mass of %1; 1 where nothing lies outside and the field "
               "is smooth. What is denser than the target's densest place looks the same as it.")
                .arg(measureText(densities->mass))
          : QString());
  m_mass->setVisible(densities.has_value());
  showEmptyState();
}

void DensityPage::showEmptyState() {
  if (m_feed.densities())
    m_empty->hide();
  else if (!m_feed.problem().isEmpty())
    m_empty->show(m_feed.problem(), nullptr);
  else if (m_feed.isBusy())
    m_empty->show(tr("Following the paths back to the source…"), nullptr);
  else if (m_studio.choice.isLive())
    m_empty->show(tr("The density is that of a checkpoint: choose one."), nullptr);
  else
    tellWhyEmpty(*m_empty, m_studio, m_actions);
}

void DensityPage::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  m_feed.setWanted(true);
}

void DensityPage::hideEvent(QHideEvent* event) {
  QWidget::hideEvent(event);
  m_feed.setWanted(false);
}

void DensityPage::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange || isThemeChange(*event))
    showDensities();
}

} // namespace deblend
