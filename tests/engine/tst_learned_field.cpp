#include "../support/expect_error.h"
#include "perfect_network.h"

#include "network/learned_field.h"

#include <QtTest>

#include <cmath>

using namespace deblend;

namespace {

LearnedField perfectField(const Blending& blending) {
  using What = PerfectNetwork::What;
  const What first = blending.prediction == Prediction::Denoiser ? What::Noise
                     : blending.prediction == Prediction::Score  ? What::Score
                                                                 : What::Velocity;
  return {blending, std::make_shared<PerfectNetwork>(blending, first),
          blending.prediction == Prediction::Joint ? std::make_shared<PerfectNetwork>(blending, What::Noise)
                                                   : nullptr};
}

/// 9 samples [9, 2] at one α.
NetworkInput inputAt(double alpha) {
  return {torch::linspace(-2, 3, 18).view({9, 2}), torch::full({9}, alpha), {}, {}};
}

double scoreAt(const Blending& blending, double alpha, double x) {
  const double a = blending.interpolant->a(alpha), b = blending.interpolant->b(alpha),
               gamma = blending.latent->gamma(alpha);
  return -(x - targetMean * b) / (a * a + targetDeviation * targetDeviation * b * b + gamma * gamma);
}

bool isNear(const torch::Tensor& a, const torch::Tensor& b, double tolerance = 1e-4) {
  return (a - b).abs().max().item<double>() < tolerance;
}

} // namespace

Q_DECLARE_METATYPE(deblend::Blending)

class TestLearnedField : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void everyPredictionGivesVelocityAndScore_data() {
    QTest::addColumn<Blending>("blending");
    const auto row = [](const char* name, const Blending& blending) { QTest::newRow(name) << blending; };
    row("one-sided velocity", blendingWith("one_sided", "none", Prediction::Velocity));
    row("one-sided denoiser", blendingWith("one_sided", "none", Prediction::Denoiser, 0.01));
    row("one-sided score", blendingWith("one_sided", "none", Prediction::Score, 0.01));
    row("one-sided joint", blendingWith("one_sided", "none", Prediction::Joint));
    row("linear with a sine", blendingWith("linear", "sine", Prediction::Joint));
    row("trigonometric with a parabola", blendingWith("trigonometric", "quadratic", Prediction::Joint));
    row("variance-preserving bridge",
        blendingWith("variance_preserving", "brownian", Prediction::Joint, 0.02));
    row("encoding and decoding", blendingWith("encoding_decoding", "sine", Prediction::Joint));
  }

  void everyPredictionGivesVelocityAndScore() {
    QFETCH(Blending, blending);
    const LearnedField field = perfectField(blending);
    PerfectNetwork velocity(blending, PerfectNetwork::What::Velocity);
    QVERIFY(field.hasScore());
    for (const double alpha : {0.05, 0.3, 0.5, 0.77, 0.93}) {
      const NetworkInput input = inputAt(alpha);
      const torch::Tensor score = field.score(input);
      for (std::int64_t i = 0; i < 18; ++i) {
        const double expected = scoreAt(blending, alpha, input.x.view({-1})[i].item<double>());
        QVERIFY(std::abs(score.view({-1})[i].item<double>() - expected) < 1e-3 * (1 + std::abs(expected)));
      }
      QVERIFY(isNear(field.velocity(input), velocity.forward(input)));
      const LearnedField::Estimate both = field.velocityAndScore(input);
      QVERIFY(isNear(both.velocity, field.velocity(input)) && isNear(both.score, score, 1e-3));
    }
  }

  void theScoreStaysFiniteAtTheEnds() {
    for (const Prediction prediction : {Prediction::Joint, Prediction::Velocity}) {
      const LearnedField field = perfectField(blendingWith("one_sided", "none", prediction));
      for (const double end : {0.0, 1.0})
        QVERIFY(field.score(inputAt(end)).isfinite().all().item<bool>());
    }
  }

  void velocityAndScoreTakeOneEvaluationOfEachNetwork() {
    const Blending blending = blendingWith("linear", "sine", Prediction::Joint);
    const LearnedField field = perfectField(blending);
    field.velocityAndScore(inputAt(0.4));
    for (const auto& network : field.networks())
      QCOMPARE(dynamic_cast<const PerfectNetwork&>(*network).evaluations, 1);
  }

  void alphaIsHeldWithinTheCutoff() {
    const Blending blending = blendingWith("linear", "none", Prediction::Velocity, 0.1);
    const LearnedField field = perfectField(blending);
    const auto& network = dynamic_cast<const PerfectNetwork&>(*field.networks().front());
    for (const auto& [asked, given] : {std::pair(0.0, 0.1), {0.5, 0.5}, {1.0, 0.9}}) {
      field.velocity(inputAt(asked));
      QVERIFY(isNear(network.lastAlpha, torch::full({9}, given), 1e-6));
    }
  }

  void withoutNoiseThereIsNoScore() {
    for (const char* latentId : {"none", "sine"}) {
      const LearnedField field = perfectField(blendingWith("linear", latentId, Prediction::Velocity));
      QVERIFY(!field.hasScore());
      QVERIFY(isSentence(errorOf([&] { field.score(inputAt(0.5)); })));
      QVERIFY(isSentence(errorOf([&] { field.denoiser(inputAt(0.5)); })));
      QVERIFY(isSentence(errorOf([&] { field.velocityAndScore(inputAt(0.5)); })));
    }
  }

  void parametersOfTwoNetworksAreToldApart() {
    const auto names = [](const LearnedField& field) {
      std::vector<std::string> all;
      for (const auto& parameter : field.module().named_parameters())
        all.push_back(parameter.key());
      return all;
    };
    QVERIFY(names(perfectField(blendingWith("linear", "none", Prediction::Velocity))) ==
            std::vector<std::string>{"weight"});
    QVERIFY(names(perfectField(blendingWith("linear", "sine", Prediction::Joint))) ==
            (std::vector<std::string>{"velocity.weight", "denoiser.weight"}));
  }
};

QTEST_APPLESS_MAIN(TestLearnedField)
#include "tst_learned_field.moc"
