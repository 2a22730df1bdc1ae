#pragma once

#include "controllers/field_comparer.h"
#include "controllers/field_error_history.h"
#include "views/page_words.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QToolButton;

namespace deblend {

class EmptyState;
class FieldView;
class LineChart;
class Studio;

/// The learned velocity field beside the exact one, and their difference: at the window's α, as a number, and
/// over the training. Works only while it is seen. GUI thread.
class FieldPage : public QWidget {
  Q_OBJECT
public:
  enum class Mode { SideBySide, Learned, Exact, Difference };

  /// The studio outlives the page.
  FieldPage(Studio& studio, const NextActions& actions, QWidget* parent = nullptr);

  /// To be put beside its tab.
  QWidget* switches() { return m_switches; }
  FieldView& learned() { return *m_learned; }
  FieldView& exact() { return *m_exact; }
  FieldView& difference() { return *m_difference; }
  /// What is known at the window's α; null where nothing is.
  const std::shared_ptr<const FieldComparison>& comparison() const { return m_comparer.comparison(); }
  LineChart& errorChart() { return *m_chart; }
  /// Asks for a file and saves the picture there.
  void askForFile();
  /// Writes the fields that are seen into a PNG file, aside; Studio::failed() tells of a failure.
  void savePicture(const std::filesystem::path& file);
  bool isBusy() const { return m_comparer.isBusy(); }

protected:
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;
  void changeEvent(QEvent* event) override;

private:
  void connectStudio();
  QWidget* makeFooter();
  Mode mode() const;
  void showFields();
  void showMode();
  void showCaptions();
  void showError();
  void showHistory();
  void showEmptyStates();
  void retranslate();

  Studio& m_studio;
  NextActions m_actions;
  FieldComparer m_comparer;
  FieldErrorHistory m_history;
  FieldView* m_learned;
  FieldView* m_exact;
  FieldView* m_difference;
  EmptyState* m_noLearned;
  EmptyState* m_noExact;
  EmptyState* m_noDifference;
  QLabel* m_error;
  QLabel* m_errorHelp;
  LineChart* m_chart;
  QWidget* m_footer;
  QComboBox* m_mode;
  QComboBox* m_look;
  QToolButton* m_save;
  QWidget* m_switches;
};

} // namespace deblend
