#pragma once

#include "controllers/evaluator.h"
#include "controllers/setting_differences.h"

#include <QWidget>

#include <optional>

class QToolButton;

namespace deblend {

class ComparedDifference;
class ComparedSide;
class DifferenceTable;
class EmptyState;
class FilmBar;
class LossPanel;
class Studio;

/// Two checkpoints side by side: the same noise, the same sampling options, the same α, the same part of the
/// plane or of the grid. Beside them, as switched on, how far their samples are from each other; below them
/// what differs in their settings. Of model types that do not map, their films in step, and a chart of what
/// both runs recorded. GUI thread.
class ComparePage : public QWidget {
  Q_OBJECT
public:
  /// The studio outlives the page.
  ComparePage(Studio& studio, QWidget* parent = nullptr);

  void compare(const EvaluationSubject& left, const EvaluationSubject& right);
  ComparedSide& left() { return *m_left; }
  ComparedSide& right() { return *m_right; }
  ComparedDifference& difference() { return *m_difference; }
  FilmBar& films() { return *m_films; }
  LossPanel& chart() { return *m_chart; }
  /// What is switched on in the page; to be put beside its tab.
  QWidget* switches() { return m_switches; }
  bool isBusy() const;

protected:
  void changeEvent(QEvent* event) override;

private:
  struct Compared {
    SettledCheckpoint left;
    SettledCheckpoint right;
  };

  void makeLayout();
  void connectSwitches();
  void linkViews();
  void showNothing();
  void takeOptions();
  void readSettings();
  void showSettings();
  void showDifference();
  void showFilms();
  void fillChart();
  bool areFilms() const;
  void showEmptyState();
  void fit();
  void retranslate();

  Studio& m_studio;
  ComparedSide* m_left;
  ComparedSide* m_right;
  ComparedDifference* m_difference;
  FilmBar* m_films;
  LossPanel* m_chart;
  DifferenceTable* m_settings;
  EmptyState* m_empty;
  QToolButton* m_differenceSwitch;
  QToolButton* m_settingsSwitch;
  QToolButton* m_fit;
  QWidget* m_switches;
  bool m_shown = false;
  bool m_following = false; ///< while one view makes the others show what it shows
  bool m_reading = false;
  int m_charting = 0; ///< runs whose records are on their way
  EvaluationSubject m_leftSubject;
  EvaluationSubject m_rightSubject;
  std::optional<Compared> m_compared;
  QString m_problem; ///< why the settings cannot be shown
};

} // namespace deblend
