#include "charts/loss_panel.h"

#include "charts/loss_chart.h"
#include "views/empty_state.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSlider>
#include <QSpinBox>
#include <QToolButton>

namespace deblend {
namespace {

/// The slider goes in thousandths of a curve.
constexpr int mostSmoothing = 200;
constexpr int usualSmoothing = 20;

} // namespace

LossPanel::LossPanel(QWidget* parent)
    : QWidget(parent), m_chart(new LossChart(this)), m_empty(new EmptyState(m_chart)),
      m_logLoss(new QCheckBox(this)), m_logSteps(new QCheckBox(this)), m_skipLabel(new QLabel(this)),
      m_skip(new QSpinBox(this)), m_smoothLabel(new QLabel(this)),
      m_smooth(new QSlider(Qt::Horizontal, this)), m_pointed(new QLabel(this)),
      m_follow(new QToolButton(this)) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(6, 2, 6, 4);
  layout->setSpacing(2);
  auto* row = new QHBoxLayout;
  addControls(*row);
  layout->addLayout(row);
  layout->addWidget(m_chart, 1);
  connectControls();
  retranslate();
  m_smooth->setValue(usualSmoothing);
}

bool LossPanel::isLogarithmic() const {
  return m_logLoss->isChecked();
}

void LossPanel::addControls(QHBoxLayout& row) {
  m_logLoss->setObjectName(QStringLiteral("logLoss"));
  m_logSteps->setObjectName(QStringLiteral("logSteps"));
  m_skip->setObjectName(QStringLiteral("skipFirst"));
  m_smooth->setObjectName(QStringLiteral("smoothing"));
  m_follow->setObjectName(QStringLiteral("follow"));
  m_skip->setRange(0, 100'000'000);
  m_skip->setSingleStep(100);
  m_skip->setKeyboardTracking(false);
  m_smooth->setRange(0, mostSmoothing);
  m_smooth->setFixedWidth(110);
  m_follow->setCheckable(true);
  m_follow->setChecked(true);
  m_follow->setAutoRaise(true);
  row.setSpacing(10);
  row.addWidget(m_smoothLabel);
  row.addWidget(m_smooth);
  row.addWidget(m_logLoss);
  row.addWidget(m_logSteps);
  row.addWidget(m_skipLabel);
  row.addWidget(m_skip);
  row.addWidget(m_pointed, 1, Qt::AlignRight);
  row.addWidget(m_follow);
  m_pointed->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  m_pointed->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
}

void LossPanel::connectControls() {
  connect(m_logLoss, &QCheckBox::toggled, m_chart, &LossChart::setLogarithmicLoss);
  connect(m_logSteps, &QCheckBox::toggled, m_chart, &LossChart::setLogarithmicSteps);
  connect(m_skip, &QSpinBox::valueChanged, m_chart, &LossChart::setFirstStep);
  connect(m_smooth, &QSlider::valueChanged, this, &LossPanel::applySmoothing);
  connect(m_follow, &QToolButton::toggled, m_chart, &LossChart::setFollowing);
  connect(m_chart, &LossChart::followingChanged, m_follow, &QToolButton::setChecked);
  connect(m_chart, &LossChart::emptyChanged, this, &LossPanel::showEmptyState);
  connect(m_chart, &LossChart::pointedAt, m_pointed, &QLabel::setText);
}

void LossPanel::applySmoothing() {
  m_chart->setSmoothing(m_smooth->value() / 1000.0);
}

void LossPanel::showEmptyState() {
  if (m_chart->isEmpty())
    m_empty->show(tr("The losses of a run are drawn here while it trains."), nullptr);
  else
    m_empty->hide();
}

void LossPanel::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange)
    retranslate();
}

void LossPanel::retranslate() {
  m_logLoss->setText(tr("log loss"));
  m_logSteps->setText(tr("log steps"));
  m_skipLabel->setText(tr("skip first"));
  m_skip->setToolTip(tr("Leave out the steps before this one: the first losses dwarf the rest."));
  m_smoothLabel->setText(tr("smooth"));
  m_smooth->setToolTip(
      tr("How much of the past the strong curve averages. The faint curve is what was measured."));
  m_follow->setText(tr("follow"));
  m_follow->setToolTip(
      tr("Follow the training: show all of every curve. Zooming with the wheel or dragging stops it, "
         "a double click begins it again."));
  showEmptyState();
}

} // namespace deblend
