#include "../support/expect_error.h"
#include "trained_project.h"

#include "evaluating/bench_files.h"

#include <nlohmann/json.hpp>

#include <QtTest>

#include <cmath>
#include <sstream>

using namespace deblend;

namespace {

BenchRequest smallRequest() {
  BenchRequest request;
  request.steps = {1, 4};
  request.integrators = {"euler", "rk4", "dopri5"};
  request.spacings = {"uniform", "cosine"};
  request.tolerances = {1e-2, 1e-4};
  request.seeds = 2;
  request.sampling.count = 60;
  return request;
}

bool isSame(double a, double b) {
  return a == b || (std::isnan(a) && std::isnan(b));
}

bool isSame(const Spread& a, const Spread& b) {
  return isSame(a.mean, b.mean) && isSame(a.halfWidth, b.halfWidth);
}

} // namespace

class TestBenchSampling : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() {
    m_project = trainedProject(m_folder.path() / "p").folder();
    m_result = bench(smallRequest());
  }

  void everyCombinationIsMeasured() {
    QVERIFY(m_result.isComplete);
    QCOMPARE(m_result.rows.size(), std::size_t{2 * 2 * 2 + 2});
    QCOMPARE(QString::fromStdString(m_result.metric), QString("wasserstein2"));
    QCOMPARE(m_result.run, std::string("0001-mlp"));
    QVERIFY(m_result.floor.mean > 0 && m_result.floor.halfWidth > 0);
    for (const BenchRow& row : m_result.rows) {
      QCOMPARE(row.checkpoint, std::int64_t{40});
      QVERIFY(row.distance.mean > 0 && row.distance.halfWidth > 0);
      QVERIFY(row.seconds.mean > 0 && row.evaluations.mean >= 1);
      const bool isAdaptive = row.integrator == "dopri5";
      QCOMPARE(row.steps == 0 && row.spacing.empty() && row.tolerance > 0, isAdaptive);
      if (!isAdaptive)
        QCOMPARE(row.evaluations.mean, static_cast<double>(row.steps) * (row.integrator == "rk4" ? 4 : 1));
      if (row.steps == 1)
        QVERIFY(row.straightness.mean < 1e-6);
    }
  }

  void everyMeasurementButTheTimeRepeats() {
    const BenchResult again = bench(smallRequest());
    for (std::size_t i = 0; i < again.rows.size(); ++i) {
      QVERIFY(isSame(again.rows[i].distance, m_result.rows[i].distance));
      QVERIFY(isSame(again.rows[i].straightness, m_result.rows[i].straightness));
    }
  }

  void eachCheckpointIsMeasured() {
    BenchRequest request = smallRequest();
    request.checkpoints = {"all"};
    request.integrators = {"euler"};
    request.spacings = {"uniform"};
    request.steps = {2};
    request.seeds = 1;
    const BenchResult result = bench(request);
    QCOMPARE(result.rows.size(), std::size_t{3});
    QVERIFY(result.rows[0].checkpoint == 16 && result.rows[2].checkpoint == 40);
    QVERIFY(std::isnan(result.rows[0].distance.halfWidth)); // one seed tells no interval
  }

  void manyPointsAreMeasuredBySlices() {
    BenchRequest request = smallRequest();
    request.integrators = {"euler"};
    request.spacings = {"uniform"};
    request.steps = {1};
    request.seeds = 1;
    request.sampling.count = 4097;
    QCOMPARE(bench(request).metric, std::string("sliced_wasserstein"));
  }

  void whatWasMeasuredIsKeptOnCancelling() {
    const BenchResult part =
        benchSampling(m_project, smallRequest(), builtPlugins(), builtFolders(),
                      [](double, const BenchResult& soFar) { return soFar.rows.size() < 3; });
    QVERIFY(!part.isComplete);
    QCOMPARE(part.rows.size(), std::size_t{3});
    QVERIFY(isSame(part.rows[2].distance, m_result.rows[2].distance));
  }

  void progressRises() {
    double last = 0;
    bool rises = true;
    benchSampling(m_project, smallRequest(), builtPlugins(), builtFolders(),
                  [&](double share, const BenchResult&) {
                    rises = rises && share >= last && share <= 1;
                    last = share;
                    return true;
                  });
    QVERIFY(rises);
    QCOMPARE(last, 1.0);
  }

  void theRunKeepsItsLast() {
    const std::filesystem::path run = m_project / "runs/0001-mlp";
    QVERIFY(!readBench(run));
    keepBench(run, m_result);
    const auto kept = readBench(run);
    QVERIFY(kept && kept->rows.size() == m_result.rows.size() && kept->isComplete);
    for (std::size_t i = 0; i < kept->rows.size(); ++i) {
      const BenchRow& row = kept->rows[i];
      QVERIFY(row.integrator == m_result.rows[i].integrator && row.steps == m_result.rows[i].steps);
      QVERIFY(isSame(row.distance, m_result.rows[i].distance) &&
              isSame(row.seconds, m_result.rows[i].seconds));
      QVERIFY(row.tolerance == m_result.rows[i].tolerance && row.spacing == m_result.rows[i].spacing);
    }
    QVERIFY(isSame(kept->floor, m_result.floor));
  }

  void theTableHasALineForEachRow() {
    std::istringstream lines(benchCsv(m_result));
    std::string line;
    std::getline(lines, line);
    const auto columns = std::ranges::count(line, ',');
    QVERIFY(QString::fromStdString(line).startsWith(
        "checkpoint,integrator,spacing,steps,tolerance,wasserstein2"));
    std::size_t count = 0;
    for (; std::getline(lines, line); ++count)
      QCOMPARE(std::ranges::count(line, ','), columns);
    QCOMPARE(count, m_result.rows.size());
  }

  void theChartIsDrawn() {
    const Picture picture = drawBench(m_result, BenchAxis::Evaluations, 800, 500, Theme::dark);
    QVERIFY(picture.width == 800 && picture.height == 500);
    QVERIFY(picture.rgb != drawBench(m_result, BenchAxis::Seconds, 800, 500, Theme::dark).rgb);
  }

  void whatCannotBeMeasuredIsSaid() {
    const auto refusal = [this](auto change) {
      BenchRequest request = smallRequest();
      change(request);
      return errorOf([&] { bench(request); });
    };
    QVERIFY(isSentence(refusal([](BenchRequest& request) { request.steps = {0}; })));
    QVERIFY(isSentence(refusal([](BenchRequest& request) { request.steps.clear(); })));
    QVERIFY(isSentence(refusal([](BenchRequest& request) { request.seeds = 0; })));
    QVERIFY(isSentence(refusal([](BenchRequest& request) { request.sampling.count = 0; })));
    QVERIFY(isSentence(refusal([](BenchRequest& request) { request.tolerances = {0}; })));
    QVERIFY(isSentence(refusal([](BenchRequest& request) { request.spacings = {"none"}; })));
    const QString message = refusal([](BenchRequest& request) { request.integrators = {"euler_maruyama"}; });
    QVERIFY2(isSentence(message) && message.contains("score"), qPrintable(message));
  }

private:
  BenchResult bench(const BenchRequest& request) const {
    return benchSampling(m_project, request, builtPlugins(), builtFolders());
  }

  ScratchFolder m_folder;
  std::filesystem::path m_project;
  BenchResult m_result;
};

QTEST_APPLESS_MAIN(TestBenchSampling)
#include "tst_bench_sampling.moc"
