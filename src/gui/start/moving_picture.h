#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

namespace deblend {

/// Shows how the samples of one data set turn into those of another, over and over. Still while it is not
/// seen. GUI thread.
class MovingPicture : public QWidget {
  Q_OBJECT
public:
  explicit MovingPicture(QWidget* parent = nullptr);

  /// Whether there is something to move.
  virtual bool isReady() const = 0;
  bool isMoving() const { return m_timer.isActive(); }
  QSize sizeHint() const override { return {260, 200}; }

protected:
  virtual void draw(QPainter& painter, double alpha) = 0;
  /// From the source again.
  void restart() { m_clock.start(); }

  void paintEvent(QPaintEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

private:
  double alphaNow() const;

  QTimer m_timer;
  QElapsedTimer m_clock;
};

} // namespace deblend
