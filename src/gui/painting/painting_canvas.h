#pragma once

#include "painting/painting.h"

#include <QColor>
#include <QUndoStack>
#include <QWidget>

#include <optional>

namespace deblend {

/// Where a density is painted with the mouse or a pen. Every stroke can be undone. GUI thread.
class PaintingCanvas : public QWidget {
  Q_OBJECT
public:
  explicit PaintingCanvas(QWidget* parent = nullptr);

  /// Without a step to undo.
  void start(const Painting& painting);
  /// As one step named `what`.
  void replace(const Painting& painting, const QString& what);
  const Painting& painting() const { return m_painting; }
  QUndoStack& history() { return m_history; }

  void setBrush(const Brush& brush);
  const Brush& brush() const { return m_brush; }
  /// Of what is painted, and the density of the other side that lies behind it (without cells: none).
  void setHue(const QColor& hue);
  void setBackdrop(const DensityGrid& other, const QColor& hue);

  /// The place in the widget of a place in cells.
  QPointF toView(const QPointF& cells) const;
  QSize sizeHint() const override { return {480, 480}; }

Q_SIGNALS:
  /// The painting is another one: after each part of a stroke, and each step undone.
  void painted();

protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void changeEvent(QEvent* event) override;

private:
  class Step;
  QRectF square() const;
  QPointF toCells(const QPointF& position) const;
  void strokeTo(const QPointF& position);
  void show(const Painting& painting);

  Painting m_painting;
  Brush m_brush;
  QUndoStack m_history;
  QColor m_hue;
  QImage m_backdrop;
  PlaneRectangle m_backdropPlace;
  std::optional<Painting> m_beforeStroke; ///< while one is drawn
  QPointF m_last;                         ///< of the stroke, in cells
  std::optional<QPointF> m_pointer;
};

} // namespace deblend
