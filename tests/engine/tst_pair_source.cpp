#include "../support/expect_error.h"
#include "numbered_images.h"

#include "data/data_set_kinds.h"
#include "model/model_type.h"
#include "training/pair_source.h"
#include "training/planned_steps.h"
#include "training/training_options.h"

#include <QtTest>

#include <algorithm>
#include <set>

using namespace deblend;

namespace {

using Numbers = std::vector<std::int64_t>;

std::shared_ptr<NumberedImages> images(std::int64_t count, std::vector<std::string> names = {}) {
  auto all = std::make_shared<NumberedImages>(count);
  all->names = std::move(names);
  return all;
}

std::shared_ptr<const DataSet> noise() {
  return openDataSet(parseDataSetSpec("gaussian,shape=1x2x2"), {});
}

TrainerInputs inputsOf(std::shared_ptr<const DataSet> source, std::shared_ptr<const DataSet> target,
                       const std::vector<std::pair<std::string, std::string>>& options) {
  TrainerInputs inputs;
  inputs.source = std::move(source);
  inputs.target = std::move(target);
  inputs.trainingOptions = OptionValues(trainingSchema());
  for (const auto& [name, text] : options)
    inputs.trainingOptions.setFromText(name, text);
  inputs.seed = 5;
  return inputs;
}

/// The targets of the batches from `first` to before `end`.
Numbers targetsOf(PairSource& pairs, std::int64_t first, std::int64_t end) {
  Numbers all;
  for (std::int64_t batch = first; batch < end; ++batch)
    for (const std::int64_t number : NumberedImages::numbersOf(pairs.next(batch).x1))
      all.push_back(number);
  return all;
}

} // namespace

class TestPairSource : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void anEpochTakesEachSampleOnce() {
    PairSource pairs(inputsOf(noise(), images(23), {{"batch_size", "5"}}), torch::kCPU);
    const Numbers first = targetsOf(pairs, 0, 4); // 20 of 23: the last 3 do not fill a batch
    const Numbers second = targetsOf(pairs, 4, 8);
    for (const Numbers& epoch : {first, second}) {
      QCOMPARE(epoch.size(), std::size_t{20});
      QCOMPARE(std::set<std::int64_t>(epoch.begin(), epoch.end()).size(), std::size_t{20});
      QVERIFY(std::ranges::max(epoch) < 23 && std::ranges::min(epoch) >= 0);
      QVERIFY(!std::ranges::is_sorted(epoch));
    }
    QVERIFY(first != second);
  }

  void whatIsLeftOutChanges() {
    PairSource pairs(inputsOf(noise(), images(23), {{"batch_size", "5"}}), torch::kCPU);
    const Numbers all = targetsOf(pairs, 0, 4 * 40);
    QCOMPARE(std::set<std::int64_t>(all.begin(), all.end()).size(), std::size_t{23});
  }

  void anyPositionIsFoundAgain() {
    const TrainerInputs inputs = inputsOf(images(11), images(23), {{"batch_size", "5"}});
    PairSource straight(inputs, torch::kCPU);
    for (std::int64_t batch = 0; batch < 30; ++batch) {
      const PairBatch& expected = straight.next(batch);
      PairSource fresh(inputs, torch::kCPU);
      const PairBatch& found = fresh.next(batch);
      QVERIFY(found.x0.equal(expected.x0) && found.x1.equal(expected.x1) &&
              found.labels.equal(expected.labels));
    }
    QVERIFY(straight.state().empty());
  }

  void theSeedDecidesTheOrder() {
    TrainerInputs inputs = inputsOf(noise(), images(23), {{"batch_size", "5"}});
    PairSource first(inputs, torch::kCPU);
    PairSource same(inputs, torch::kCPU);
    inputs.seed = 6;
    PairSource other(inputs, torch::kCPU);
    const Numbers expected = targetsOf(first, 0, 4);
    QVERIFY(targetsOf(same, 0, 4) == expected);
    QVERIFY(targetsOf(other, 0, 4) != expected);
  }

  void bothSidesGoTheirOwnWay() {
    PairSource pairs(inputsOf(images(20), images(20), {{"batch_size", "20"}}), torch::kCPU);
    const PairBatch& batch = pairs.next(0);
    QVERIFY(NumberedImages::numbersOf(batch.x0) != NumberedImages::numbersOf(batch.x1));
  }

  void labelsBelongToTheirSamples() {
    for (const bool isTarget : {true, false}) {
      PairSource pairs(isTarget ? inputsOf(noise(), images(23), {{"batch_size", "5"}})
                                : inputsOf(images(23), noise(), {{"batch_size", "5"}}),
                       torch::kCPU);
      for (std::int64_t i = 0; i < 6; ++i) {
        const PairBatch& batch = pairs.next(i);
        const Numbers numbers = NumberedImages::numbersOf(isTarget ? batch.x1 : batch.x0);
        for (std::size_t k = 0; k < numbers.size(); ++k)
          QCOMPARE(batch.labels[static_cast<std::int64_t>(k)].item<std::int64_t>(), numbers[k] % 3);
      }
    }
  }

  void theTargetsLabelsComeFirst() {
    PairSource pairs(inputsOf(images(9), images(9), {{"batch_size", "9"}}), torch::kCPU);
    const PairBatch& batch = pairs.next(0);
    const Numbers numbers = NumberedImages::numbersOf(batch.x1);
    for (std::size_t k = 0; k < numbers.size(); ++k)
      QCOMPARE(batch.labels[static_cast<std::int64_t>(k)].item<std::int64_t>(), numbers[k] % 3);
  }

  void withoutClassesThereAreNoLabels() {
    PairSource pairs(inputsOf(noise(), noise(), {{"batch_size", "4"}}), torch::kCPU);
    QVERIFY(!pairs.next(0).labels.defined());
    QVERIFY(classLabels(inputsOf(noise(), noise(), {})) == nullptr);
  }

  void pairsOfOnePlaceStayTogether() {
    PairSource pairs(inputsOf(images(23), images(23), {{"batch_size", "5"}, {"pairing", "index"}}),
                     torch::kCPU);
    for (std::int64_t i = 0; i < 10; ++i) {
      const PairBatch& batch = pairs.next(i);
      QVERIFY(NumberedImages::numbersOf(batch.x0) == NumberedImages::numbersOf(batch.x1));
    }
  }

  void pairsOfOneNameStayTogether() {
    const auto source = images(4, {"d", "a", "b", "c"});
    const auto target = images(5, {"a", "b", "c", "x", "y"});
    const TrainerInputs inputs = inputsOf(source, target, {{"batch_size", "3"}, {"pairing", "name"}});
    PairSource pairs(inputs, torch::kCPU);
    for (std::int64_t i = 0; i < 4; ++i) {
      const PairBatch& batch = pairs.next(i);
      const Numbers from = NumberedImages::numbersOf(batch.x0);
      const Numbers to = NumberedImages::numbersOf(batch.x1);
      QCOMPARE(std::set<std::int64_t>(from.begin(), from.end()), (std::set<std::int64_t>{1, 2, 3}));
      for (std::size_t k = 0; k < from.size(); ++k)
        QCOMPARE(QString::fromStdString(source->names[static_cast<std::size_t>(from[k])]),
                 QString::fromStdString(target->names[static_cast<std::size_t>(to[k])]));
    }
    QCOMPARE(epochSize(inputs).value(), std::int64_t{3});
  }

  void whatCannotBePairedIsRefused_data() {
    QTest::addColumn<QString>("message");
    const auto refusal = [](const char* pairing, auto source, auto target) {
      const auto inputs = inputsOf(source, target, {{"batch_size", "2"}, {"pairing", pairing}});
      return errorOf([&] { PairSource(inputs, torch::kCPU); });
    };
    QTest::newRow("drawn anew") << refusal("index", noise(), images(4));
    QTest::newRow("not as many") << refusal("index", images(5), images(4));
    QTest::newRow("without names") << refusal("name", images(4), images(4));
    QTest::newRow("names twice") << refusal("name", images(2, {"a", "a"}), images(2, {"a", "b"}));
    QTest::newRow("none in common") << refusal("name", images(2, {"a", "b"}), images(2, {"c", "d"}));
    QTest::newRow("too few for a batch") << refusal("independent", noise(), images(1));
  }

  void whatCannotBePairedIsRefused() {
    QFETCH(QString, message);
    QVERIFY2(isSentence(message) && message.startsWith("Option '"), qPrintable(message));
  }

  void coupledByClassEqualLabelsAloneMeet() {
    PairSource pairs(
        inputsOf(images(23), images(31), {{"batch_size", "12"}, {"pairing", "optimal_by_class"}}),
        torch::kCPU);
    for (std::int64_t i = 0; i < 6; ++i) {
      const PairBatch& batch = pairs.next(i);
      const Numbers from = NumberedImages::numbersOf(batch.x0), to = NumberedImages::numbersOf(batch.x1);
      for (std::size_t k = 0; k < from.size(); ++k) {
        QCOMPARE(from[k] % 3, to[k] % 3);
        QCOMPARE(batch.labels[static_cast<std::int64_t>(k)].item<std::int64_t>(), to[k] % 3);
      }
    }
  }

  void couplingKeepsTheBatchAndItsLabels() {
    for (const char* pairing : {"optimal", "optimal_by_class", "sinkhorn"}) {
      PairSource coupled(inputsOf(noise(), images(23), {{"batch_size", "12"}, {"pairing", pairing}}),
                         torch::kCPU);
      PairSource plain(inputsOf(noise(), images(23), {{"batch_size", "12"}}), torch::kCPU);
      const PairBatch& batch = coupled.next(0);
      const PairBatch& before = plain.next(0);
      QVERIFY(batch.x0.equal(before.x0));
      QVERIFY(batch.coupling && !before.coupling);
      QVERIFY(batch.coupling->cost <= batch.coupling->independentCost);
      Numbers numbers = NumberedImages::numbersOf(batch.x1), expected = NumberedImages::numbersOf(before.x1);
      for (std::size_t k = 0; k < numbers.size(); ++k)
        QCOMPARE(batch.labels[static_cast<std::int64_t>(k)].item<std::int64_t>(), numbers[k] % 3);
      std::ranges::sort(numbers);
      std::ranges::sort(expected);
      QVERIFY(numbers == expected || pairing == QLatin1String("sinkhorn")); // which draws with replacement
    }
  }

  void whatCannotBeCoupledIsRefused_data() {
    QTest::addColumn<QString>("message");
    QTest::newRow("too many pairs") << errorOf([] {
      plannedSteps(inputsOf(noise(), noise(), {{"batch_size", "8193"}, {"pairing", "optimal"}}));
    });
    QTest::newRow("no classes") << errorOf([] {
      plannedSteps(inputsOf(noise(), noise(), {{"batch_size", "4"}, {"pairing", "optimal_by_class"}}));
    });
    QTest::newRow("a class that the source lacks") << errorOf([] {
      PairSource(inputsOf(images(2), images(9), {{"batch_size", "2"}, {"pairing", "optimal_by_class"}}),
                 torch::kCPU);
    });
  }

  void whatCannotBeCoupledIsRefused() {
    QFETCH(QString, message);
    QVERIFY2(isSentence(message) && message.startsWith("Option '"), qPrintable(message));
  }

  void epochsAreCountedInWholeBatches() {
    const auto steps = [](auto source, auto target, const char* epochs, const char* accumulate) {
      return plannedSteps(
          inputsOf(source, target,
                   {{"steps", "77"}, {"batch_size", "5"}, {"epochs", epochs}, {"accumulate", accumulate}}));
    };
    QCOMPARE(steps(noise(), images(23), "0", "1"), std::int64_t{77});
    QCOMPARE(steps(noise(), images(23), "3", "1"), std::int64_t{12});
    QCOMPARE(steps(images(11), images(23), "3", "1"), std::int64_t{12});
    QCOMPARE(steps(images(11), noise(), "3", "1"), std::int64_t{6});
    QCOMPARE(steps(noise(), images(23), "3", "4"), std::int64_t{3});
    QCOMPARE(steps(noise(), images(5), "1", "9"), std::int64_t{1});
    QVERIFY(isSentence(errorOf([&] { steps(noise(), noise(), "3", "1"); })));
    for (const char* epochs : {"0", "3"}) { // before a run is made, not at its first step
      QVERIFY(isSentence(errorOf([&] { steps(noise(), images(4), epochs, "1"); })));
      QVERIFY(isSentence(errorOf([&] { steps(images(4), images(23), epochs, "1"); })));
    }
    QVERIFY(isSentence(errorOf([] { plannedSteps(inputsOf(noise(), images(23), {{"pairing", "index"}})); })));
  }
};

QTEST_APPLESS_MAIN(TestPairSource)
#include "tst_pair_source.moc"
