#include "../support/expect_error.h"

#include "interpolant/blend_coefficients.h"
#include "interpolant/blending.h"
#include "interpolant/time_distribution.h"
#include "training/training_options.h"

#include <QtTest>

#include <cmath>

using namespace deblend;

namespace {

using Function = double (*)(double);
using Options = std::vector<std::pair<std::string, std::string>>;

/// Four values around a place: the error falls with the fourth power of their distance.
double numericalDerivative(Function function, double t) {
  const double h = 1e-4;
  return (function(t - 2 * h) - 8 * function(t - h) + 8 * function(t + h) - function(t + 2 * h)) / (12 * h);
}

bool isNear(double a, double b, double tolerance) {
  return std::abs(a - b) <= tolerance * std::max(1.0, std::abs(b));
}

OptionValues optionsWith(const Options& options) {
  OptionValues values(trainingSchema());
  for (const auto& [name, text] : options)
    values.setFromText(name, text);
  return values;
}

} // namespace

class TestInterpolants : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void derivativesAreThoseOfTheFunctions() {
    for (const Interpolant& each : interpolants())
      for (double t = 0.013; t < 0.99; t += 0.037) {
        QVERIFY2(isNear(each.aDerivative(t), numericalDerivative(each.a, t), 1e-7), each.id.c_str());
        QVERIFY2(isNear(each.bDerivative(t), numericalDerivative(each.b, t), 1e-7), each.id.c_str());
      }
    for (const Latent& each : latents())
      for (double t = 0.013; t < 0.99; t += 0.037)
        QVERIFY2(isNear(each.gammaDerivative(t), numericalDerivative(each.gamma, t), 1e-7), each.id.c_str());
  }

  void theEndsAreTheSamplesThemselves() {
    for (const Interpolant& each : interpolants()) {
      QVERIFY2(isNear(each.a(0), 1, 1e-15) && isNear(each.b(0), 0, 1e-15), each.id.c_str());
      QVERIFY2(isNear(each.a(1), 0, 1e-15) && isNear(each.b(1), 1, 1e-15), each.id.c_str());
    }
    for (const Latent& each : latents())
      QVERIFY2(isNear(each.gamma(0), 0, 1e-15) && isNear(each.gamma(1), 0, 1e-15), each.id.c_str());
  }

  void whatIsSingularSaysSo() {
    const auto isFiniteAt = [](double t, auto... functions) { return (std::isfinite(functions(t)) && ...); };
    for (const Interpolant& each : interpolants()) {
      QVERIFY2(isFiniteAt(0, each.aDerivative, each.bDerivative), each.id.c_str());
      QCOMPARE(isFiniteAt(1, each.aDerivative, each.bDerivative), !each.isSingularAtEnd);
    }
    for (const Latent& each : latents())
      for (const double end : {0.0, 1.0})
        QCOMPARE(isFiniteAt(end, each.gammaDerivative), !each.isSingular);
  }

  void halfwaySomethingIsLeftOrALatentIsNeeded() {
    for (const Interpolant& each : interpolants())
      QCOMPARE(each.a(0.5) + each.b(0.5) < 1e-12, each.needsLatent);
  }

  void variancesArePreserved() {
    for (const char* id : {"trigonometric", "variance_preserving"})
      for (double t = 0; t <= 1; t += 0.1) {
        const Interpolant& row = interpolant(id);
        QVERIFY(isNear(row.a(t) * row.a(t) + row.b(t) * row.b(t), 1, 1e-12));
      }
  }

  void columnsHoldTheFunctions() {
    Blending blending = Blending::plain();
    blending.interpolant = &interpolant("trigonometric");
    blending.latent = &latent("quadratic");
    const torch::Tensor alpha = torch::tensor({0.0F, 0.25F, 1.0F});
    const BlendCoefficients columns(blending, alpha, 4);
    QVERIFY(columns.a.sizes() == (std::vector<std::int64_t>{3, 1, 1, 1}));
    const auto at = [](const torch::Tensor& column) { return column.view({-1})[1].item<double>(); };
    QVERIFY(isNear(at(columns.a), interpolant("trigonometric").a(0.25), 1e-6));
    QVERIFY(isNear(at(columns.bDerivative), interpolant("trigonometric").bDerivative(0.25), 1e-6));
    QVERIFY(isNear(at(columns.gamma), 0.1875, 1e-6));
    QVERIFY(isNear(at(columns.gammaDerivative), 0.5, 1e-6));
  }

  void theDefaultsAreIadbs() {
    const Blending blending = blendingOf(optionsWith({}), false);
    QVERIFY(blending.isLinear() && blending.cutoff == 0 && blending.prediction == Prediction::Velocity);
    QVERIFY(!blending.hasNoise());
    QCOMPARE(blending.interpolant, Blending::plain().interpolant);
  }

  void anInterpolantThatNeedsALatentTermGetsOne() {
    QCOMPARE(blendingOf(optionsWith({{"interpolant", "encoding_decoding"}}), false).latent->id,
             std::string("sine"));
    QVERIFY(!blendingOf(optionsWith({{"interpolant", "one_sided"}}), true).latent->isPresent);
  }

  void whatDoesNotFitIsRefused_data() {
    QTest::addColumn<Options>("options");
    QTest::addColumn<QString>("option");
    const auto row = [](const char* name, const Options& options, const char* option) {
      QTest::newRow(name) << options << QString(option);
    };
    row("infinite at the target", {{"interpolant", "variance_preserving"}}, "'cutoff'");
    row("infinite at both ends", {{"latent", "brownian"}}, "'cutoff'");
    row("nothing halfway", {{"interpolant", "encoding_decoding"}, {"latent", "none"}}, "'latent'");
    row("two latent terms", {{"interpolant", "one_sided"}, {"latent", "sine"}}, "'latent'");
    row("denoiser of nothing", {{"prediction", "denoiser"}}, "'prediction'");
    row("score without the velocity", {{"prediction", "score"}, {"latent", "sine"}}, "'prediction'");
    row("joint without noise", {{"prediction", "joint"}}, "'prediction'");
    row("denoiser at the source", {{"interpolant", "one_sided"}, {"prediction", "denoiser"}}, "'cutoff'");
    row("score at the target", {{"interpolant", "one_sided"}, {"prediction", "score"}}, "'cutoff'");
  }

  void whatDoesNotFitIsRefused() {
    QFETCH(Options, options);
    QFETCH(QString, option);
    const QString message = errorOf([&] { blendingOf(optionsWith(options), true); });
    QVERIFY2(isSentence(message) && message.startsWith("Option " + option), qPrintable(message));
    QCOMPARE(QString::fromStdString(blendingRefusal(optionsWith(options), true).value_or("")), message);
  }

  void aOneSidedBlendNeedsGaussianNoise() {
    const OptionValues options = optionsWith({{"interpolant", "one_sided"}});
    QVERIFY(!blendingRefusal(options, true));
    const QString message = errorOf([&] { blendingOf(options, false); });
    QVERIFY2(isSentence(message) && message.contains("Gaussian"), qPrintable(message));
  }

  void densitiesOfAlphaSumToOne() {
    for (const TimeDistribution& each : timeDistributions())
      for (const char* skew : {"-3", "0", "2.5"}) {
        const OptionValues options =
            optionsWith({{"time_skew", skew}, {"time_mean", "0.7"}, {"time_deviation", "0.8"}});
        double sum = 0;
        const int parts = 20'000;
        for (int i = 0; i < parts; ++i)
          sum += each.density((i + 0.5) / parts, options) / parts;
        QVERIFY2(isNear(sum, 1, 1e-4), each.id.c_str());
      }
  }

  void unknownNamesListTheKnownOnes() {
    QVERIFY(isSentence(errorOf([] { interpolant("zigzag"); })));
    QVERIFY(errorOf([] { latent("zigzag"); }).contains("brownian"));
    QVERIFY(errorOf([] { timeDistribution("zigzag"); }).contains("skewed"));
  }
};

QTEST_APPLESS_MAIN(TestInterpolants)
#include "tst_interpolants.moc"
