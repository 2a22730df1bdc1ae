#pragma once

#include "controllers/convergence_meter.h"
#include "controllers/exact_paths.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QSlider;
class QToolButton;

namespace deblend {

class EmptyState;
class LineChart;
class TrajectoryView;

/// Without a network: the exact mapping of the pairing that is shown beside stochastic paths with N steps, at
/// the window's α, and how the paths come nearer to the mapping as N grows. Works only while it is seen. GUI
/// thread.
class ExactPage : public QWidget {
  Q_OBJECT
public:
  /// The studio outlives the page.
  explicit ExactPage(Studio& studio, QWidget* parent = nullptr);

  /// To be put beside its tab.
  QWidget* switches() { return m_switches; }
  TrajectoryView& mapping() { return *m_mapping; }
  TrajectoryView& paths() { return *m_paths; }
  LineChart& convergenceChart() { return *m_chart; }
  /// Asks for a file and saves the mapping's paths there.
  void askForFile();
  /// Writes the paths of the exact mapping into a PNG file, aside; Studio::failed() tells of a failure.
  void savePicture(const std::filesystem::path& file);
  bool isBusy() const;

protected:
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;
  void changeEvent(QEvent* event) override;

private:
  void connectStudio();
  QWidget* makeFooter();
  void chooseChain(int place);
  void showTrajectories();
  void showConvergence();
  void showSentences();
  void showDensities();
  void retranslate();

  Studio& m_studio;
  ExactPaths m_feed;
  ConvergenceMeter m_meter;
  TrajectoryView* m_mapping;
  TrajectoryView* m_paths;
  EmptyState* m_noMapping;
  EmptyState* m_noPaths;
  QSlider* m_chain;
  QLabel* m_chainText;
  QPushButton* m_measure;
  QProgressBar* m_progress;
  QLabel* m_order;
  LineChart* m_chart;
  QToolButton* m_lines;
  QToolButton* m_fit;
  QToolButton* m_save;
  QWidget* m_switches;
};

} // namespace deblend
