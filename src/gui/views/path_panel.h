#pragma once

#include "evaluation/nearest.h"
#include "sampling/preview.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QLabel;
class QToolButton;

namespace deblend {

class TileStrip;

/// The whole path of one sample: its states side by side, each with its α; and below them the stored samples
/// that lie nearest to where it arrives. GUI thread.
class PathPanel : public QWidget {
  Q_OBJECT
public:
  explicit PathPanel(QWidget* parent = nullptr);

  /// `trajectory` is one of images and has this sample.
  void setSample(std::shared_ptr<const Trajectory> trajectory, int sample);
  /// Marks the state next to it.
  void setAlpha(double alpha);
  /// None: nothing is said of neighbours.
  void setNeighbours(const std::optional<NearestSamples>& neighbours);
  /// Why there are no neighbours, or that they are still to come.
  void tellOfNeighbours(const QString& sentence);
  TileStrip& strip() { return *m_strip; }
  TileStrip& neighbours() { return *m_neighbours; }

Q_SIGNALS:
  /// A state was clicked.
  void alphaChosen(double alpha);
  void closed();

protected:
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

private:
  void showStates();
  void markState();
  void retranslate();

  std::shared_ptr<const Trajectory> m_trajectory;
  int m_sample = 0;
  double m_alpha = 0;
  QLabel* m_title;
  QToolButton* m_close;
  TileStrip* m_strip;
  QLabel* m_neighboursTitle;
  TileStrip* m_neighbours;
  std::vector<double> m_alphas; ///< of the states that are shown
};

} // namespace deblend
