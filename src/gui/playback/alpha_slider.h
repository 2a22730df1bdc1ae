#pragma once

#include <QSlider>

namespace deblend {

/// A slider over α whose groove turns from the source's hue into the target's. GUI thread.
class AlphaSlider : public QSlider {
  Q_OBJECT
public:
  explicit AlphaSlider(QWidget* parent = nullptr);

  double alpha() const;
  void setAlpha(double alpha);

Q_SIGNALS:
  /// The user moved it.
  void alphaMoved(double alpha);

protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  QSize sizeHint() const override { return {240, 22}; }

private:
  QRectF groove() const;
  void moveTo(const QPointF& position);
};

} // namespace deblend
