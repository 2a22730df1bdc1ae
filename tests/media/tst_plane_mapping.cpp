#include "plots/plane_mapping.h"

#include "expect_error.h"

#include <QtTest>

#include <cmath>
#include <limits>
#include <vector>

using namespace deblend;

class TestPlaneMapping : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void yGoesDownward() {
    const PlaneMapping mapping({}, {.left = 10, .top = 20, .width = 100, .height = 100});
    QCOMPARE(mapping.toPixels(0, 0).x, 10.0);
    QCOMPARE(mapping.toPixels(0, 0).y, 20.0);
    QCOMPARE(mapping.toPixels(0, 0.25).y, 45.0);
    QCOMPARE(mapping.toPixels(1, 1).x, 110.0);
    QCOMPARE(mapping.toPixels(1, 1).y, 120.0);
  }

  void mappingsInvert() {
    const PlaneMapping mapping({.left = -3, .top = 2, .width = 5, .height = 1},
                               {.left = 7, .top = 9, .width = 333, .height = 555});
    for (const double x : {-3.0, 0.1, 2.0, 40.0}) {
      const PixelPoint back = mapping.toPlane(mapping.toPixels(x, 2 * x));
      QVERIFY(std::abs(back.x - x) < 1e-9);
      QVERIFY(std::abs(back.y - 2 * x) < 1e-9);
    }
  }

  void theAspectIsKeptAndTheViewCentred() {
    const PlaneMapping mapping({.left = 0, .top = 0, .width = 2, .height = 1},
                               {.left = 0, .top = 0, .width = 400, .height = 400});
    QCOMPARE(mapping.area().width, 400);
    QCOMPARE(mapping.area().height, 200);
    QCOMPARE(mapping.area().top, 100);
    QCOMPARE(mapping.scale(), 200.0);
  }

  void wrongViewsAreRefused_data() {
    QTest::addColumn<double>("width");
    QTest::addColumn<double>("height");
    QTest::newRow("zero") << 0.0 << 1.0;
    QTest::newRow("negative") << 1.0 << -1.0;
    QTest::newRow("NaN") << std::nan("") << 1.0;
    QTest::newRow("infinite") << 1.0 << std::numeric_limits<double>::infinity();
  }

  void wrongViewsAreRefused() {
    QFETCH(double, width);
    QFETCH(double, height);
    const PlotRectangle view = {.left = 0, .top = 0, .width = width, .height = height};
    QVERIFY(
        !mediaErrorOf([&] { PlaneMapping(view, {.left = 0, .top = 0, .width = 9, .height = 9}); }).isEmpty());
  }

  void anEmptyAreaIsRefused() {
    QVERIFY(!mediaErrorOf([] { PlaneMapping({}, {}); }).isEmpty());
  }

  void theEnclosingRectangleHoldsAllFinitePoints() {
    const float nan = std::nanf("");
    const std::vector<float> points = {1, 2, nan, 50, 3, 6, -100, nan};
    const PlotRectangle tight = enclosingRectangle(points, 0);
    QCOMPARE(tight.left, 1.0);
    QCOMPARE(tight.top, 2.0);
    QCOMPARE(tight.width, 2.0);
    QCOMPARE(tight.height, 4.0);
    const PlotRectangle wide = enclosingRectangle(points, 0.25);
    QCOMPARE(wide.left, 0.0);
    QCOMPARE(wide.height, 6.0);
  }

  void theEnclosingRectangleIsAlwaysAView() {
    for (const std::vector<float>& points : {std::vector<float>{}, std::vector<float>{0.5F, 0.5F}}) {
      PlaneMapping(enclosingRectangle(points), {.left = 0, .top = 0, .width = 9, .height = 9});
    }
    QCOMPARE(enclosingRectangle({}).width, 1.0);
  }

  void unionsHoldBoth() {
    const PlotRectangle both = unite({.left = 0, .top = 0, .width = 1, .height = 1},
                                     {.left = -2, .top = 0.5, .width = 1, .height = 3});
    QCOMPARE(both.left, -2.0);
    QCOMPARE(both.top, 0.0);
    QCOMPARE(both.width, 3.0);
    QCOMPARE(both.height, 3.5);
  }
};

QTEST_APPLESS_MAIN(TestPlaneMapping)
#include "tst_plane_mapping.moc"
