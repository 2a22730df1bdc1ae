#include "views/compare_page.h"

#include "controllers/studio.h"
#include "views/compared_side.h"
#include "views/empty_state.h"

#include <QEvent>
#include <QHBoxLayout>

namespace deblend {

ComparePage::ComparePage(Studio& studio, QWidget* parent)
    : QWidget(parent), m_studio(studio), m_left(new ComparedSide(studio, this)),
      m_right(new ComparedSide(studio, this)), m_empty(new EmptyState(this)) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins({});
  row->setSpacing(1);
  row->addWidget(m_left, 1);
  row->addWidget(m_right, 1);
  for (const auto signal : {&ProjectController::documentChanged, &ProjectController::experimentChosen})
    connect(&m_studio.project, signal, this, &ComparePage::takeOptions);
  connect(&m_studio.project, &ProjectController::closed, this, [this] {
    m_shown = false;
    m_left->showNothing();
    m_right->showNothing();
    showEmptyState();
  });
  showEmptyState();
}

void ComparePage::takeOptions() {
  if (const Experiment* experiment = m_studio.project.experiment())
    for (ComparedSide* side : {m_left, m_right})
      side->setOptions(experiment->samplingOptions);
}

void ComparePage::compare(const EvaluationSubject& left, const EvaluationSubject& right) {
  m_shown = true;
  takeOptions();
  m_left->showCheckpoint(left.run, left.step);
  m_right->showCheckpoint(right.run, right.step);
  const TrajectoryRequest shown = m_studio.sampling.trajectoryRequest();
  for (ComparedSide* side : {m_left, m_right})
    side->setConditions(shown.label, shown.guidance);
  showEmptyState();
}

bool ComparePage::isBusy() const {
  return m_left->isBusy() || m_right->isBusy();
}

void ComparePage::showEmptyState() {
  if (m_shown)
    m_empty->hide();
  else
    m_empty->show(
        tr("Choose two checkpoints under Checkpoints (Ctrl+click), and then Compare:\nboth are shown "
           "here with the same noise, side by side."),
        nullptr);
}

void ComparePage::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange)
    showEmptyState();
}

} // namespace deblend
