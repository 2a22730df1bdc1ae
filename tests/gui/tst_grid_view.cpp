#include "views/grid_view.h"

#include "theme/theme.h"
#include "views/path_panel.h"
#include "views/tile_strip.h"

#include <QImage>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace deblend;

namespace {

/// Images of 3 by 2 pixels, black at α=0; the pixel in column x of sample n is gray (40 n + 20 x) at α=1.
std::shared_ptr<const Trajectory> fadingIn(std::int64_t count) {
  auto trajectory = std::make_shared<Trajectory>();
  trajectory->sampleShape = {1, 2, 3};
  trajectory->count = count;
  trajectory->alphas = {0, 1};
  trajectory->states.resize(static_cast<std::size_t>(count * 6), 0);
  for (std::int64_t sample = 0; sample < count; ++sample)
    for (int pixel = 0; pixel < 6; ++pixel)
      trajectory->states.push_back(static_cast<float>(40 * sample + 20 * (pixel % 3)) / 255.0F);
  return trajectory;
}

int grayAt(QWidget& view, const QPointF& position) {
  const QImage seen = view.grab().toImage();
  const QPointF pixel = position * seen.devicePixelRatio();
  return seen.pixelColor(static_cast<int>(pixel.x()), static_cast<int>(pixel.y())).red();
}

} // namespace

/// Images in a grid of crisp tiles.
class TestGridView : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() { applyTheme(ThemeChoice::Light); }

  void init() {
    m_view = std::make_unique<GridView>();
    m_view->resize(420, 320);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    m_view->setTrajectory(fadingIn(4));
    m_view->setAlpha(1);
  }

  void layoutsHoldAllTilesAtTheLargestScale() {
    for (const int count : {1, 2, 5, 16, 64, 100}) {
      for (const QSize tile : {QSize(3, 2), QSize(28, 28), QSize(57, 28)}) {
        const QSize area(700, 500);
        const TileLayout layout = TileLayout::fitting(count, tile, area, 2);
        const QRect whole({0, 0}, area);
        for (int i = 0; i < count; ++i) {
          QCOMPARE(layout.rect(i).size(), tile * layout.scale);
          QCOMPARE(layout.indexAt(layout.rect(i).center()), i);
          if (layout.scale > 1)
            QVERIFY(whole.contains(layout.rect(i)));
          if (i > 0)
            QVERIFY(!layout.rect(i).intersects(layout.rect(i - 1)));
        }
        for (int columns = 1; columns <= count; ++columns) {
          TileLayout larger = layout;
          larger.columns = columns;
          larger.scale = layout.scale + 1;
          QVERIFY(larger.size().width() > area.width() || larger.size().height() > area.height());
        }
      }
    }
  }

  void betweenTilesThereIsNone() {
    const TileLayout layout = TileLayout::fitting(4, {3, 2}, {100, 100}, 2);
    QCOMPARE(layout.indexAt(layout.rect(0).topRight() + QPoint(1, 0)), -1);
    QCOMPARE(layout.indexAt({-1, 0}), -1);
    QCOMPARE(layout.indexAt({0, 10'000}), -1);
  }

  void everyPixelIsDrawnAsASquareWithoutBlur() {
    const int scale = m_view->layoutOfTiles().scale;
    QVERIFY(scale > 4);
    for (int sample = 0; sample < 4; ++sample) {
      const QRectF tile = m_view->tileRect(sample);
      for (int x = 0; x < 3; ++x)
        for (const double within : {0.5, scale - 0.5})
          QCOMPARE(grayAt(*m_view, tile.topLeft() + QPointF(x * scale + within, scale / 2.0)),
                   40 * sample + 20 * x);
    }
  }

  void statesAreJoinedByStraightLines() {
    m_view->setAlpha(0.5);
    const QRectF tile = m_view->tileRect(3);
    QCOMPARE(grayAt(*m_view, tile.topLeft() + QPointF(1, 1)), 60);
    m_view->setAlpha(0);
    QCOMPARE(grayAt(*m_view, tile.topLeft() + QPointF(1, 1)), 0);
  }

  void pairsShowWhatASampleCameFrom() {
    m_view->setPaired(true);
    const int scale = m_view->layoutOfTiles().scale;
    const QRectF pair = m_view->tileRect(2);
    QCOMPARE(m_view->layoutOfTiles().tile, QSize(7, 2));
    QCOMPARE(grayAt(*m_view, pair.topLeft() + QPointF(scale * 1.5, 1)), 0);
    QCOMPARE(grayAt(*m_view, pair.topLeft() + QPointF(scale * 5.5, 1)), 100);
  }

  void aClickChoosesATileAndBesideItNone() {
    QSignalSpy chosen(m_view.get(), &GridView::chosenChanged);
    QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, m_view->tileRect(2).center().toPoint());
    QCOMPARE(m_view->chosen(), 2);
    QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, {1, m_view->height() - 1});
    QCOMPARE(m_view->chosen(), -1);
    QCOMPARE(chosen.size(), 2);
  }

  void keysChooseTiles() {
    m_view->setFocus();
    QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ControlModifier);
    QCOMPARE(m_view->chosen(), 0);
    QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ControlModifier);
    QCOMPARE(m_view->chosen(), 1);
    QTest::keyClick(m_view.get(), Qt::Key_Escape);
    QCOMPARE(m_view->chosen(), -1);
  }

  void theWheelKeepsThePixelUnderThePointer() {
    const QRectF before = m_view->tileRect(1);
    const QPointF under = before.topLeft() + QPointF(before.width() / 3, before.height() / 2);
    const int scale = m_view->layoutOfTiles().scale;
    turnWheel(under, 120);
    QCOMPARE(m_view->layoutOfTiles().scale, scale + 1);
    const QRectF after = m_view->tileRect(1);
    QVERIFY(std::abs((under.x() - after.left()) / after.width() - 1.0 / 3) < 0.02);
    m_view->fit();
    QCOMPARE(m_view->tileRect(1), before);
  }

  void pointsAreNoImages() {
    auto points = std::make_shared<Trajectory>();
    points->sampleShape = {2};
    points->count = 1;
    points->alphas = {0};
    points->states = {0.5F, 0.5F};
    m_view->choose(1);
    m_view->setTrajectory(points);
    QVERIFY(!m_view->trajectory());
    QCOMPARE(m_view->chosen(), -1);
  }

  void thePathShowsStatesThatLeadToTheirAlpha() {
    PathPanel panel;
    panel.resize(600, 160);
    panel.show();
    panel.setSample(fadingIn(4), 3);
    QCOMPARE(panel.strip().tiles().size(), 2U);
    QCOMPARE(panel.strip().tiles().back().picture.pixelColor(0, 0).red(), 120);
    QSignalSpy alphas(&panel, &PathPanel::alphaChosen);
    Q_EMIT panel.strip().clicked(1);
    QCOMPARE(alphas.front().front().toDouble(), 1.0);
    QVERIFY(!panel.neighbours().isVisible());
    NearestSamples nearest;
    nearest.neighbours = 2;
    nearest.sampleShape = {1, 2, 3};
    nearest.indices = {7, 4};
    nearest.distances = {0.5F, 1.5F};
    nearest.samples.assign(12, 1.0F);
    panel.setNeighbours(nearest);
    QVERIFY(panel.neighbours().isVisible());
    QCOMPARE(panel.neighbours().tiles().size(), 2U);
    QCOMPARE(panel.neighbours().tiles().front().picture.pixelColor(1, 1), QColor(Qt::white));
  }

private:
  void turnWheel(const QPointF& position, int angle) {
    QWheelEvent event(position, m_view->mapToGlobal(position), {}, {0, angle}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(m_view.get(), &event);
  }

  std::unique_ptr<GridView> m_view;
};

QTEST_MAIN(TestGridView)
#include "tst_grid_view.moc"
