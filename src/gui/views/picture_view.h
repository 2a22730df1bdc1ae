#pragma once

#include "views/view_caption.h"

#include <QImage>
#include <QWidget>

#include <optional>

namespace deblend {

/// A rendered picture, whole at first, that can be zoomed and moved. Tells how large it should be rendered.
/// GUI thread.
class PictureView : public QWidget {
  Q_OBJECT
public:
  explicit PictureView(QWidget* parent = nullptr);

  /// Stands where the one before it stood. Null: nothing.
  void setPicture(const QImage& picture);
  const QImage& picture() const { return m_picture; }
  void setCaption(const ViewCaption& caption);
  /// Shows all of it.
  void fit();
  /// Shows the same part at the same size.
  void follow(const PictureView& other);
  /// Pixels of the screen that the picture's longer side has as it is shown.
  int neededSide() const;

Q_SIGNALS:
  /// Another part is shown, or another size is needed.
  void moved();

protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void changeEvent(QEvent* event) override;

private:
  double fittingSide() const;
  double side() const { return m_side.value_or(fittingSide()); }
  QSizeF shownSize() const;
  QRectF place() const;

  QImage m_picture;
  ViewCaption m_caption;
  std::optional<double> m_side;  ///< of the longer side, in pixels of the view; none: as there is room
  QPointF m_centre = {0.5, 0.5}; ///< what is in the view's middle, in shares of the picture
  QPointF m_dragFrom;
};

} // namespace deblend
