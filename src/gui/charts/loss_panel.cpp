#include "charts/loss_panel.h"

#include "charts/loss_chart.h"
#include "language/measure_text.h"
#include "views/empty_state.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>
#include <QToolButton>

#include <algorithm>

namespace deblend {
namespace {

/// The slider goes in thousandths of a curve.
constexpr int mostSmoothing = 200;
constexpr int usualSmoothing = 20;

constexpr int smoothingWidth = 110;
constexpr int foldedSmoothingWidth = 56;

QComboBox* makeChoice(const char* name, QWidget* parent) {
  auto* choice = new QComboBox(parent);
  choice->setObjectName(QLatin1String(name));
  choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  choice->setMinimumContentsLength(6);
  return choice;
}

/// Fills a chooser where it holds other names or words than these.
void fill(QComboBox& choice, const std::vector<std::string>& names, const std::string& chosen) {
  const QSignalBlocker quiet(choice);
  bool same = choice.count() == static_cast<int>(names.size());
  for (int i = 0; same && i < choice.count(); ++i)
    same = choice.itemData(i).toString().toStdString() == names[static_cast<std::size_t>(i)] &&
           choice.itemText(i) == measureTitle(names[static_cast<std::size_t>(i)]);
  if (!same) {
    choice.clear();
    for (const std::string& name : names)
      choice.addItem(measureTitle(name), QString::fromStdString(name));
  }
  choice.setCurrentIndex(choice.findData(QString::fromStdString(chosen)));
}

std::string chosenIn(const QComboBox& choice) {
  return choice.currentData().toString().toStdString();
}

void remember(std::set<std::string>& names, const std::string& name, bool contained) {
  if (contained)
    names.insert(name);
  else
    names.erase(name);
}

} // namespace

LossPanel::LossPanel(QWidget* parent)
    : QWidget(parent), m_chart(new LossChart(this)), m_empty(new EmptyState(m_chart)),
      m_quantity(makeChoice("chartQuantity", this)), m_over(new QLabel(this)),
      m_axis(makeChoice("chartAxis", this)), m_logLoss(new QCheckBox(this)), m_logSteps(new QCheckBox(this)),
      m_skipLabel(new QLabel(this)), m_skip(new QSpinBox(this)), m_smoothLabel(new QLabel(this)),
      m_smooth(new QSlider(Qt::Horizontal, this)), m_follow(new QToolButton(this)), m_row(new QHBoxLayout) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(6, 2, 6, 4);
  layout->setSpacing(2);
  layout->setSizeConstraint(QLayout::SetNoConstraint); // minimumSizeHint() says it
  addControls(*m_row);
  layout->addLayout(m_row);
  layout->addWidget(m_chart, 1);
  setFolded(false);
  connectControls();
  connectChoices();
  retranslate();
  m_smooth->setValue(usualSmoothing);
}

bool LossPanel::isLogarithmic() const {
  return m_logLoss->isChecked();
}

const std::string& LossPanel::quantity() const {
  return m_chart->quantity();
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
  m_follow->setCheckable(true);
  m_follow->setChecked(true);
  m_follow->setAutoRaise(true);
  row.setSpacing(10);
  row.addWidget(m_quantity);
  row.addWidget(m_over);
  row.addWidget(m_axis);
  row.addSpacing(6);
  row.addWidget(m_smoothLabel);
  row.addWidget(m_smooth);
  row.addWidget(m_logLoss);
  row.addWidget(m_logSteps);
  row.addWidget(m_skipLabel);
  row.addWidget(m_skip);
  row.addStretch(1);
  row.addWidget(m_follow);
}

void LossPanel::connectControls() {
  connect(m_logLoss, &QCheckBox::toggled, this, &LossPanel::setLogarithmicQuantity);
  connect(m_logSteps, &QCheckBox::toggled, this, &LossPanel::setLogarithmicAxis);
  connect(m_skip, &QSpinBox::valueChanged, m_chart, &LossChart::setFirstStep);
  connect(m_smooth, &QSlider::valueChanged, this, &LossPanel::applySmoothing);
  connect(m_follow, &QToolButton::toggled, m_chart, &LossChart::setFollowing);
  connect(m_chart, &LossChart::followingChanged, m_follow, &QToolButton::setChecked);
  connect(m_chart, &LossChart::shownChanged, this, &LossPanel::showEmptyState);
}

void LossPanel::connectChoices() {
  connect(m_quantity, &QComboBox::activated, this, [this] { m_chart->setQuantity(chosenIn(*m_quantity)); });
  connect(m_axis, &QComboBox::activated, this, [this] { m_chart->setAxis(chosenIn(*m_axis)); });
  connect(m_chart, &LossChart::choicesChanged, this, &LossPanel::fillChoices);
}

void LossPanel::fillChoices() {
  fill(*m_quantity, m_chart->quantities(), m_chart->quantity());
  fill(*m_axis, m_chart->axes(), m_chart->axis());
  m_logLoss->setChecked(m_logarithmicQuantities.contains(m_chart->quantity()));
  m_logSteps->setChecked(m_logarithmicAxes.contains(m_chart->axis()));
  fold();
  showEmptyState();
}

void LossPanel::setLogarithmicQuantity(bool logarithmic) {
  remember(m_logarithmicQuantities, m_chart->quantity(), logarithmic);
  m_chart->setLogarithmicQuantity(logarithmic);
}

void LossPanel::setLogarithmicAxis(bool logarithmic) {
  remember(m_logarithmicAxes, m_chart->axis(), logarithmic);
  m_chart->setLogarithmicAxis(logarithmic);
}

void LossPanel::applySmoothing() {
  m_chart->setSmoothing(m_smooth->value() / 1000.0);
}

QString LossPanel::skipPrefix() const {
  return tr("skip ", "before the number of steps");
}

/// What folding the row wins, in pixels.
int LossPanel::foldedAway() const {
  int width = smoothingWidth - foldedSmoothingWidth - fontMetrics().horizontalAdvance(skipPrefix());
  for (const QLabel* word : {m_over, m_smoothLabel, m_skipLabel})
    width += word->sizeHint().width() + m_row->spacing();
  return width;
}

void LossPanel::setFolded(bool folded) {
  m_folded = folded;
  for (QLabel* word : {m_over, m_smoothLabel, m_skipLabel})
    word->setVisible(!folded);
  m_smooth->setFixedWidth(folded ? foldedSmoothingWidth : smoothingWidth);
  m_skip->setPrefix(folded ? skipPrefix() : QString());
}

/// The words give way where the row has no room for them.
void LossPanel::fold() {
  m_row->invalidate();
  const int wanted = m_row->sizeHint().width() + (m_folded ? foldedAway() : 0);
  const QMargins margins = layout()->contentsMargins();
  const bool folded = wanted > width() - margins.left() - margins.right();
  if (folded != m_folded)
    setFolded(folded);
}

void LossPanel::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  fold();
}

/// That of the folded row, whether it is folded or not.
QSize LossPanel::minimumSizeHint() const {
  QSize least = layout()->totalMinimumSize();
  if (!m_folded)
    least.rwidth() -= foldedAway();
  return least;
}

void LossPanel::showEmptyState() {
  if (m_chart->isEmpty())
    m_empty->show(tr("The losses of a run are drawn here while it trains."), nullptr);
  else if (!m_chart->isDrawn())
    m_empty->show(tr("No run that is shown has recorded %1 over %2.")
                      .arg(measureTitle(m_chart->quantity()), measureTitle(m_chart->axis())),
                  nullptr);
  else
    m_empty->hide();
}

void LossPanel::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange)
    retranslate();
}

void LossPanel::retranslate() {
  m_quantity->setToolTip(tr("What is drawn, of all that the runs shown have recorded."));
  m_axis->setToolTip(tr("What it is drawn over."));
  m_over->setText(tr("over", "loss over steps"));
  m_logLoss->setText(tr("log y"));
  m_logLoss->setToolTip(tr("A logarithmic scale for what is drawn upward. Each quantity keeps its own."));
  m_logSteps->setText(tr("log x"));
  m_logSteps->setToolTip(
      tr("A logarithmic scale for what is drawn to the right. Each quantity keeps its own."));
  m_skipLabel->setText(tr("skip first"));
  m_skip->setToolTip(tr("Leave out the steps before this one: the first losses dwarf the rest."));
  m_smoothLabel->setText(tr("smooth"));
  m_smooth->setToolTip(
      tr("How much of the past the strong curve averages. The faint curve is what was measured."));
  m_follow->setText(tr("follow"));
  m_follow->setToolTip(
      tr("Follow the training: show all of every curve. Zooming with the wheel or dragging stops it, "
         "a double click begins it again."));
  setFolded(m_folded);
  fillChoices();
}

} // namespace deblend
