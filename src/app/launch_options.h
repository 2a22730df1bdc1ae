#pragma once

#include "theme/theme.h"

#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>

namespace deblend {

/// What the command line of deblend-studio asks for.
struct LaunchOptions {
  enum class Mode { Window, Help, Version, Screenshot, MeasureStartup, MeasureLatency };
  Mode mode = Mode::Window;
  QString project; ///< to open; empty: the start page
  QString screenshot;
  double seconds = 10;
  double alpha = 0;                ///< of a screenshot
  QSize size;                      ///< of the window; empty: as it was left
  std::optional<QString> language; ///< instead of the preferred one
  std::optional<ThemeChoice> theme;
  QString problem; ///< why the command line is not understood; empty if it is
};

LaunchOptions parseLaunchOptions(const QStringList& arguments);
QString launchHelp();

} // namespace deblend
