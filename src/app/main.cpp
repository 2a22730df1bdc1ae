#include "core/freed_memory.h"
#include "core/version.h"
#include "launch_options.h"
#include "shell/appearance.h"
#include "shell/main_window.h"
#include "shell/project_actions.h"
#include "window_tasks.h"

#include <QApplication>
#include <QStandardPaths>

#include <cstdio>

using namespace deblend;

namespace {

using Mode = LaunchOptions::Mode;

void nameApplication() {
  QCoreApplication::setOrganizationName(QStringLiteral("deblend-studio"));
  QCoreApplication::setApplicationName(QStringLiteral("deblend-studio"));
  QCoreApplication::setApplicationVersion(QLatin1String(programVersion));
}

/// Answers what needs no window.
int answer(int argc, char** argv, const LaunchOptions& options) {
  QCoreApplication application(argc, argv);
  nameApplication();
  if (!options.problem.isEmpty()) {
    std::fprintf(stderr, "deblend-studio: %s\n", qPrintable(options.problem));
    return 2;
  }
  if (options.mode == Mode::Help)
    std::printf("%s", qPrintable(launchHelp()));
  else
    std::printf("%s %s\n", programName, programVersion);
  return 0;
}

void fill(Program& program) {
  program.folders = programFolders();
  program.documents = pathFrom(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
  program.plugins.load(program.folders.plugins);
}

Preferences preferencesFor(const LaunchOptions& options) {
  Preferences preferences = Preferences::load();
  preferences.language = options.language.value_or(preferences.language);
  preferences.theme = options.theme.value_or(preferences.theme);
  return preferences;
}

void begin(MainWindow& window, const LaunchOptions& options) {
  if (options.mode == Mode::MeasureStartup)
    measureStartup(window);
  if (!options.project.isEmpty())
    window.projectActions().open(options.project);
  if (options.mode == Mode::Screenshot)
    takeScreenshot(window, options.screenshot, options.alpha, !options.project.isEmpty());
  if (options.mode == Mode::MeasureLatency)
    measureLatency(window, options.seconds);
}

QStringList argumentsOf(int argc, char** argv) {
  QStringList arguments;
  for (int i = 0; i < argc; ++i)
    arguments += QString::fromLocal8Bit(argv[i]);
  return arguments;
}

} // namespace

int main(int argc, char** argv) {
  keepFreedMemory();
  const LaunchOptions options = parseLaunchOptions(argumentsOf(argc, argv));
  if (!options.problem.isEmpty() || options.mode == Mode::Help || options.mode == Mode::Version)
    return answer(argc, argv, options);
  QApplication application(argc, argv);
  nameApplication();
  Program program;
  fill(program);
  Appearance appearance(program.folders.translations);
  appearance.apply(preferencesFor(options));
  MainWindow window(program, appearance);
  if (!options.size.isEmpty())
    window.resize(options.size);
  begin(window, options);
  window.show();
  return QApplication::exec();
}
