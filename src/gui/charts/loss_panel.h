#pragma once

#include <QWidget>

class QCheckBox;
class QHBoxLayout;
class QLabel;
class QSlider;
class QSpinBox;
class QToolButton;

namespace deblend {

class EmptyState;
class LossChart;

/// The loss chart with its controls above it. GUI thread.
class LossPanel : public QWidget {
  Q_OBJECT
public:
  explicit LossPanel(QWidget* parent = nullptr);

  LossChart& chart() { return *m_chart; }
  bool isLogarithmic() const;

protected:
  void changeEvent(QEvent* event) override;

private:
  void addControls(QHBoxLayout& row);
  void connectControls();
  void applySmoothing();
  void showEmptyState();
  void retranslate();

  LossChart* m_chart;
  EmptyState* m_empty;
  QCheckBox* m_logLoss;
  QCheckBox* m_logSteps;
  QLabel* m_skipLabel;
  QSpinBox* m_skip;
  QLabel* m_smoothLabel;
  QSlider* m_smooth;
  QLabel* m_pointed;
  QToolButton* m_follow;
};

} // namespace deblend
