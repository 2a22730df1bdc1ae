#include "picture_project.h"

#include "../support/expect_error.h"

#include "evaluating/evaluate_run.h"
#include "evaluating/evaluation_json.h"
#include "evaluating/evaluation_log.h"
#include "runs/run_catalog.h"

#include <QtTest>

#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>
#include <numbers>

using namespace deblend;
namespace fs = std::filesystem;

class TestEvaluateRun : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() {
    trainedProject(m_folder / "points");
    pictureProject(m_folder / "pictures");
  }

  void init() { fs::remove(evaluationsFile()); }

  void pointsAreMeasuredByTheirDistances() {
    const Evaluation found = evaluate("points", {.count = 500, .steps = 4});
    QVERIFY(!found.features);
    const Metric* sliced = found.metric("sliced_wasserstein");
    const Metric* exact = found.metric("wasserstein2");
    QVERIFY(sliced && exact && !found.metric("frechet") && !found.metric("log_likelihood"));
    QVERIFY(sliced->value > sliced->floor && sliced->floor > 0);
    QVERIFY(exact->value > exact->floor && exact->value > sliced->value);
    QVERIFY(!evaluate("points", {.count = 4097, .steps = 1}).metric("wasserstein2"));
  }

  /// Of a disk filled evenly, the target itself has the logarithm of one over its area, by two coordinates.
  void theLikelihoodStandsBesideTheTargetsOwn() {
    EvaluationRequest request = requestOf({.count = 50, .steps = 4, .integrator = "rk4"});
    request.metric = "log_likelihood";
    const Evaluation found = run("points", request);
    QCOMPARE(found.metrics.size(), std::size_t{1});
    QVERIFY(!(found.metrics.front().value > found.metrics.front().floor));
    QVERIFY(std::abs(found.metrics.front().floor + std::log(std::numbers::pi * 0.16) / 2) < 0.02);
    const Evaluation again = evaluationFromJson(toJson(found));
    QCOMPARE(again.metrics.front().floor, found.metrics.front().floor);
    request.trajectory.integrator = "euler_maruyama";
    QVERIFY(isSentence(errorOf([&] { run("points", request); })));
  }

  void whatBelongsToTheIntegratorIsKept() {
    Evaluation found = evaluate("points", {.count = 20, .steps = 2});
    QVERIFY(!toJson(found).contains("tolerance") && !toJson(found).contains("spacing"));
    found.request.integrator = "dopri5";
    found.request.tolerance = 0.01;
    found.request.spacing = "cosine";
    QCOMPARE(evaluationFromJson(toJson(found)).request.tolerance, 0.01);
    QVERIFY(isComparable(evaluationFromJson(toJson(found)), found));
    Evaluation other = found;
    other.request.tolerance = 0.02;
    QVERIFY(!isComparable(other, found));
  }

  void picturesAreMeasuredByTwo() {
    const Evaluation found = evaluate("pictures", pictures());
    QCOMPARE(found.metrics.size(), std::size_t{2});
    for (const char* name : {"sliced_wasserstein", "frechet"}) {
      const Metric* metric = found.metric(name);
      QVERIFY(metric != nullptr);
      QVERIFY2(metric->value > metric->floor && metric->floor > 0, name);
    }
    QVERIFY(found.features && found.features->name == "random_convolutions");
    QCOMPARE(found.realCount, std::int64_t{200});
    QCOMPARE(found.checkpoint, std::int64_t{40});
  }

  void evaluationsRepeat() {
    Evaluation first = evaluate("pictures", pictures());
    Evaluation second = evaluate("pictures", pictures());
    first.created = second.created;
    QVERIFY(toJson(first) == toJson(second));
    TrajectoryRequest other = pictures();
    other.seed = 3;
    QVERIFY(evaluate("pictures", other).metric("frechet")->value != first.metric("frechet")->value);
  }

  void oneMetricCanBeChosen() {
    EvaluationRequest request = requestOf(pictures());
    request.metric = "frechet";
    const Evaluation found = run("pictures", request);
    QCOMPARE(found.metrics.size(), std::size_t{1});
    QCOMPARE(found.metrics.front().name, std::string("frechet"));
    request.metric = "inception";
    QVERIFY(errorOf([&] { run("pictures", request); }).contains("known are sliced_wasserstein"));
  }

  void tooFewSamplesAreToldWithTheNumberNeeded() {
    EvaluationRequest request = requestOf({.count = 100, .steps = 2});
    request.metric = "frechet";
    const QString few = errorOf([&] { run("pictures", request); });
    QVERIFY2(isSentence(few) && few.contains("at least 137") && few.contains("100 mapped"), qPrintable(few));
    request.metric = "sliced_wasserstein";
    QVERIFY(run("pictures", request).omission.empty());
    request.metric.clear();
    const Evaluation all = run("pictures", request);
    QCOMPARE(all.metrics.size(), std::size_t{1});
    QCOMPARE(QString::fromStdString(all.omission), few);
  }

  void pointsHaveNoFrechetDistance() {
    EvaluationRequest request = requestOf({.count = 500, .steps = 2});
    request.metric = "frechet";
    QVERIFY(isSentence(errorOf([&] { run("points", request); })));
  }

  void cancellingEndsSoon() {
    for (const double at : {0.0, 0.3, 0.85})
      QCOMPARE(errorOf([&] {
                 evaluateRun(m_folder / "pictures", requestOf(pictures()), builtPlugins(), builtFolders(),
                             [&](double share) { return share < at; });
               }),
               QString("cancelled"));
  }

  void progressRises() {
    double last = 0;
    bool rises = true;
    evaluateRun(m_folder / "pictures", requestOf(pictures()), builtPlugins(), builtFolders(),
                [&](double share) {
                  rises = rises && share >= last && share <= 1;
                  last = share;
                  return true;
                });
    QVERIFY(rises && last > 0.9);
  }

  void keptEvaluationsReadAsTheyWere() {
    const Evaluation first = evaluate("pictures", pictures());
    TrajectoryRequest request = pictures();
    request.weights = Weights::Raw;
    request.label = 3;
    request.guidance = 2.5;
    Evaluation second = first;
    second.request = request;
    keepEvaluation(runFolder(), first);
    keepEvaluation(runFolder(), second);
    const std::vector<Evaluation> read = readEvaluations(runFolder());
    QCOMPARE(read.size(), std::size_t{2});
    QVERIFY(toJson(read[0]) == toJson(first) && toJson(read[1]) == toJson(second));
    QVERIFY(isComparable(read[0], first) && !isComparable(read[0], read[1]));
    QCOMPARE(read[0].created, first.created);
  }

  void aLineCutShortIsWrittenOver() {
    keepEvaluation(runFolder(), at(16, 1));
    std::ofstream(evaluationsFile(), std::ios::app) << "{\"run\":\"0001-m";
    QCOMPARE(readEvaluations(runFolder()).size(), std::size_t{1});
    keepEvaluation(runFolder(), at(32, 2));
    QCOMPARE(readEvaluations(runFolder()).size(), std::size_t{2});
  }

  void aBrokenLineIsNamed() {
    keepEvaluation(runFolder(), at(16, 1));
    std::ofstream(evaluationsFile(), std::ios::app) << "{\"run\":\"0001-mlp\"}\n";
    const QString message = errorOf([&] { readEvaluations(runFolder()); });
    QVERIFY2(isSentence(message) && message.contains("line 2"), qPrintable(message));
  }

  void theBestIsTheLowestOfThoseThatCompare() {
    keepEvaluation(runFolder(), at(16, 1));
    Evaluation otherwise = at(40, 0.1);
    otherwise.request.steps = 99; // does not compare with the others
    keepEvaluation(runFolder(), otherwise);
    keepEvaluation(runFolder(), at(32, 5));
    keepEvaluation(runFolder(), at(32, 0.5)); // measured again
    keepEvaluation(runFolder(), at(40, 3));
    QCOMPARE(findCheckpoint(runFolder(), "best:frechet").filename().string(), std::string("step-00000032"));
    const std::vector<Evaluation> chart = comparableEvaluations(readEvaluations(runFolder()), "frechet");
    QCOMPARE(chart.size(), std::size_t{3});
    QVERIFY(chart[0].checkpoint == 16 && chart[1].checkpoint == 32 && chart[2].checkpoint == 40);
    QCOMPARE(chart[1].metric("frechet")->value, 0.5);
  }

  void aBestThatIsNotKnownIsRefused() {
    const QString none = errorOf([&] { findCheckpoint(runFolder(), "best:frechet"); });
    QVERIFY2(isSentence(none) && none.contains("evaluate"), qPrintable(none));
    const QString unknown = errorOf([&] { findCheckpoint(runFolder(), "best:fid"); });
    QVERIFY2(isSentence(unknown) && unknown.contains("frechet"), qPrintable(unknown));
  }

private:
  static TrajectoryRequest pictures() { return {.count = 200, .steps = 4}; }

  static EvaluationRequest requestOf(const TrajectoryRequest& trajectory) {
    EvaluationRequest request;
    request.trajectory = trajectory;
    return request;
  }

  static Evaluation at(std::int64_t step, double frechet) {
    Evaluation evaluation;
    evaluation.run = "0001-mlp";
    evaluation.checkpoint = step;
    evaluation.request = pictures();
    evaluation.metrics = {{"frechet", frechet, 0.01}};
    return evaluation;
  }

  Evaluation run(const std::string& project, const EvaluationRequest& request) const {
    return evaluateRun(m_folder / project, request, builtPlugins(), builtFolders());
  }
  Evaluation evaluate(const std::string& project, const TrajectoryRequest& trajectory) const {
    return run(project, requestOf(trajectory));
  }

  fs::path runFolder() const { return m_folder / "pictures" / "runs" / "0001-mlp"; }
  fs::path evaluationsFile() const { return runFolder() / "evaluations.jsonl"; }

  const ScratchFolder m_folder;
};

QTEST_GUILESS_MAIN(TestEvaluateRun)
#include "tst_evaluate_run.moc"
