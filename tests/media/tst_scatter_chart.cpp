#include "plots/scatter_chart.h"

#include "expect_error.h"
#include "test_pictures.h"

#include <QtTest>

#include <cmath>

using namespace deblend;

namespace {

ScatterChartOptions smallChart(Theme theme = Theme::light) {
  ScatterChartOptions options;
  options.width = 600;
  options.height = 400;
  options.theme = theme;
  options.xLabel = "evaluations";
  options.yLabel = "distance";
  return options;
}

struct Extent {
  int count = 0;
  int top = 1 << 20, bottom = -1, left = 1 << 20, right = -1;
};

// The pixels below the legend that are of this colour, or about it.
Extent extentOf(const Picture& picture, Rgb colour, int distance = 24) {
  Extent extent;
  for (int y = picture.height / 4; y < picture.height; ++y) {
    for (int x = 0; x < picture.width; ++x) {
      if (colourDistance(pixelAt(picture, x, y), colour) < distance) {
        ++extent.count;
        extent.top = std::min(extent.top, y);
        extent.bottom = std::max(extent.bottom, y);
        extent.left = std::min(extent.left, x);
        extent.right = std::max(extent.right, x);
      }
    }
  }
  return extent;
}

} // namespace

class TestScatterChart : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void everySeriesIsDrawnInItsColour() {
    for (const Theme theme : {Theme::light, Theme::dark}) {
      const std::vector<ScatterSeries> series = {
          {"Euler", {{1, 0.5, 0}, {10, 0.1, 0}, {100, 0.05, 0}}, runColour(theme, 0)},
          {"Heun", {{2, 0.4, 0}, {20, 0.06, 0}}, runColour(theme, 1), true}};
      const Picture picture = drawScatterChart(series, smallChart(theme));
      const Extent first = extentOf(picture, runColour(theme, 0));
      const Extent second = extentOf(picture, runColour(theme, 1));
      QVERIFY(first.count > 100 && second.count > 50);
      QVERIFY(first.left < second.left && first.right > second.right);
    }
  }

  void equalFactorsAreEqualLengthsOnALogarithmicAxis() {
    const Rgb colour = runColour(Theme::light, 0);
    const auto places = [&](double x) {
      ScatterSeries marks{"a", {{1, 1, 0}}, Rgb{1, 2, 250}};
      ScatterSeries other{"b", {{x, 1, 0}}, colour};
      ScatterSeries last{"c", {{100, 1, 0}}, Rgb{1, 2, 250}};
      const Extent extent =
          extentOf(drawScatterChart(std::vector<ScatterSeries>{marks, other, last}, smallChart()), colour);
      return (extent.left + extent.right) / 2;
    };
    QVERIFY(std::abs((places(10) - places(2)) - (places(50) - places(10))) <= 2);
  }

  void barsReachAsFarAsTheError() {
    constexpr int thin = 150; // a line between two pixels is of half its colour
    const Rgb colour = runColour(Theme::light, 2);
    const auto height = [&](double error) {
      const Rgb black;
      const std::vector<ScatterSeries> series = {
          {"a", {{1, 1, error}}, colour}, {"b", {{2, 4, 0}}, black}, {"c", {{3, 0.1, 0}}, black}};
      const Extent extent = extentOf(drawScatterChart(series, smallChart()), colour, thin);
      return extent.bottom - extent.top;
    };
    QVERIFY2(height(0.5) > height(0.2) && height(0.2) > height(0),
             qPrintable(QString("%1 %2 %3").arg(height(0.5)).arg(height(0.2)).arg(height(0))));
    QCOMPARE(height(NAN), height(0));
    QVERIFY(height(1.5) > height(0.5)); // beyond 0 it goes to the chart's edge
  }

  void theFloorIsALineAcross() {
    const std::vector<ScatterSeries> series = {{"a", {{1, 1, 0}, {2, 0.5, 0}}, runColour(Theme::light, 0)}};
    ScatterChartOptions options = smallChart();
    const Picture without = drawScatterChart(series, options);
    options.floor = 0.2;
    const Picture with = drawScatterChart(series, options);
    QVERIFY(extentOf(with, roleColours(Theme::light).mutedText).count >
            extentOf(without, roleColours(Theme::light).mutedText).count + 100);
  }

  void nothingToShowIsSaid() {
    const std::vector<ScatterSeries> none = {{"a", {{-1, 1, 0}, {1, NAN, 0}}, runColour(Theme::light, 0)}};
    QVERIFY(drawScatterChart({}, smallChart()).width == 600);
    QVERIFY(extentOf(drawScatterChart(none, smallChart()), runColour(Theme::light, 0)).count == 0);
  }

  void tooSmallIsRefused() {
    ScatterChartOptions options = smallChart();
    options.width = 40;
    QVERIFY(!mediaErrorOf([&] { drawScatterChart({}, options); }).isEmpty());
  }
};

QTEST_APPLESS_MAIN(TestScatterChart)
#include "tst_scatter_chart.moc"
