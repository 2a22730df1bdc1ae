#include "views/model_view_page.h"

#include "controllers/studio.h"
#include "language/engine_text.h"
#include "language/quantity_text.h"
#include "model/model_type.h"
#include "views/empty_state.h"
#include "views/view_panes.h"
#include "views/view_switches.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>
#include <QToolButton>

namespace deblend {

ModelViewPage::ModelViewPage(Studio& studio, const NextActions& actions, QWidget* parent)
    : QWidget(parent), m_studio(studio), m_actions(actions), m_panes(new ViewPanes(this)),
      m_empty(new EmptyState(m_panes)), m_switches(switchRow({}, this)), m_itemLabel(new QLabel(m_switches)),
      m_item(new QSpinBox(m_switches)), m_fit(makeViewSwitch(IconName::Fit, "fitViews", m_switches)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins({});
  column->addWidget(m_panes);
  m_fit->setCheckable(false);
  m_item->setObjectName(QStringLiteral("item"));
  m_item->setKeyboardTracking(false);
  m_item->setRange(1, 1);
  m_itemLabel->setBuddy(m_item);
  for (QWidget* each : std::initializer_list<QWidget*>{m_itemLabel, m_item, m_fit})
    m_switches->layout()->addWidget(each);
  connect(m_fit, &QToolButton::clicked, m_panes, &ViewPanes::fit);
  connect(m_item, &QSpinBox::valueChanged, this, [this](int number) { m_panes->setItem(number - 1); });
  connect(m_panes, &ViewPanes::itemCountChanged, this,
          [this](qint64 count) { m_item->setMaximum(std::max(1, static_cast<int>(count))); });
  connect(m_panes, &ViewPanes::requestsChanged, this, &ModelViewPage::want);
  connectStudio();
  retranslate();
}

void ModelViewPage::connectStudio() {
  connect(&m_studio.pairing, &Pairing::changed, this, &ModelViewPage::showModelType);
  connect(&m_studio.sampling, &SamplingController::viewChanged, this, &ModelViewPage::take);
  connect(&m_studio.choice, &CheckpointChoice::choiceChanged, this, &ModelViewPage::showEmptyState);
  connect(&m_studio.choice, &CheckpointChoice::listChanged, this, &ModelViewPage::showEmptyState);
  connect(&m_studio.runs, &RunList::changed, this, &ModelViewPage::showEmptyState);
  connect(&m_studio.training, &TrainingController::ended, this, &ModelViewPage::showEmptyState);
}

void ModelViewPage::showModelType() {
  const ModelType* type = m_studio.pairing.modelType();
  if (type && type != m_modelType) {
    m_modelType = type;
    makeSwitches(*type);
    showSeenViews();
  }
  showEmptyState();
}

void ModelViewPage::makeSwitches(const ModelType& type) {
  for (QToolButton* each : m_viewSwitches)
    delete each;
  m_viewSwitches.clear();
  auto* row = static_cast<QHBoxLayout*>(m_switches->layout());
  for (const ModelView& view : type.views()) {
    auto* button = new QToolButton(m_switches);
    button->setAutoRaise(true);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setObjectName(QString::fromStdString("view_" + view.id));
    button->setChecked(view.shownAtFirst);
    connect(button, &QToolButton::toggled, this, &ModelViewPage::showSeenViews);
    row->insertWidget(static_cast<int>(m_viewSwitches.size()), button);
    m_viewSwitches.push_back(button);
  }
  retranslate();
}

void ModelViewPage::showSeenViews() {
  if (!m_modelType)
    return;
  std::vector<ModelView> seen;
  QString itemTitle;
  const std::vector<ModelView> views = m_modelType->views();
  for (std::size_t i = 0; i < m_viewSwitches.size(); ++i) {
    if (!m_viewSwitches[i]->isChecked())
      continue;
    seen.push_back(views[i]);
    if (!views[i].itemTitle.empty())
      itemTitle = engineText(views[i].itemTitle);
  }
  m_itemLabel->setText(itemTitle);
  m_itemLabel->setVisible(!itemTitle.isEmpty());
  m_item->setVisible(!itemTitle.isEmpty());
  m_switches->updateGeometry();
  m_panes->setViews(seen);
  want();
}

/// Nothing is rendered for a page that is not seen.
void ModelViewPage::want() {
  m_studio.sampling.setViews(isVisible() ? m_panes->requests() : std::vector<ViewRequest>());
}

void ModelViewPage::take(const std::string& view, const std::shared_ptr<const Preview>& preview,
                         qint64 step) {
  m_anything = preview != nullptr;
  if (preview)
    m_panes->show(view, preview);
  else
    m_panes->clear();
  m_panes->setDetail(preview ? tr("%1 · step %2").arg(m_studio.sampling.runName(), countText(step))
                             : QString());
  showEmptyState();
}

void ModelViewPage::showEmptyState() {
  if (m_anything)
    m_empty->hide();
  else
    tellWhyEmpty(*m_empty, m_studio, m_actions);
}

QString ModelViewPage::exportedView() const {
  const std::vector<ViewRequest> requests = m_panes->requests();
  return requests.empty() ? QString() : QString::fromStdString(requests.front().view);
}

std::int64_t ModelViewPage::item() const {
  return m_item->value() - 1;
}

void ModelViewPage::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  want();
}

void ModelViewPage::hideEvent(QHideEvent* event) {
  QWidget::hideEvent(event);
  want();
}

void ModelViewPage::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange)
    retranslate();
}

void ModelViewPage::retranslate() {
  m_fit->setText(tr("Fit"));
  m_fit->setToolTip(tr("Show everything (double click). The wheel zooms, dragging moves."));
  m_item->setToolTip(tr("Which one is shown alone"));
  const std::vector<ModelView> views = m_modelType ? m_modelType->views() : std::vector<ModelView>();
  for (std::size_t i = 0; i < m_viewSwitches.size(); ++i) {
    m_viewSwitches[i]->setText(engineText(views[i].title));
    m_viewSwitches[i]->setToolTip(engineText(views[i].help));
  }
  showSeenViews();
  showEmptyState();
}

} // namespace deblend
