#include "controllers/convergence_meter.h"

#include "background/background_task.h"
#include "controllers/studio.h"

namespace deblend {

ConvergenceMeter::ConvergenceMeter(Studio& studio, QObject* parent) : QObject(parent), m_studio(studio) {
  connect(&studio.exact, &ExactPairing::changed, this, &ConvergenceMeter::forget);
}

ConvergenceMeter::~ConvergenceMeter() {
  delete m_task;
}

double ConvergenceMeter::share() const {
  // The cost of a chain follows its steps.
  double done = 0;
  double all = 0;
  for (const std::int64_t steps : PathConvergenceRequest().steps)
    all += static_cast<double>(steps);
  for (const PathDistance& distance : m_convergence.distances)
    done += static_cast<double>(distance.steps);
  return done / all;
}

void ConvergenceMeter::start() {
  const std::shared_ptr<const ExactSides> sides = m_studio.exact.sides();
  if (m_task || !sides)
    return;
  forget();
  auto whole = std::make_shared<PathConvergence>();
  const auto work = [this, sides, whole](const BackgroundTask::Progress& progress) {
    const auto done = [&](const PathDistance& distance) {
      QMetaObject::invokeMethod(
          this,
          [this, sides, distance] {
            if (m_task && m_studio.exact.sides() == sides)
              take(distance);
          },
          Qt::QueuedConnection);
      return progress(0);
    };
    *whole = pathConvergence(*sides->source, *sides->target, {}, done, [&] { return progress(0); });
  };
  m_task = new BackgroundTask(work, this);
  connect(m_task, &BackgroundTask::finished, this, [this, sides, whole](const QString& error) {
    m_task->deleteLater();
    m_task = nullptr;
    m_isWhole = error.isEmpty() && m_studio.exact.sides() == sides;
    if (m_isWhole)
      m_convergence = *whole;
    else if (error != QLatin1String("cancelled"))
      m_problem = error;
    Q_EMIT changed();
  });
  Q_EMIT changed();
}

void ConvergenceMeter::cancel() {
  if (m_task)
    m_task->cancel();
}

void ConvergenceMeter::take(const PathDistance& distance) {
  m_convergence.distances.push_back(distance);
  Q_EMIT changed();
}

void ConvergenceMeter::forget() {
  cancel();
  m_convergence = {};
  m_isWhole = false;
  m_problem.clear();
  Q_EMIT changed();
}

} // namespace deblend
