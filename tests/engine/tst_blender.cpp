#include "perfect_network.h"
#include "small_trainings.h"

#include "training/blender.h"
#include "training/pair_source.h"

#include <QtTest>

#include <cmath>

using namespace deblend;

namespace {

constexpr std::int64_t batchSize = 100'000;

/// Batches from N(0, 1) to N(2, ½²), as PerfectNetwork knows them.
struct Batches {
  explicit Batches(const Blending& blending, const Options& options = {})
      : inputs(inputsFor("gaussian", "gaussian,mean=2,deviation=0.5", options)) {
    inputs.trainingOptions.set("batch_size", batchSize);
    inputs.trainingOptions.set("cutoff", blending.cutoff);
    blender.emplace(blending, inputs, torch::kCPU);
    pairs.emplace(inputs, torch::kCPU);
  }

  TrainerInputs inputs;
  std::optional<Blender> blender;
  std::optional<PairSource> pairs;
};

/// Nothing that a network could say of (x, α) would be nearer to the targets than the perfect prediction:
/// what is left is orthogonal to functions of them.
void verifyRegression(const Blender& blender, std::size_t target, VelocityNetwork& perfect) {
  const torch::Tensor& x = blender.x();
  const torch::Tensor alpha = blender.alpha().unsqueeze(1);
  const torch::Tensor left = blender.targets()[target] - perfect.forward({x, blender.alpha(), {}, {}});
  for (const torch::Tensor& feature :
       {torch::ones_like(x), x, x * alpha, x * alpha.square(), x.square(), alpha.expand_as(x)}) {
    const torch::Tensor products = left * feature;
    const double error = products.std().item<double>() / std::sqrt(static_cast<double>(products.numel()));
    QVERIFY2(std::abs(products.mean().item<double>()) < 4.5 * error,
             qPrintable(QString::number(products.mean().item<double>() / error)));
  }
}

} // namespace

Q_DECLARE_METATYPE(deblend::Blending)

class TestBlender : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void networksLearnTheConditionalMeans_data() {
    QTest::addColumn<Blending>("blending");
    const auto row = [](const char* name, const Blending& blending) { QTest::newRow(name) << blending; };
    for (const Interpolant& each : interpolants())
      if (!each.needsLatent)
        row(("velocity, " + each.id).c_str(),
            blendingWith(each.id.c_str(), "none", Prediction::Velocity, 0.02));
    for (const Latent& each : latents())
      if (each.isPresent) {
        row(("joint, " + each.id).c_str(), blendingWith("linear", each.id.c_str(), Prediction::Joint, 0.02));
        row(("joint, encoding, " + each.id).c_str(),
            blendingWith("encoding_decoding", each.id.c_str(), Prediction::Joint, 0.02));
      }
    row("one-sided joint", blendingWith("one_sided", "none", Prediction::Joint, 0.02));
    row("one-sided denoiser", blendingWith("one_sided", "none", Prediction::Denoiser, 0.02));
    row("one-sided score", blendingWith("one_sided", "none", Prediction::Score, 0.05));
  }

  void networksLearnTheConditionalMeans() {
    QFETCH(Blending, blending);
    using What = PerfectNetwork::What;
    Batches batches(blending);
    batches.blender->blend(batches.pairs->next(0));
    const Prediction prediction = blending.prediction;
    PerfectNetwork first(blending, prediction == Prediction::Denoiser ? What::Noise
                                   : prediction == Prediction::Score  ? What::Score
                                                                      : What::Velocity);
    verifyRegression(*batches.blender, 0, first);
    if (prediction != Prediction::Joint)
      return;
    PerfectNetwork second(blending, What::Noise);
    verifyRegression(*batches.blender, 1, second);
  }

  void theLinearBlendIsIadbs() {
    Batches batches(Blending::plain());
    const PairBatch& pair = batches.pairs->next(0);
    batches.blender->blend(pair);
    const torch::Tensor alpha = batches.blender->alpha().unsqueeze(1);
    QVERIFY(((1 - alpha) * pair.x0 + alpha * pair.x1 - batches.blender->x()).abs().max().item<double>() <
            1e-5);
    QVERIFY(batches.blender->targets()[0].equal(pair.x1 - pair.x0));
  }

  void bothWaysToBlendLinearlyAgree() {
    // A denoiser's blend goes by coefficients, a velocity's by the shorter kernels.
    Batches velocity(blendingWith("one_sided", "none", Prediction::Velocity, 0.1));
    Batches joint(blendingWith("one_sided", "none", Prediction::Joint, 0.1));
    velocity.blender->blend(velocity.pairs->next(0));
    joint.blender->blend(joint.pairs->next(0));
    QVERIFY(velocity.blender->alpha().equal(joint.blender->alpha()));
    QVERIFY((velocity.blender->x() - joint.blender->x()).abs().max().item<double>() < 1e-5);
    QVERIFY(velocity.blender->targets()[0].equal(joint.blender->targets()[0]));
  }

  void theStateGoesOn() {
    Batches batches(blendingWith("linear", "sine", Prediction::Joint));
    const PairBatch& pair = batches.pairs->next(0);
    batches.blender->blend(pair);
    const TensorMap state = batches.blender->randomState();
    batches.blender->blend(pair);
    const torch::Tensor expected = batches.blender->x().clone();
    batches.blender->restoreRandomState(state);
    batches.blender->blend(pair);
    QVERIFY(batches.blender->x().equal(expected));
  }
};

QTEST_APPLESS_MAIN(TestBlender)
#include "tst_blender.moc"
