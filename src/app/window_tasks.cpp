#include "window_tasks.h"

#include "measuring/latency_recorder.h"
#include "measuring/process_age.h"
#include "shell/main_window.h"

#include <QApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPixmap>

#include <cstdio>

namespace deblend {
namespace {

constexpr int pollInterval = 50;  // ms
constexpr int settledPolls = 6;   ///< so many in a row
constexpr int patience = 120'000; // ms

void end(const QString& problem) {
  if (!problem.isEmpty())
    std::fprintf(stderr, "deblend-studio: %s\n", qPrintable(problem));
  QApplication::exit(problem.isEmpty() ? 0 : 1);
}

void print(const QJsonObject& object) {
  std::printf("%s\n", QJsonDocument(object).toJson(QJsonDocument::Compact).constData());
  std::fflush(stdout);
}

/// Calls `then` when the window has nothing more to load.
void whenSettled(MainWindow& window, bool withProject, std::function<void()> then) {
  auto* timer = new QTimer(&window);
  timer->setInterval(pollInterval);
  const auto isSettled = [&window, withProject] {
    return window.isSettled() && window.studio().project.isOpen() == withProject;
  };
  QObject::connect(timer, &QTimer::timeout, &window,
                   [timer, isSettled, then = std::move(then), settled = 0, waited = 0]() mutable {
                     waited += pollInterval;
                     settled = isSettled() ? settled + 1 : 0;
                     if (waited > patience)
                       end(QStringLiteral("The window was not filled within two minutes."));
                     if (settled < settledPolls)
                       return;
                     timer->deleteLater();
                     timer->stop();
                     then();
                   });
  timer->start();
}

double rounded(double milliseconds) {
  return std::round(milliseconds * 1000) / 1000;
}

void report(const LatencyRecorder& recorder) {
  const LatencyRecorder::Summary summary = recorder.summary();
  print({{QStringLiteral("p50_ms"), rounded(summary.median)},
         {QStringLiteral("p99_ms"), rounded(summary.p99)},
         {QStringLiteral("max_ms"), rounded(summary.maximum)},
         {QStringLiteral("events"), summary.events}});
}

} // namespace

void takeScreenshot(MainWindow& window, const QString& file, double alpha, bool withProject) {
  QObject::connect(&window.studio(), &Studio::failed, &window, [](const QString& problem) { end(problem); });
  whenSettled(window, withProject, [&window, file, alpha] {
    window.studio().playback.setAlpha(alpha);
    QTimer::singleShot(10 * pollInterval, &window, [&window, file] {
      end(window.grab().save(file) ? QString()
                                   : QStringLiteral("The picture could not be written to '%1'.").arg(file));
    });
  });
}

void measureStartup(MainWindow& window) {
  QObject::connect(&window, &MainWindow::painted, &window, [&window] {
    // The timer fires when nothing else waits: the window is idle and takes input.
    QTimer::singleShot(0, &window, [] {
      print({{QStringLiteral("startup_ms"), rounded(processAge())}});
      end({});
    });
  });
}

void measureLatency(MainWindow& window, double seconds) {
  Studio& studio = window.studio();
  auto* recorder = new LatencyRecorder(&window);
  QObject::connect(&studio, &Studio::failed, &window, [](const QString& problem) { end(problem); });
  QObject::connect(&studio.training, &TrainingController::prepared, &window, [recorder, &studio, seconds] {
    recorder->start();
    QTimer::singleShot(static_cast<int>(seconds * 1000), recorder, [recorder, &studio] {
      recorder->stop();
      studio.training.stop();
    });
  });
  QObject::connect(&studio.training, &TrainingController::ended, &window,
                   [recorder](const QString&, RunState state, const QString& sentence) {
                     recorder->stop();
                     if (state != RunState::Failed)
                       report(*recorder);
                     end(state == RunState::Failed ? sentence : QString());
                   });
  whenSettled(window, true, [&studio] { studio.train(); });
}

} // namespace deblend
