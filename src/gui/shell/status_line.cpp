#include "shell/status_line.h"

#include "language/quantity_text.h"

#include <QEvent>
#include <QFile>
#include <QHBoxLayout>
#include <QLabel>

#include <unistd.h>

namespace deblend {
namespace {

using Phase = TrainingStatus::Phase;

/// Of the whole program, as the system counts it.
std::int64_t residentBytes() {
  QFile file(QStringLiteral("/proc/self/statm"));
  if (!file.open(QIODevice::ReadOnly))
    return 0;
  return file.readAll().split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE);
}

const QString separator = QStringLiteral(" · ");

} // namespace

StatusLine::StatusLine(QWidget* parent)
    : QWidget(parent), m_left(new QLabel(this)), m_right(new QLabel(this)) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(6, 0, 6, 0);
  row->addWidget(m_left, 1);
  row->addWidget(m_right);
  m_left->setObjectName(QStringLiteral("progress"));
  m_right->setObjectName(QStringLiteral("device"));
  m_memoryTimer.setInterval(1000);
  connect(&m_memoryTimer, &QTimer::timeout, this, [this] {
    m_memory = bytesText(residentBytes());
    refresh();
  });
  m_memoryTimer.start();
  m_refreshTimer.setSingleShot(true);
  m_refreshTimer.setInterval(100);
  connect(&m_refreshTimer, &QTimer::timeout, this, &StatusLine::refresh);
  m_memory = bytesText(residentBytes());
  refresh();
}

void StatusLine::showTraining(const TrainingStatus& status) {
  const bool another = status.phase != m_status.phase;
  m_status = status;
  if (another)
    refresh();
  else if (!m_refreshTimer.isActive())
    m_refreshTimer.start();
}

void StatusLine::showRun(const std::optional<RunSummary>& run) {
  m_run = run;
  refresh();
}

/// What coupling takes of a step; empty where samples are not coupled within the batch.
QString StatusLine::couplingText(const TrainingStatus& status) {
  std::optional<double> coupling, step;
  for (const auto& [name, seconds] : status.values)
    if (name == "coupling_seconds")
      coupling = seconds;
    else if (name == "step_seconds")
      step = seconds;
  if (!coupling || !step)
    return {};
  return tr("coupling %1 of %2 ms a step").arg(measureText(1000 * *coupling), measureText(1000 * *step));
}

QString StatusLine::text() const {
  return m_left->text();
}

QString StatusLine::phaseText() const {
  switch (m_status.phase) {
  case Phase::Preparing:
    return tr("preparing…");
  case Phase::Pausing:
    return tr("pausing…");
  case Phase::Paused:
    return tr("paused");
  case Phase::Stopping:
    return tr("stopping and saving…");
  case Phase::Idle:
  case Phase::Running:
    break;
  }
  return {};
}

QString StatusLine::progressText() const {
  QStringList parts;
  const bool training = m_status.phase != Phase::Idle;
  const std::int64_t total = training ? m_status.totalSteps : m_run ? m_run->totalSteps : 0;
  if (!training && !m_run)
    return m_memory;
  if (!training)
    parts += QString::fromStdString(m_run->id);
  else if (const QString phase = phaseText(); !phase.isEmpty())
    parts += phase;
  if (total > 0)
    parts += tr("step %1 of %2").arg(countText(training ? m_status.step : m_run->step), countText(total));
  if (m_status.phase == Phase::Running && m_status.stepsPerSecond > 0) {
    parts += tr("%1 steps/s").arg(rateText(m_status.stepsPerSecond));
    parts += tr("%1 left").arg(durationText(m_status.secondsLeft));
  }
  if (training && m_status.step > 0)
    parts += tr("loss %1").arg(measureText(m_status.loss));
  else if (!training && m_run->loss)
    parts += tr("loss %1").arg(measureText(*m_run->loss));
  if (const QString coupling = couplingText(m_status); training && !coupling.isEmpty())
    parts += coupling;
  parts += m_memory;
  return parts.join(separator);
}

QString StatusLine::deviceText() const {
  if (m_status.device.empty())
    return {};
  const QString device = QString::fromStdString(m_status.device).toUpper();
  if (m_status.threads <= 0 || m_status.device != "cpu")
    return device;
  return m_status.threads == 1 ? tr("%1, 1 thread").arg(device)
                               : tr("%1, %2 threads").arg(device).arg(m_status.threads);
}

void StatusLine::refresh() {
  m_left->setText(progressText());
  m_right->setText(deviceText());
}

void StatusLine::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange)
    refresh();
}

} // namespace deblend
