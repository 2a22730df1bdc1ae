#pragma once

#include "controllers/tile_blocks.h"

#include <QAbstractScrollArea>

namespace deblend {

/// Every sample of an image data set as a wall of crisp thumbnails that scrolls. Only what comes into view is
/// read. GUI thread.
class ThumbnailWall : public QAbstractScrollArea {
  Q_OBJECT
public:
  explicit ThumbnailWall(QWidget* parent = nullptr);

  /// `tile` is the size of the samples.
  void show(const DataSetSpec& spec, const DataFolders& folders, std::int64_t count, const QSize& tile,
            std::vector<std::string> classNames);
  void clear();
  bool isBusy() const { return m_blocks.isBusy(); }
  int columns() const { return m_columns; }
  int scale() const { return m_scale; }
  /// The sample under a position of the viewport; −1 for none.
  std::int64_t indexAt(const QPoint& position) const;

Q_SIGNALS:
  void failed(const QString& sentence);

protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void scrollContentsBy(int dx, int dy) override;
  void wheelEvent(QWheelEvent* event) override;
  bool viewportEvent(QEvent* event) override;

private:
  void relayout();
  void wantVisible();
  QSize pitch() const;
  QRect rect(std::int64_t index) const;
  QString wordsOf(std::int64_t index) const;

  TileBlocks m_blocks;
  std::vector<std::string> m_classNames;
  std::int64_t m_count = 0;
  QSize m_tile;
  int m_columns = 1;
  int m_scale = 1; ///< pixels of the screen a pixel of the samples
  int m_zoom = 0;  ///< what the user adds to the usual scale
};

} // namespace deblend
