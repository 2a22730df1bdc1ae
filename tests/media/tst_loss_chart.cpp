#include "plots/loss_chart.h"

#include "expect_error.h"
#include "test_pictures.h"

#include <QtTest>

#include <cmath>

using namespace deblend;

namespace {

ChartSeries series(std::string label, Rgb colour, std::vector<double> values) {
  ChartSeries result = {
      .label = std::move(label), .steps = {}, .values = std::move(values), .colour = colour};
  for (std::size_t i = 0; i < result.values.size(); ++i) {
    result.steps.push_back(static_cast<double>(i + 1));
  }
  return result;
}

std::vector<double> decay(int count) {
  std::vector<double> values;
  for (int i = 0; i < count; ++i) {
    values.push_back(12 + 80 * std::exp(-9.0 * i / count) + 3 * std::sin(1.7 * i));
  }
  return values;
}

struct Extent {
  int count = 0;
  int left = 1 << 20;
  int right = -1;
};

// The pixels below the legend that are of this colour.
Extent extentOf(const Picture& picture, Rgb colour) {
  Extent extent;
  for (int y = picture.height / 4; y < picture.height; ++y) {
    for (int x = 0; x < picture.width; ++x) {
      if (colourDistance(pixelAt(picture, x, y), colour) < 24) {
        ++extent.count;
        extent.left = std::min(extent.left, x);
        extent.right = std::max(extent.right, x);
      }
    }
  }
  return extent;
}

} // namespace

class TestLossChart : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void everySeriesIsDrawnInItsColour_data() {
    QTest::addColumn<Theme>("theme");
    QTest::addColumn<AxisScale>("scale");
    QTest::newRow("light, linear") << Theme::light << AxisScale::linear;
    QTest::newRow("light, logarithmic") << Theme::light << AxisScale::logarithmic;
    QTest::newRow("dark, linear") << Theme::dark << AxisScale::linear;
    QTest::newRow("dark, logarithmic") << Theme::dark << AxisScale::logarithmic;
  }

  void everySeriesIsDrawnInItsColour() {
    QFETCH(Theme, theme);
    QFETCH(AxisScale, scale);
    LossChartOptions options;
    options.theme = theme;
    options.valueScale = scale;
    std::vector<ChartSeries> all;
    for (std::size_t run = 0; run < 3; ++run) {
      std::vector<double> values = decay(2000);
      for (double& value : values) {
        value += 10.0 * static_cast<double>(run);
      }
      all.push_back(series("run", runColour(theme, run), values));
    }
    const Picture picture = drawLossChart(all, options);
    QCOMPARE(picture.width, 1200);
    QCOMPARE(picture.height, 700);
    for (const ChartSeries& one : all) {
      const Extent extent = extentOf(picture, one.colour);
      QVERIFY(extent.count > 1000);
      QVERIFY(extent.right - extent.left > 1000);
    }
  }

  void gapsAreGaps() {
    std::vector<double> values(1000, 5.0);
    std::fill(values.begin(), values.begin() + 20, 9.0);
    std::fill(values.begin() + 400, values.begin() + 600, std::nan(""));
    LossChartOptions options;
    options.smoothing = 0;
    const Rgb colour = runColour(Theme::light, 0);
    const Picture picture = drawLossChart(std::vector{series("run", colour, values)}, options);
    for (int x = 570; x < 660; ++x) {
      for (int y = picture.height / 4; y < picture.height; ++y) {
        QVERIFY(colourDistance(pixelAt(picture, x, y), colour) > 60);
      }
    }
    QVERIFY(extentOf(picture, colour).right > 1100);
  }

  void infiniteValuesDoNotSpoilTheChart() {
    std::vector<double> values = decay(500);
    values[100] = INFINITY;
    values[200] = -INFINITY;
    values[300] = std::nan("");
    const Rgb colour = runColour(Theme::light, 0);
    for (const AxisScale scale : {AxisScale::linear, AxisScale::logarithmic}) {
      LossChartOptions options;
      options.valueScale = scale;
      const Picture picture = drawLossChart(std::vector{series("run", colour, values)}, options);
      QVERIFY(extentOf(picture, colour).count > 500);
    }
  }

  void logarithmicAxesTakeZeroAndNegativeValuesForGaps() {
    std::vector<double> values = decay(500);
    values[10] = 0;
    values[20] = -3;
    LossChartOptions options;
    options.valueScale = AxisScale::logarithmic;
    options.stepScale = AxisScale::logarithmic;
    const Rgb colour = runColour(Theme::light, 0);
    QVERIFY(extentOf(drawLossChart(std::vector{series("run", colour, values)}, options), colour).count > 500);
  }

  void emptyChartsSayTheirText() {
    LossChartOptions options;
    const Picture first = drawLossChart({}, options);
    options.emptyText = "Train to see the loss";
    QVERIFY(drawLossChart({}, options).rgb != first.rgb);
    options.valueScale = AxisScale::logarithmic;
    drawLossChart(std::vector{series("run", {}, {}), series("gaps", {}, {std::nan("")})}, options);
  }

  void onePointIsADot() {
    const Rgb colour = runColour(Theme::light, 0);
    for (const double value : {12.5, 0.0, -3.0}) {
      const Picture picture = drawLossChart(std::vector{series("run", colour, {value})}, {});
      const Extent extent = extentOf(picture, colour);
      QVERIFY(extent.count > 20);
      QVERIFY(extent.right - extent.left < 12);
    }
  }

  void aHundredThousandPointsKeepAPeak() {
    std::vector<double> values(100'000, 5.0);
    values[50'000] = 500;
    LossChartOptions options;
    options.smoothing = 0;
    options.valueScale = AxisScale::logarithmic;
    const Rgb colour = runColour(Theme::light, 0);
    const Picture picture = drawLossChart(std::vector{series("run", colour, values)}, options);
    int coloured = 0;
    for (int y = 200; y < 500; ++y) {
      for (int x = 580; x < 660; ++x) {
        coloured += colourDistance(pixelAt(picture, x, y), colour) < 60 ? 1 : 0;
      }
    }
    QVERIFY(coloured > 250);
  }

  void longAndStrangeLabelsFit() {
    std::vector<ChartSeries> all;
    for (std::size_t run = 0; run < 60; ++run) {
      all.push_back(series(std::string(run * 20, 'w') + "\xFF → ß", runColour(Theme::light, run), {1, 2, 3}));
    }
    LossChartOptions options;
    options.title = "\xC3( title";
    options.width = 640;
    options.height = 480;
    QCOMPARE(drawLossChart(all, options).width, 640);
  }

  void wrongInputIsRefused() {
    ChartSeries uneven = series("run 7", {}, {1, 2});
    uneven.steps.pop_back();
    QVERIFY(mediaErrorOf([&] { drawLossChart(std::vector{uneven}, {}); }).contains("run 7"));
    LossChartOptions options;
    options.smoothing = 1;
    QVERIFY(!mediaErrorOf([&] { drawLossChart(std::vector{series("run", {}, {1})}, options); }).isEmpty());
    for (const auto& [width, height] : {std::pair{0, 100}, {-1, 100}, {20, 20}, {1'000'000, 10}}) {
      LossChartOptions sized;
      sized.width = width;
      sized.height = height;
      QVERIFY(!mediaErrorOf([&] { drawLossChart({}, sized); }).isEmpty());
    }
  }
};

QTEST_APPLESS_MAIN(TestLossChart)
#include "tst_loss_chart.moc"
