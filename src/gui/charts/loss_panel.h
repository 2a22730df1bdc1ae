#pragma once

#include <QWidget>

#include <set>
#include <string>
#include <vector>

class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QLabel;
class QSlider;
class QSpinBox;
class QToolButton;

namespace deblend {

class EmptyState;
class LossChart;

/// The chart of what runs record, with its controls above it: what is drawn over what, and how. Each quantity
/// keeps its own scale. GUI thread.
class LossPanel : public QWidget {
  Q_OBJECT
public:
  explicit LossPanel(QWidget* parent = nullptr);

  LossChart& chart() { return *m_chart; }
  /// Whether what is drawn upward is on a logarithmic scale.
  bool isLogarithmic() const;
  /// What is drawn upward, by its name in the records.
  const std::string& quantity() const;

  QSize minimumSizeHint() const override;

protected:
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

private:
  void addControls(QHBoxLayout& row);
  void connectControls();
  void connectChoices();
  void fillChoices();
  void setLogarithmicQuantity(bool logarithmic);
  void setLogarithmicAxis(bool logarithmic);
  void applySmoothing();
  void fold();
  QString skipPrefix() const;
  int foldedAway() const;
  void setFolded(bool folded);
  void showEmptyState();
  void retranslate();

  LossChart* m_chart;
  EmptyState* m_empty;
  QComboBox* m_quantity;
  QLabel* m_over;
  QComboBox* m_axis;
  QCheckBox* m_logLoss;
  QCheckBox* m_logSteps;
  QLabel* m_skipLabel;
  QSpinBox* m_skip;
  QLabel* m_smoothLabel;
  QSlider* m_smooth;
  QToolButton* m_follow;
  QHBoxLayout* m_row;
  bool m_folded = false;
  std::set<std::string> m_logarithmicQuantities;
  std::set<std::string> m_logarithmicAxes;
};

} // namespace deblend
