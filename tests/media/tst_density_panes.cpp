#include "plots/density_panes.h"

#include "colours/cyclic_map.h"
#include "expect_error.h"
#include "test_pictures.h"

#include <QtTest>

#include <cmath>

using namespace deblend;

namespace {

DensityPane pane(float left, float right) {
  return {"pane", {2, 1, {left, right}, {0, 0, 1, 1}}};
}

bool isColour(const Picture& picture, int x, int y, double share) {
  return colourDistance(pixelAt(picture, x, y), magnitudeColour(share)) < 12;
}

} // namespace

class TestDensityPanes : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void cellsHaveTheColoursOfTheirValues() {
    const std::vector<DensityPane> panes = {pane(0, 2), pane(1, 2)};
    const Picture picture = drawDensityPanes(panes, {});
    const int y = 320;
    QVERIFY(isColour(picture, 100, y, 0) && isColour(picture, 450, y, 1));
    QVERIFY(isColour(picture, 640, y, 0.5) && isColour(picture, 990, y, 1));
  }

  void whatIsNotFiniteCountsAsNothing() {
    const std::vector<DensityPane> panes = {pane(NAN, 2)};
    const Picture picture = drawDensityPanes(panes, {});
    QVERIFY(isColour(picture, 400, 320, 0));
  }

  void badOnesAreRefused() {
    DensityPane broken = pane(0, 1);
    broken.density.values.pop_back();
    const std::vector<DensityPane> panes = {broken};
    QVERIFY(!mediaErrorOf([&] { drawDensityPanes(panes, {}); }).isEmpty());
    QVERIFY(!mediaErrorOf([] { drawDensityPanes({}, {}); }).isEmpty());
    const std::vector<DensityPane> good = {pane(0, 1)};
    DensityPanesOptions options;
    options.width = 60;
    QVERIFY(!mediaErrorOf([&] { drawDensityPanes(good, options); }).isEmpty());
  }
};

QTEST_APPLESS_MAIN(TestDensityPanes)
#include "tst_density_panes.moc"
