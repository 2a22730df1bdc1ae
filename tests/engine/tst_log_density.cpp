#include "data/data_set.h"
#include "data/data_set_kinds.h"
#include "sampling/plane_grid.h"
#include "sampling/random.h"

#include <QtTest>

#include <cmath>

using namespace deblend;

class TestLogDensity : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void integratesToOne_data() {
    QTest::addColumn<QString>("spec");
    for (const char* spec : {"shape:triangle", "shape:square", "shape:rhombus", "shape:disk", "shape:ring",
                             "shape:checkerboard", "shape:eight_gaussians", "gaussian"})
      QTest::newRow(spec) << spec;
  }

  void integratesToOne() {
    QFETCH(QString, spec);
    const auto dataSet = openDataSet(parseDataSetSpec(spec.toStdString()), {});
    const bool isNoise = spec == "gaussian";
    const double side = isNoise ? 16 : 1;
    const PlaneRectangle area{-side / 2, -side / 2, side / 2, side / 2};
    torch::Tensor points = cellCentres(400, 400, area);
    if (!isNoise)
      points = points + 0.5;
    const double mass = dataSet->logDensity(points)->exp().mean().item<double>() * side * side;
    QVERIFY2(std::abs(mass - 1) < 0.01, qPrintable(QString::number(mass)));
  }

  void whatIsDrawnHasADensity_data() { integratesToOne_data(); }

  void whatIsDrawnHasADensity() {
    QFETCH(QString, spec);
    const auto dataSet = openDataSet(parseDataSetSpec(spec.toStdString()), {});
    torch::Generator generator = makeGenerator(1);
    const torch::Tensor values = *dataSet->logDensity(dataSet->draw(2000, generator));
    QVERIFY(values.scalar_type() == torch::kFloat64 && values.sizes() == (std::vector<std::int64_t>{2000}));
    QVERIFY(values.isfinite().to(torch::kFloat64).mean().item<double>() > 0.999); // borders are rounded
  }

  void linesHaveNone() {
    for (const char* spec : {"shape:two_moons", "shape:spiral"})
      QVERIFY(!openDataSet(parseDataSetSpec(spec), {})->logDensity(torch::zeros({1, 2})));
  }
};

QTEST_APPLESS_MAIN(TestLogDensity)
#include "tst_log_density.moc"
