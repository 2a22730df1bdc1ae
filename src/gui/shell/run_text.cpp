#include "shell/run_text.h"

#include "language/quantity_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace deblend {
namespace {

struct RunText {
  Q_DECLARE_TR_FUNCTIONS(deblend::RunText)
};

QString percentage(const RunSummary& run) {
  if (run.totalSteps <= 0)
    return {};
  return QStringLiteral("%1 %").arg(100 * run.step / run.totalSteps);
}

} // namespace

QString stateText(RunState state) {
  switch (state) {
  case RunState::Running:
    return RunText::tr("running");
  case RunState::Paused:
    return RunText::tr("paused");
  case RunState::Stopped:
    return RunText::tr("stopped");
  case RunState::Interrupted:
    return RunText::tr("interrupted");
  case RunState::Finished:
    return RunText::tr("finished");
  case RunState::Diverged:
    return RunText::tr("diverged");
  case RunState::Failed:
    return RunText::tr("failed");
  }
  return {};
}

QString stateGlyph(const RunSummary& run) {
  switch (run.state) {
  case RunState::Running:
    return QStringLiteral("● ") + percentage(run);
  case RunState::Paused:
    return QStringLiteral("‖ ") + percentage(run);
  case RunState::Stopped:
    return QStringLiteral("■ ") + percentage(run);
  case RunState::Interrupted:
    return QStringLiteral("◌ ") + percentage(run);
  case RunState::Finished:
    return QStringLiteral("✓");
  case RunState::Diverged:
  case RunState::Failed:
    break;
  }
  return QStringLiteral("✕ ") + stateText(run.state);
}

QString runToolTip(const RunSummary& run) {
  QStringList lines;
  lines += QStringLiteral("%1 · %2").arg(QString::fromStdString(run.id), stateText(run.state));
  lines += RunText::tr("Experiment: %1").arg(QString::fromStdString(run.experiment));
  lines += RunText::tr("Step %1 of %2").arg(countText(run.step), countText(run.totalSteps));
  if (run.loss)
    lines += RunText::tr("Loss: %1").arg(measureText(*run.loss));
  const QDateTime created =
      QDateTime::fromString(QString::fromStdString(run.created), Qt::ISODate).toLocalTime();
  if (created.isValid())
    lines += RunText::tr("Begun: %1").arg(QLocale().toString(created, QLocale::ShortFormat));
  if (!run.parent.empty())
    lines += RunText::tr("Branched from: %1").arg(QString::fromStdString(run.parent));
  if (!run.message.empty())
    lines += QString::fromStdString(run.message);
  return lines.join(QLatin1Char('\n'));
}

} // namespace deblend
