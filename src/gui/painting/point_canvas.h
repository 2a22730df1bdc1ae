#pragma once

#include "painting/point_painting.h"

#include <QUndoStack>
#include <QWidget>

#include <optional>

namespace deblend {

/// Where labelled points are painted with the mouse or a pen. Every stroke can be undone. GUI thread.
class PointCanvas : public QWidget {
  Q_OBJECT
public:
  explicit PointCanvas(QWidget* parent = nullptr);

  /// Without a step to undo.
  void start(const PointPainting& painting);
  /// As one step named `what`.
  void replace(const PointPainting& painting, const QString& what);
  const PointPainting& painting() const { return m_painting; }
  QUndoStack& history() { return m_history; }

  void setBrush(const PointBrush& brush);
  const PointBrush& brush() const { return m_brush; }

  /// The place in the widget of a place of the plane.
  QPointF toView(const QPointF& place) const;
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
  QPointF toPlane(const QPointF& position) const;
  void strokeTo(const QPointF& position);
  void show(const PointPainting& painting);

  PointPainting m_painting;
  PlaneRectangle m_extent; ///< of the plane, that is shown
  PointBrush m_brush;
  QUndoStack m_history;
  std::optional<PointPainting> m_beforeStroke; ///< while one is drawn
  QPointF m_last;                              ///< of the stroke, in the plane
  std::optional<QPointF> m_pointer;
};

} // namespace deblend
