#pragma once

#include "sampling/preview.h"
#include "views/tile_layout.h"
#include "views/view_caption.h"

#include <QImage>
#include <QWidget>

#include <memory>
#include <vector>

namespace deblend {

/// The images of a trajectory at one α, in a grid of crisp tiles. The wheel zooms, dragging pans, a double
/// click fits; a click chooses a tile, Ctrl and the arrow keys choose the next. GUI thread.
class GridView : public QWidget {
  Q_OBJECT
public:
  explicit GridView(QWidget* parent = nullptr);

  /// Null or not of images: no tiles.
  void setTrajectory(std::shared_ptr<const Trajectory> trajectory);
  /// In place of a trajectory's samples: pictures of one size.
  void setPictures(std::vector<QImage> pictures);
  void setAlpha(double alpha);
  /// Whether each sample stands beside what it came from: where α is 0, or 1 if that is where it began.
  void setPaired(bool paired);
  void setCaption(const ViewCaption& caption);
  /// −1: none.
  void choose(int sample);

  const std::shared_ptr<const Trajectory>& trajectory() const { return m_trajectory; }
  int chosen() const { return m_chosen; }
  double alpha() const { return m_alpha; }
  const TileLayout& layoutOfTiles() const { return m_layout; }
  /// Shows its tiles where another view of as many tiles of the same size shows them.
  void follow(const GridView& other);
  /// Where a tile is drawn, in pixels of the widget.
  QRectF tileRect(int sample) const;

  QSize sizeHint() const override { return {720, 560}; }

public Q_SLOTS:
  void fit();

Q_SIGNALS:
  /// −1: none is any more.
  void chosenChanged(int sample);
  /// The tiles lie elsewhere, or have another size.
  void moved();

protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool event(QEvent* event) override;
  void changeEvent(QEvent* event) override;

private:
  int tileCount() const;
  QSize cellSize() const;
  void place();
  QRect area() const;
  QPoint toTiles(const QPointF& position) const;
  void relayout();
  void zoom(int scale, const QPointF& position);
  void makeTiles();
  QImage cellOf(int sample) const;
  void paintTiles(QPainter& painter);

  std::shared_ptr<const Trajectory> m_trajectory;
  ViewCaption m_caption;
  double m_alpha = 0;
  bool m_paired = false;
  int m_chosen = -1;
  TileLayout m_layout;
  bool m_fitted = true;
  QPoint m_origin; ///< of the tiles, in pixels of the screen
  std::vector<QImage> m_tiles;
  bool m_tilesStale = true;
  QPointF m_pressedAt;
  QPointF m_dragFrom;
  bool m_dragged = false;
};

} // namespace deblend
