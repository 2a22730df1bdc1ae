#include "exact/binned_field.h"
#include "exact/convolution_field.h"
#include "exact/field_error.h"
#include "exact/posterior_field.h"

#include "../support/expect_error.h"
#include "exact_sides.h"

#include <QtTest>

#include <cmath>
#include <numeric>

using namespace deblend;

namespace {

double sum(const std::vector<float>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

/// The mean of the velocity over all blends.
PlanePoint meanVelocity(const ExactField& field) {
  PlanePoint mean;
  for (std::size_t i = 0; i < field.density.size(); ++i) {
    mean.x += field.density[i] * field.field.vectors[2 * i];
    mean.y += field.density[i] * field.field.vectors[2 * i + 1];
  }
  return mean;
}

PlanePoint meanPlace(const PlaneMasses& masses) {
  PlanePoint mean;
  for (std::size_t i = 0; i < masses.values.size(); ++i) {
    const auto side = static_cast<std::size_t>(masses.side);
    mean.x +=
        masses.values[i] * (masses.rectangle.left + (static_cast<double>(i % side) + 0.5) * masses.cell());
    mean.y +=
        masses.values[i] * (masses.rectangle.top + (static_cast<double>(i / side) + 0.5) * masses.cell());
  }
  return mean;
}

VectorFieldRequest gridOf(const ConvolutionField& field, double alpha, int cells) {
  return {.columns = cells, .rows = cells, .rectangle = field.rectangle(alpha), .alpha = alpha};
}

const std::vector<double> someAlphas = {0, 0.003, 0.1, 0.3, 0.5, 0.7, 0.95, 1};

} // namespace

class TestConvolutionField : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void densityIsOneInAll() {
    const ConvolutionField field(randomMasses(40, 1), randomMasses(40, 2));
    for (const double alpha : someAlphas)
      QVERIFY(std::abs(sum(field.at(alpha).density) - 1) < 1e-5);
  }

  void endsAreTheSourceAndTheTarget() {
    const ConvolutionField field(randomMasses(32, 1), randomMasses(32, 2));
    const ExactField first = field.at(0), last = field.at(1);
    const PlanePoint source = meanPlace(field.source()), target = meanPlace(field.target());
    for (std::size_t i = 0; i < first.density.size(); ++i) {
      QVERIFY(std::abs(first.density[i] - field.source().values[i]) < 1e-7);
      QVERIFY(std::abs(last.density[i] - field.target().values[i]) < 1e-7);
      const double x = (static_cast<double>(i % 32) + 0.5) / 32;
      if (first.isCovered[i])
        QVERIFY(std::abs(first.field.vectors[2 * i] - (target.x - x)) < 1e-5);
      if (last.isCovered[i])
        QVERIFY(std::abs(last.field.vectors[2 * i] - (x - source.x)) < 1e-5);
    }
  }

  /// E[E[x₁ − x₀ | x_α]] = E[x₁] − E[x₀] at every α.
  void meanVelocityIsTheDifferenceOfMeans() {
    const ConvolutionField field(randomMasses(48, 3), randomMasses(48, 4, {2, -1, 5, 2}));
    const PlanePoint from = meanPlace(field.source()), to = meanPlace(field.target());
    for (const double alpha : someAlphas) {
      const PlanePoint mean = meanVelocity(field.at(alpha));
      QVERIFY(std::abs(mean.x - (to.x - from.x)) < 1e-4);
      QVERIFY(std::abs(mean.y - (to.y - from.y)) < 1e-4);
    }
  }

  /// The pairs of a distribution with itself are symmetric at α = ½, so that only the shift remains.
  void shiftIsTheVelocityInTheMiddle() {
    const PlaneMasses masses = randomMasses(40, 5);
    PlaneMasses shifted = masses;
    shifted.rectangle = {0.25, -0.5, 1.25, 0.5};
    const ExactField field = ConvolutionField(masses, shifted).at(0.5);
    VectorField expected = field.field;
    for (std::size_t i = 0; i < expected.vectors.size(); i += 2) {
      expected.vectors[i] = 0.25F;
      expected.vectors[i + 1] = -0.5F;
    }
    const double error = fieldError(expected, field);
    QVERIFY(error < 0.02);
  }

  /// Normal to normal: D is linear in x, with the slope (α·σ₁² − (1−α)·σ₀²) / ((1−α)²·σ₀² + α²·σ₁²).
  void normalDistributionsHaveTheirClosedForm() {
    const double m0 = 1, s0 = 0.8, m1 = -0.5, s1 = 0.3;
    const ConvolutionField field(massesOf(normalDensity(m0, s0, 192), 192),
                                 massesOf(normalDensity(m1, s1, 192), 192));
    for (const double alpha : someAlphas) {
      const double variance = (1 - alpha) * (1 - alpha) * s0 * s0 + alpha * alpha * s1 * s1;
      const double slope = (alpha * s1 * s1 - (1 - alpha) * s0 * s0) / variance;
      ExactField expected = field.at(alpha);
      const double mean = (1 - alpha) * m0 + alpha * m1,
                   cell = (expected.field.rectangle.right - expected.field.rectangle.left) / 192;
      for (std::size_t i = 0; i < expected.density.size(); ++i) {
        const double x = expected.field.rectangle.left + (static_cast<double>(i % 192) + 0.5) * cell;
        const double y = expected.field.rectangle.top + (static_cast<double>(i / 192) + 0.5) * cell;
        expected.field.vectors[2 * i] = static_cast<float>(m1 - m0 + slope * (x - mean));
        expected.field.vectors[2 * i + 1] = static_cast<float>(m1 - m0 + slope * (y - mean));
      }
      const double error = fieldError(field.at(alpha).field, expected);
      QVERIFY(error < 3e-3);
    }
  }

  /// What is left between them is the chance of 8,192 samples on either side.
  void threeWaysAgree_data() {
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("target");
    QTest::addColumn<double>("alpha");
    for (const double alpha : {0.1, 0.3, 0.5, 0.7, 0.9}) {
      QTest::addRow("shapes %g", alpha) << "shape:triangle"
                                        << "shape:square" << alpha;
      QTest::addRow("densities %g", alpha) << "example:rings"
                                           << "example:moons" << alpha;
    }
    for (const double alpha : {0.5, 0.9})
      QTest::addRow("different squares %g", alpha) << "gaussian"
                                                   << "shape:square" << alpha;
  }
  void threeWaysAgree() {
    QFETCH(QString, source);
    QFETCH(QString, target);
    QFETCH(double, alpha);
    const auto from = sideOf(source.toStdString(), 256), to = sideOf(target.toStdString(), 256);
    const ConvolutionField field(from->masses(), to->masses());
    const std::vector<float> a = from->draw(8192, 1), b = to->draw(8192, 2);
    const VectorFieldRequest grid = gridOf(field, alpha, 64);
    const ExactField exact = field.on(grid);
    const double binned = fieldError(binnedField(a, b, grid).field, exact);
    const double posterior =
        fieldError(posteriorField(from->masses(), to->masses(), a, b, grid).field, exact);
    QVERIFY(binned < 0.11);
    QVERIFY(posterior < 0.11);
  }

  void othersAreComparedOnTheSameGrid() {
    const ConvolutionField field(randomMasses(16, 1), randomMasses(16, 2));
    const ExactField coarse = field.on(gridOf(field, 0.5, 8));
    QCOMPARE(fieldError(coarse.field, coarse), 0.0);
    VectorField twice = coarse.field;
    for (float& value : twice.vectors)
      value *= 2;
    QVERIFY(std::abs(fieldError(twice, coarse) - 1) < 1e-6);
    const LearnedField answer = [&](const VectorFieldRequest& request) { return field.on(request).field; };
    QCOMPARE(fieldError(answer, field, middleAlphas(3), 8), 0.0);
    QVERIFY(isSentence(errorOf([&] { fieldError(field.at(0.5).field, coarse); })));
    QVERIFY(isSentence(errorOf([&] { fieldError(answer, field, {}, 8); })));
  }

  void directionsHaveLengthOne() {
    ExactField field = ConvolutionField(randomMasses(16, 1), randomMasses(16, 2)).at(0.3);
    keepDirections(field);
    for (std::size_t i = 0; i < field.density.size(); ++i) {
      const float length = std::hypot(field.field.vectors[2 * i], field.field.vectors[2 * i + 1]);
      QVERIFY(field.isCovered[i] ? std::abs(length - 1) < 1e-5 : length == 0);
    }
  }

  void badInputIsRefused() {
    const ConvolutionField field(randomMasses(16, 1), randomMasses(16, 2));
    for (const double alpha : {-0.1, 1.1, std::nan("")})
      QVERIFY(isSentence(errorOf([&] { field.at(alpha); })));
    QVERIFY(isSentence(errorOf([&] { field.on({.columns = 0, .rows = 4, .rectangle = {}}); })));
    QVERIFY(isSentence(errorOf([&] { field.on({.columns = 4, .rows = 4, .rectangle = {0, 0, 0, 1}}); })));
    QVERIFY(isSentence(errorOf([&] { ConvolutionField(randomMasses(16, 1), randomMasses(24, 2)); })));
    QVERIFY(isSentence(errorOf([&] { requirePlaneSide(4); })));
    QVERIFY(isSentence(errorOf([&] { requirePlaneSide(100'000); })));
    QVERIFY(isSentence(errorOf([&] { sideOf("gaussian,shape=1x8x8", 64); })));
    QVERIFY(isSentence(errorOf([&] { sideOf("shape:square", 0); })));
  }
};

QTEST_GUILESS_MAIN(TestConvolutionField)
#include "tst_convolution_field.moc"
