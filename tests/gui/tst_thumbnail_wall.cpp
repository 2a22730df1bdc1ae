#include "views/thumbnail_wall.h"

#include "controllers/program.h"
#include "theme/theme.h"
#include "theme/tile_picture.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace deblend;

/// The bundled digits as a wall.
class TestThumbnailWall : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() {
    m_spec = parseDataSetSpec("digits");
    m_folders = {{}, programFolders().resources, {}};
    m_wall = std::make_unique<ThumbnailWall>();
    m_wall->resize(500, 400);
    const ImageTiles first = imageTiles(m_spec, m_folders, 0, 1);
    m_wall->show(m_spec, m_folders, 10'000, {first.width, first.height}, {});
    m_wall->QWidget::show();
    QVERIFY(QTest::qWaitForWindowExposed(m_wall.get()));
  }

  void whatIsSeenIsTheSample() {
    for (const int value :
         {0, m_wall->verticalScrollBar()->maximum() / 2, m_wall->verticalScrollBar()->maximum()}) {
      m_wall->verticalScrollBar()->setValue(value);
      QTRY_VERIFY_WITH_TIMEOUT(!m_wall->isBusy(), 30'000);
      const QPoint middle(20, m_wall->viewport()->height() / 2);
      const QPoint seen = sampleNear(middle);
      const std::int64_t index = m_wall->indexAt(seen);
      QVERIFY(index >= 0);
      const ImageTiles tile = imageTiles(m_spec, m_folders, index, 1);
      QCOMPARE(pictureAt(index, seen), tilePicture(tile, 0).convertToFormat(QImage::Format_RGB32));
    }
  }

  void theLastSampleCanBeReached() {
    m_wall->verticalScrollBar()->setValue(m_wall->verticalScrollBar()->maximum());
    std::int64_t last = -1;
    for (int x = 0; x < m_wall->viewport()->width(); x += 4)
      for (int y = 0; y < m_wall->viewport()->height(); y += 4)
        last = std::max(last, m_wall->indexAt({x, y}));
    QCOMPARE(last, 9'999);
  }

  void dataThatCannotBeReadAreTold() {
    QSignalSpy failed(m_wall.get(), &ThumbnailWall::failed);
    m_wall->show(parseDataSetSpec("idx:missing-images-idx3-ubyte"), m_folders, 100, {28, 28}, {});
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 30'000);
    QVERIFY(failed.front().front().toString().contains(QStringLiteral("missing-images-idx3-ubyte")));
  }

private:
  QPoint sampleNear(QPoint position) const {
    while (m_wall->indexAt(position) < 0)
      position += {1, 1};
    return position;
  }

  /// What is drawn of a sample, a pixel for each of its own.
  QImage pictureAt(std::int64_t index, QPoint position) const {
    while (m_wall->indexAt(position - QPoint(1, 0)) == index)
      position -= {1, 0};
    while (m_wall->indexAt(position - QPoint(0, 1)) == index)
      position -= {0, 1};
    QPoint end = position;
    while (m_wall->indexAt(end + QPoint(1, 0)) == index)
      end += {1, 0};
    while (m_wall->indexAt(end + QPoint(0, 1)) == index)
      end += {0, 1};
    const QImage drawn = m_wall->viewport()->grab(QRect(position, end)).toImage();
    return drawn.scaled(drawn.size() / m_wall->scale(), Qt::IgnoreAspectRatio, Qt::FastTransformation)
        .convertToFormat(QImage::Format_RGB32);
  }

  DataSetSpec m_spec;
  DataFolders m_folders;
  std::unique_ptr<ThumbnailWall> m_wall;
};

QTEST_MAIN(TestThumbnailWall)
#include "tst_thumbnail_wall.moc"
