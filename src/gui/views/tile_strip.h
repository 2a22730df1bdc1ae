#pragma once

#include <QImage>
#include <QString>
#include <QWidget>

#include <vector>

namespace deblend {

/// A row of pictures with words under each; a click on one tells which. Pictures are drawn by whole numbers
/// of pixels, or made smaller where they are too high. GUI thread.
class TileStrip : public QWidget {
  Q_OBJECT
public:
  struct Tile {
    QImage picture;
    QString caption;
    QString toolTip;
  };

  explicit TileStrip(QWidget* parent = nullptr);

  void setTiles(std::vector<Tile> tiles);
  /// −1: none.
  void mark(int index);
  const std::vector<Tile>& tiles() const { return m_tiles; }
  /// How many pictures of this size stand side by side in the width that there is; 2 or more.
  int room(const QSize& picture) const;

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

Q_SIGNALS:
  void clicked(int index);

protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  bool event(QEvent* event) override;

private:
  QSize drawnSize(const QSize& picture) const;
  int pitch(const QSize& picture) const;
  QRect rect(int index) const;
  int indexAt(const QPoint& position) const;

  std::vector<Tile> m_tiles;
  int m_marked = -1;
};

} // namespace deblend
