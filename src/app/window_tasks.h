#pragma once

#include <QObject>
#include <QString>

namespace deblend {

class MainWindow;

/// What deblend-studio does with its window when nobody sits before it. Each ends the application: with 0, or
/// with 1 after a sentence on standard error. GUI thread.

/// Saves a picture of the window once its views are filled, with the project if one is to be opened.
void takeScreenshot(MainWindow& window, const QString& file, double alpha, bool withProject);

/// Prints {"startup_ms"}: from the start of the process until the window is drawn and waits for input.
void measureStartup(MainWindow& window);

/// Trains the open project's experiment and prints {"p50_ms","p99_ms","max_ms","events"} of the waiting of
/// events.
void measureLatency(MainWindow& window, double seconds);

} // namespace deblend
