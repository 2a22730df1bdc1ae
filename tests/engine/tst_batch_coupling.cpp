#include "coupling/batch_coupling.h"

#include "sampling/random.h"

#include <QtTest>

#include <cmath>

using namespace deblend;

namespace {

struct Batch {
  torch::Tensor x0;
  torch::Tensor x1;
};

Batch batchOf(std::vector<std::int64_t> shape, std::uint64_t seed = 3) {
  torch::Generator generator = makeGenerator(seed);
  const torch::Tensor x0 = torch::empty(shape).normal_(0, 1, generator);
  return {x0, torch::empty(shape).normal_(2, 0.5, generator)};
}

double costOf(const Batch& batch, const torch::Tensor& order) {
  return meanDistance(batch.x0, batch.x1.index_select(0, order));
}

bool isPermutation(const torch::Tensor& order) {
  return std::get<0>(order.sort()).equal(torch::arange(order.size(0)));
}

} // namespace

class TestBatchCoupling : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void distancesAreThoseOfAllNumbers() {
    const Batch batch = batchOf({5, 3, 2, 2});
    const torch::Tensor distances = squaredDistances(batch.x0, batch.x1);
    for (std::int64_t i = 0; i < 5; ++i)
      for (std::int64_t j = 0; j < 5; ++j)
        QVERIFY(std::abs(distances[i][j].item<double>() -
                         (batch.x0[i] - batch.x1[j]).square().sum().item<double>()) < 1e-4);
  }

  void farFromTheOriginDistancesStayExact() {
    const Batch batch = batchOf({40, 2});
    const torch::Tensor moved = squaredDistances(batch.x0 + 1000, batch.x1 + 1000);
    QVERIFY((moved - squaredDistances(batch.x0, batch.x1)).abs().max().item<double>() < 1e-2);
  }

  void bothMarginalsAreKept() {
    for (const auto& shape : {std::vector<std::int64_t>{100, 2}, {50, 1, 4, 4}}) {
      const Batch batch = batchOf(shape);
      QVERIFY(isPermutation(optimalCoupling(batch.x0, batch.x1)));
    }
  }

  void theOptimalCouplingCostsLeast() {
    const Batch batch = batchOf({60, 3});
    const double optimal = costOf(batch, optimalCoupling(batch.x0, batch.x1));
    QVERIFY(optimal < 0.9 * costOf(batch, torch::arange(60)));
    torch::Generator generator = makeGenerator(1);
    for (int i = 0; i < 50; ++i)
      QVERIFY(costOf(batch, torch::randperm(60, generator, torch::kInt64)) > optimal);
  }

  void planarSamplesAndOthersAreCoupledAlike() {
    const Batch planar = batchOf({80, 2});
    const Batch solid{torch::cat({planar.x0, torch::zeros({80, 1})}, 1),
                      torch::cat({planar.x1, torch::zeros({80, 1})}, 1)};
    QVERIFY(optimalCoupling(planar.x0, planar.x1).equal(optimalCoupling(solid.x0, solid.x1)));
  }

  void aPlanKeepsBothMarginals() {
    const Batch batch = batchOf({50, 2});
    for (const double regularisation : {0.001, 0.05, 10.0}) {
      const torch::Tensor plan = sinkhornPlan(squaredDistances(batch.x0, batch.x1), regularisation);
      QVERIFY((plan.sum(1) * 50 - 1).abs().max().item<double>() < 1e-6);
      QVERIFY((plan.sum(0) * 50 - 1).abs().max().item<double>() < 0.02);
      QVERIFY(plan.isfinite().all().item<bool>());
    }
  }

  void aPlanGoesFromIndependentToOptimal() {
    const Batch batch = batchOf({50, 2});
    const torch::Tensor distances = squaredDistances(batch.x0, batch.x1).to(torch::kFloat64);
    const auto cost = [&](double regularisation) {
      return (sinkhornPlan(distances, regularisation) * distances).sum().item<double>();
    };
    const double optimal = costOf(batch, optimalCoupling(batch.x0, batch.x1));
    const double independent = distances.mean().item<double>();
    QVERIFY(std::abs(cost(100) - independent) < 0.02 * independent);
    QVERIFY(cost(1) < independent && cost(0.1) < cost(1) && cost(0.01) < cost(0.1));
    QVERIFY(std::abs(cost(0.001) - optimal) < 0.02 * optimal);
  }

  void pairsAreDrawnFromThePlan() {
    const Batch batch = batchOf({6, 2});
    const torch::Tensor plan = sinkhornPlan(squaredDistances(batch.x0, batch.x1), 0.3) * 6;
    torch::Tensor counts = torch::zeros({6, 6}, torch::kFloat64);
    torch::Generator generator = makeGenerator(9);
    const int draws = 4000;
    for (int i = 0; i < draws; ++i)
      counts.index_put_({torch::arange(6), sinkhornCoupling(batch.x0, batch.x1, 0.3, generator)},
                        torch::ones({6}, torch::kFloat64), /*accumulate=*/true);
    QVERIFY((counts / draws - plan).abs().max().item<double>() < 4 * 0.5 / std::sqrt(draws));
  }

  void byClassPlacesKeepTheirClass() {
    const Batch batch = batchOf({90, 2});
    const torch::Tensor labels = torch::arange(90).remainder(4);
    const torch::Tensor order = optimalCouplingByClass(batch.x0, batch.x1, labels);
    QVERIFY(isPermutation(order));
    QVERIFY(labels.index_select(0, order).equal(labels));
    QVERIFY(costOf(batch, order) < costOf(batch, torch::arange(90)));
    QVERIFY(costOf(batch, order) > costOf(batch, optimalCoupling(batch.x0, batch.x1)));
  }

  void aClassKeepsTheWholeSource() {
    // Two classes on either side: coupled as a whole, each would take the half of the source next to it.
    const std::int64_t count = 400;
    const torch::Tensor labels = torch::arange(count).remainder(2);
    Batch batch = batchOf({count, 2});
    batch.x1 = batch.x1 + (labels.to(torch::kFloat32) * 12 - 6).unsqueeze(1);
    const auto gap = [&](const torch::Tensor& order) { // between the classes' mean sources
      const torch::Tensor coupled = labels.index_select(0, order);
      const torch::Tensor x = batch.x0.select(1, 0);
      return std::abs(x.masked_select(coupled == 0).mean().item<double>() -
                      x.masked_select(coupled == 1).mean().item<double>());
    };
    QVERIFY(gap(optimalCoupling(batch.x0, batch.x1)) > 0.8);
    QVERIFY(gap(optimalCouplingByClass(batch.x0, batch.x1, labels)) < 4 * 2 / std::sqrt(count));
  }

  void withinAClassItIsTheOptimalCoupling() {
    const Batch batch = batchOf({40, 2});
    QVERIFY(optimalCouplingByClass(batch.x0, batch.x1, torch::full({40}, 7, torch::kInt64))
                .equal(optimalCoupling(batch.x0, batch.x1)));
  }

  void equalSamplesAreNoTrouble() {
    const torch::Tensor same = torch::ones({12, 2});
    torch::Generator generator = makeGenerator(1);
    QVERIFY(isPermutation(optimalCoupling(same, same)));
    const torch::Tensor order = sinkhornCoupling(same, same, 0.05, generator);
    QVERIFY(order.min().item<std::int64_t>() >= 0 && order.max().item<std::int64_t>() < 12);
  }
};

QTEST_APPLESS_MAIN(TestBatchCoupling)
#include "tst_batch_coupling.moc"
