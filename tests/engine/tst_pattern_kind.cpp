#include "data/point_patterns.h"
#include "data/stored_points.h"
#include "sampling/random.h"

#include "../support/expect_error.h"
#include "small_trainings.h"
#include "test_files.h"

#include <ATen/TensorIndexing.h>
#include <QtTest>

using namespace deblend;

namespace {

torch::Tensor placesOf(const DataSet& points) {
  torch::Generator generator = makeGenerator(1);
  return points.pool(generator);
}

QString problemOf(const std::string& spec) {
  return errorOf([&] { dataSet(spec); });
}

void takeSteps(Trainer& trainer, int count) {
  for (int i = 0; i < count; ++i)
    trainer.step();
}

/// One velocity for each class, the same everywhere: what is left to learn is where a class lies.
class TableNetwork : public VelocityNetwork {
public:
  explicit TableNetwork(std::int64_t classes)
      : m_classes(classes), m_table(register_parameter("table", torch::zeros({classes + 1, 2}))) {}
  torch::Tensor forward(const NetworkInput& input) override { return m_table.index_select(0, input.labels); }
  std::int64_t classCount() const override { return m_classes; }

private:
  std::int64_t m_classes;
  torch::Tensor m_table;
};

} // namespace

/// Labelled points of the plane: made up, and as a side of a pairing.
class TestPatternKind : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void patternsAreStoredPoints() {
    for (const PointPattern& pattern : pointPatterns()) {
      const auto points = dataSet("pattern:" + pattern.id + ",points=90,classes=3,noise=0,seed=4");
      const LabelledPoints expected = makePoints(pattern.id, {90, 3, 0, 4});
      QCOMPARE(points->sampleShape(), SampleShape{2});
      QCOMPARE(points->storedCount(), std::optional<std::int64_t>(90));
      QVERIFY(placesOf(*points).equal(torch::tensor(expected.places).view({90, 2})));
      QVERIFY(points->labels()->values.equal(torch::tensor(expected.labels, torch::kInt64)));
      QCOMPARE(points->labels()->names, (std::vector<std::string>{"0", "1", "2"}));
      QVERIFY(points->fingerprint().empty());
    }
  }

  void theDefaultsAreTwoHundredPointsOfTwoClasses() {
    const auto points = dataSet("pattern:spirals");
    QCOMPARE(points->storedCount(), std::optional<std::int64_t>(200));
    QCOMPARE(points->labels()->names.size(), std::size_t{2});
  }

  void drawingPicksStoredPoints() {
    const auto points = dataSet("pattern:rings,points=1");
    torch::Generator generator = makeGenerator(1);
    QVERIFY(points->draw(3, generator).equal(placesOf(*points).expand({3, 2})));
  }

  void badSpecsAreErrors() {
    QVERIFY(problemOf("pattern:circles").contains("There is no pattern 'circles': known are clusters"));
    QVERIFY(problemOf("pattern").contains("needs a name"));
    for (const char* option :
         {"points=0", "points=1000001", "classes=0", "classes=51", "noise=-0.1", "noise=1.5", "seed=-1"}) {
      const QString problem = problemOf(std::string("pattern:xor,") + option);
      QVERIFY2(problem.contains(QString(option).section('=', 0, 0)) && isSentence(problem),
               qPrintable(problem));
    }
  }

  /// A network that is not told of classes learns labelled points as it learns others, and goes on exactly.
  void labelledPointsAreASideOfAPairing_data() {
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("pairing");
    for (const char* pairing : {"independent", "optimal", "optimal_by_class"})
      for (const auto& [source, target] : {std::pair("gaussian", "pattern:spirals,points=40"),
                                           {"pattern:rings", "shape:ring"},
                                           {"pattern:clusters,seed=3", "pattern:spirals,points=40"}})
        QTest::addRow("%s to %s, %s", source, target, pairing) << source << target << pairing;
  }
  void labelledPointsAreASideOfAPairing() {
    QFETCH(QString, source);
    QFETCH(QString, target);
    QFETCH(QString, pairing);
    const auto trainer = [&] {
      return makeTrainer(
          inputsFor(source.toStdString(), target.toStdString(), {{"pairing", pairing.toStdString()}}));
    };
    const auto straight = trainer(), begun = trainer(), resumed = trainer();
    takeSteps(*straight, 6);
    takeSteps(*begun, 3);
    resumed->restore(*begun->state(StateParts::All));
    takeSteps(*resumed, 3);
    QVERIFY(identical(*straight->state(StateParts::All), *resumed->state(StateParts::All)));
    const auto drawn =
        std::get<Trajectory>(straight->preview(TrajectoryRequest{.count = 5}, [] { return true; }));
    QCOMPARE(drawn.count, 5);
    QVERIFY(drawn.labels.empty() && drawn.classNames.empty());
  }

  /// A network that is told of classes leads each to where its points lie, whichever side has them.
  void classesAreLearned_data() {
    QTest::addColumn<bool>("isTarget");
    QTest::newRow("of the target") << true;
    QTest::newRow("of the source") << false;
  }
  void classesAreLearned() {
    QFETCH(bool, isTarget);
    const std::string noise = "gaussian,deviation=0.05", pattern = "pattern:clusters,classes=3,points=600";
    const Options options = {{"learning_rate", "0.02"}, {"schedule", "constant"}, {"batch_size", "128"}};
    DeblendingTrainer trainer(isTarget ? inputsFor(noise, pattern, options)
                                       : inputsFor(pattern, noise, options),
                              [] { return std::make_shared<TableNetwork>(3); });
    takeSteps(trainer, 200);
    const torch::Tensor table = trainer.state(StateParts::Weights)->weights.at("table");
    const auto points = dataSet(pattern);
    for (std::int64_t label = 0; label < 3; ++label) {
      const torch::Tensor centre = placesOf(*points).index({points->labels()->values == label}).mean(0);
      const torch::Tensor expected = isTarget ? centre : -centre;
      QVERIFY((table[label] - expected).norm().item<double>() < 0.05);
    }
  }

  /// Labels change nothing of what a network without classes learns.
  void labelsAreIgnoredByANetworkWithoutClasses() {
    const TestFolder folder;
    folder.write("labelled.csv", "0.1,0.2,a\n0.5,0.7,b\n0.3,0.9,a\n");
    folder.write("plain.csv", "0.1,0.2\n0.5,0.7\n0.3,0.9\n");
    std::vector<TrainerState> states;
    for (const char* name : {"labelled.csv", "plain.csv"}) {
      const auto trainer = makeTrainer(inputsFor("gaussian", "points:" + folder.path(name).string(), {}));
      takeSteps(*trainer, 5);
      states.push_back(*trainer->state(StateParts::All));
    }
    QVERIFY(identical(states[0], states[1]));
  }
};

QTEST_GUILESS_MAIN(TestPatternKind)
#include "tst_pattern_kind.moc"
