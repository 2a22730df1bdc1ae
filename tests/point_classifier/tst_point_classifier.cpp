#include "../support/expect_error.h"

#include "data/point_patterns.h"
#include "point_classifier.h"

#include <ATen/Parallel.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/randn.h>
#include <ATen/ops/tensor.h>
#include <QtTest>

#include <cmath>

using namespace deblend;

namespace {

LabelledPoints points(std::vector<float> places, std::vector<std::int64_t> labels, std::int64_t classes) {
  return {std::move(places), std::move(labels), classes};
}

void train(PointClassifier& classifier, int steps, double learningRate = 0.01) {
  for (int i = 0; i < steps; ++i)
    classifier.step(learningRate);
}

bool same(const TensorMap& a, const TensorMap& b) {
  return a.size() == b.size() && std::ranges::all_of(a, [&](const auto& entry) {
           return b.contains(entry.first) && entry.second.equal(b.at(entry.first));
         });
}

} // namespace

class TestPointClassifier : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() { at::set_num_threads(1); }

  void gradientsAreFiniteDifferences_data() {
    QTest::addColumn<int>("classes");
    QTest::addColumn<bool>("squared");
    for (const int classes : {1, 2, 4})
      for (const bool squared : {false, true})
        QTest::addRow("%d classes, %s", classes, squared ? "squared error" : "cross-entropy")
            << classes << squared;
  }

  void gradientsAreFiniteDifferences() {
    QFETCH(int, classes);
    QFETCH(bool, squared);
    const auto kind = squared ? ClassificationLoss::SquaredError : ClassificationLoss::CrossEntropy;
    const torch::NoGradGuard noGradients;
    torch::manual_seed(2);
    DenseLayers layers(2, 5, 3, outputCount(classes), 7);
    layers.to(torch::kFloat64);
    for (torch::Tensor& each : layers.parameters())
      each.mutable_grad() = torch::zeros_like(each);
    const torch::Tensor x = at::randn({6, 2}, torch::kFloat64);
    const torch::Tensor labels = at::arange(6, torch::kInt64).remainder(classes);
    const auto evaluated = [&] { return lossAndGradient(kind, layers.forward(x), labels, classes); };
    layers.accumulateGradients(evaluated().gradient);
    constexpr double difference = 1e-6;
    for (torch::Tensor& parameter : layers.parameters())
      for (std::int64_t i = 0; i < parameter.numel(); ++i) {
        double* value = parameter.mutable_data_ptr<double>() + i;
        const double before = *value;
        *value = before + difference;
        const double above = evaluated().loss.item<double>();
        *value = before - difference;
        const double below = evaluated().loss.item<double>();
        *value = before;
        const double gradient = parameter.grad().flatten()[i].item<double>();
        QCOMPARE_LE(std::abs((above - below) / (2 * difference) - gradient), 1e-8);
      }
  }

  void probabilitiesAreTheNetworks() {
    const torch::Tensor sums = at::tensor({-0.7F, 0.0F, 2.0F}).view({3, 1});
    const torch::Tensor two = probabilities(sums, 2);
    QVERIFY(two.sum(1).allclose(torch::ones({3})));
    QVERIFY(two.select(1, 1).allclose((sums.tanh().select(1, 0) + 1) / 2));
    QVERIFY(decided(sums, 2).equal(at::tensor({0, 0, 1}).to(torch::kInt64)));
    QVERIFY(probabilities(sums, 1).equal(torch::ones({3, 1})));
  }

  void patternsAreLearned_data() {
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<int>("classes");
    QTest::addColumn<int>("width");
    QTest::addRow("xor") << "xor" << 2 << 8;
    QTest::addRow("xor of three classes") << "xor" << 3 << 8;
    QTest::addRow("clusters") << "clusters" << 5 << 8;
    QTest::addRow("rings") << "rings" << 2 << 16;
    QTest::addRow("torture") << "torture" << 2 << 32;
  }

  void patternsAreLearned() {
    QFETCH(QString, pattern);
    QFETCH(int, classes);
    QFETCH(int, width);
    const LabelledPoints learned = makePoints(pattern.toStdString(), {60, classes, 0, 2});
    PointClassifier classifier(learned, {.width = width}, 3);
    const double first = classifier.loss();
    train(classifier, 400);
    QVERIFY(classifier.isFinite());
    QCOMPARE_LE(classifier.loss(), 0.3 * first);
    QCOMPARE_GE(classifier.accuracy(), 0.98);
  }

  void bothLossesLearnXor() {
    for (const auto loss : {ClassificationLoss::CrossEntropy, ClassificationLoss::SquaredError})
      for (const std::int64_t batch : {0, 16}) {
        PointClassifier classifier(makePoints("xor", {60, 2, 0, 2}),
                                   {.width = 8, .loss = loss, .batchSize = batch}, 3);
        train(classifier, 400);
        QCOMPARE(classifier.accuracy(), 1.0);
      }
  }

  /// The decision surface at the points themselves decides as accuracy() counts.
  void accuracyIsCountedRightly() {
    LabelledPoints grid{{}, {}, 3};
    for (int row = 0; row < 6; ++row)
      for (int column = 0; column < 8; ++column) {
        grid.places.insert(grid.places.end(),
                           {(static_cast<float>(column) + 0.5F) / 8, (static_cast<float>(row) + 0.5F) / 6});
        grid.labels.push_back((row * 5 + column * 3) % 3);
      }
    PointClassifier classifier(grid, {.width = 6}, 1);
    train(classifier, 30);
    const DecisionSurface surface = classifier.decisionSurface(8, 6, {});
    QCOMPARE(surface.probabilities.size(), std::size_t{8 * 6 * 3});
    int right = 0;
    for (int i = 0; i < 48; ++i) {
      const float* at = surface.probabilities.data() + 3 * i;
      QCOMPARE_LE(std::abs(at[0] + at[1] + at[2] - 1), 1e-5F);
      right += std::max_element(at, at + 3) - at == grid.labels[i];
    }
    QCOMPARE(classifier.accuracy(), right / 48.0);
  }

  void goesOnExactly_data() {
    QTest::addColumn<int>("batch");
    QTest::addRow("all points") << 0;
    QTest::addRow("batches") << 7;
  }

  void goesOnExactly() {
    QFETCH(int, batch);
    const LabelledPoints learned = makePoints("spirals", {40, 3, 0.02, 2});
    const PointClassifierOptions options{.width = 6, .batchSize = batch};
    PointClassifier straight(learned, options, 5), begun(learned, options, 5), resumed(learned, options, 5);
    train(straight, 25);
    train(begun, 11);
    resumed.restore(begun.weights(), begun.progress());
    train(resumed, 14);
    QVERIFY(same(resumed.weights(), straight.weights()));
    QVERIFY(same(resumed.progress(), straight.progress()));
    QCOMPARE(resumed.stepCount(), 25);
  }

  void aStateOfAnotherNetworkIsRefused() {
    const LabelledPoints learned = makePoints("xor", {10, 2, 0, 2});
    PointClassifier small(learned, {.width = 4}, 1), large(learned, {.width = 5}, 1);
    const TensorMap weights = small.weights(), progress = small.progress();
    QVERIFY(isSentence(errorOf([&] { small.restore(large.weights()); })));
    QVERIFY(isSentence(errorOf([&] { small.restore(small.weights(), large.progress()); })));
    QVERIFY(isSentence(errorOf([&] { small.restore(large.weights(), small.progress()); })));
    QVERIFY(same(small.weights(), weights));
    QVERIFY(same(small.progress(), progress));
  }

  void aHostileStateIsRefused() {
    const LabelledPoints learned = makePoints("xor", {10, 2, 0, 2});
    PointClassifier classifier(learned, {.width = 4}, 1);
    train(classifier, 3);
    const TensorMap weights = classifier.weights(), progress = classifier.progress();
    TensorMap broken = classifier.weights();
    broken.begin()->second.fill_(NAN);
    QVERIFY(errorOf([&] { classifier.restore(broken, progress); }).contains("not finite"));
    for (const char* name : {"steps", "adam.step_count"}) {
      TensorMap negative = classifier.progress();
      negative.at(name).fill_(-1);
      QVERIFY(errorOf([&] { classifier.restore(weights, negative); }).contains("-1 steps"));
    }
    TensorMap infinite = classifier.progress();
    infinite.at("adam.second_moment").fill_(INFINITY);
    QVERIFY(errorOf([&] { classifier.restore(weights, infinite); }).contains("not finite"));
    QVERIFY(same(classifier.weights(), weights));
    QVERIFY(same(classifier.progress(), progress));
  }

  /// However far apart the points are, and however near.
  void anyFinitePlacesAreScaled() {
    for (const float side : {3e38F, 1e-30F}) {
      PointClassifier classifier(points({-side, -side, side, -side, -side, side}, {0, 1, 1}, 2), {.width = 4},
                                 1);
      train(classifier, 100);
      QVERIFY(classifier.isFinite());
      QCOMPARE(classifier.accuracy(), 1.0);
      const DecisionSurface surface = classifier.decisionSurface(4, 4, classifier.bounds());
      QVERIFY(std::ranges::all_of(surface.probabilities, [](float each) { return each >= 0 && each <= 1; }));
    }
  }

  void aSurfaceIsCancelled() {
    PointClassifier classifier(points({0, 0}, {0}, 1), {.width = 4}, 1);
    QCOMPARE(errorOf([&] { classifier.decisionSurface(4, 4, {}, [] { return false; }); }), "cancelled");
  }

  void onePointOneClassAndContradictions() {
    PointClassifier onePoint(points({3, -7}, {1}, 2), {.width = 4}, 1);
    train(onePoint, 100);
    QCOMPARE(onePoint.accuracy(), 1.0);

    PointClassifier oneClass(points({0, 0, 1, 1}, {0, 0}, 1), {.width = 4}, 1);
    train(oneClass, 3);
    QCOMPARE(oneClass.loss(), 0.0);
    QCOMPARE(oneClass.accuracy(), 1.0);

    // Nothing better than one half is possible, and log 2 is the least loss.
    PointClassifier twins(points({2, 2, 2, 2}, {0, 1}, 2), {.width = 4}, 1);
    train(twins, 300);
    QVERIFY(twins.isFinite());
    QCOMPARE(twins.accuracy(), 0.5);
    QCOMPARE_LE(std::abs(twins.loss() - std::log(2.0)), 1e-3);
  }

  void badInputIsAnError() {
    QVERIFY(errorOf([] { PointClassifier({}, {}, 1); }).contains("at least one point"));
    QVERIFY(errorOf([] { PointClassifier(points({0, 0}, {2}, 2), {}, 1); }).contains("Labels"));
    QVERIFY(errorOf([] { PointClassifier(points({0, 0, 1}, {0}, 2), {}, 1); }).contains("Labels"));
    QVERIFY(errorOf([] { PointClassifier(points({0, NAN}, {0}, 2), {}, 1); }).contains("finite"));
    QVERIFY(errorOf([] { PointClassifier(points({0, 0}, {0}, 2), {.width = 0}, 1); }).contains("width"));
  }
};

QTEST_APPLESS_MAIN(TestPointClassifier)
#include "tst_point_classifier.moc"
