#include "../support/expect_error.h"

#include "evolution_run.h"
#include "population_tensors.h"
#include "test_genomes.h"

#include <QtTest>

using namespace deblend;
using namespace deblend::evolution;

namespace {

EvolutionSettings quick(int population, int genes) {
  EvolutionSettings settings;
  settings.mostGenes = genes;
  settings.population = population;
  settings.climbs = 3;
  settings.starts = 4;
  settings.mutations = 6;
  settings.rules.kinds = allKinds();
  return settings;
}

/// Of the row that is tested.
EvolutionSettings fetched(int genes) {
  QFETCH(int, population);
  QFETCH(bool, fits);
  EvolutionSettings settings = quick(population, genes);
  settings.colours.fits = fits;
  settings.rules.colours = !fits;
  return settings;
}

void steps(EvolutionRun& run, int count) {
  for (int i = 0; i < count; ++i)
    run.step();
}

} // namespace

class TestEvolutionRun : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void forms_data() {
    QTest::addColumn<int>("population");
    QTest::addColumn<bool>("fits");
    QTest::addRow("hill climbing") << 1 << true;
    QTest::addRow("population") << 5 << true;
    QTest::addRow("population with colours of its own") << 5 << false;
  }

  void theBestNeverGetsWorse_data() { forms_data(); }
  void theBestNeverGetsWorse() {
    const TargetPicture target = wavyTarget(32, 24, 3);
    const EvolutionSettings settings = fetched(6);
    EvolutionRun run(target, settings, 1, 1);
    const double first = run.bestError();
    double last = first;
    for (int i = 0; i < 40; ++i) {
      run.step();
      QCOMPARE_LE(run.bestError(), last);
      last = run.bestError();
      const std::vector<double> errors = run.errors();
      QVERIFY(std::ranges::is_sorted(errors));
      QCOMPARE(errors.front(), last);
      QCOMPARE_LE(run.best().genes.size(), std::size_t{6});
    }
    QCOMPARE_LE(last, 0.9 * first);
    QCOMPARE_LE(
        std::abs(last * static_cast<double>(target.valueCount()) / plainError(target, run.best()) - 1), 1e-5);
  }

  void goesOnExactly_data() { forms_data(); }
  void goesOnExactly() {
    const TargetPicture target = wavyTarget(30, 30, 3);
    const EvolutionSettings settings = fetched(5);
    EvolutionRun straight(target, settings, 7, 1), begun(target, settings, 7, 1),
        resumed(target, settings, 7, 1);
    steps(straight, 20);
    steps(begun, 9);
    resumed.restore(stateFromTensors(toTensors(begun.state())));
    QCOMPARE(resumed.errors(), begun.errors());
    steps(resumed, 11);
    QCOMPARE(resumed.state(), straight.state());
    QCOMPARE(resumed.errors(), straight.errors());
  }

  void threadsChangeNothing_data() { forms_data(); }
  void threadsChangeNothing() {
    const TargetPicture target = wavyTarget(120, 90, 3);
    const EvolutionSettings settings = fetched(4);
    EvolutionRun one(target, settings, 5, 1), two(target, settings, 5, 2);
    steps(one, 8);
    steps(two, 8);
    QCOMPARE(one.state(), two.state());
  }

  void seedsDiffer() {
    const TargetPicture target = wavyTarget(30, 30, 1);
    EvolutionRun one(target, quick(1, 4), 1, 1), two(target, quick(1, 4), 2, 1);
    steps(one, 3);
    steps(two, 3);
    QVERIFY(!(one.best() == two.best()));
  }

  void noGenesLeaveTheMean() {
    const TargetPicture target = wavyTarget(16, 16, 3);
    EvolutionRun run(target, quick(3, 0), 1, 1);
    steps(run, 3);
    QVERIFY(run.best().genes.empty());
    QCOMPARE(run.best().background, target.mean());
    QCOMPARE(run.state().generation, 3);
  }

  void onePixelAndOneColour() {
    const TargetPicture pixel{1, 1, 3, {10, 200, 90}};
    EvolutionRun smallest(pixel, quick(2, 3), 1, 2);
    steps(smallest, 5);
    QCOMPARE_LE(smallest.bestError(), 1e-9);

    TargetPicture flat = wavyTarget(64, 3, 1);
    std::ranges::fill(flat.bytes, 77);
    EvolutionRun run(flat, quick(1, 3), 1, 1);
    steps(run, 5);
    QCOMPARE_LE(run.bestError(), 1e-9);
  }

  void transparencyLiesOverTheBackground() {
    const std::vector<std::uint8_t> pixels = {255, 0, 0, 255, 255, 0, 0, 0};
    const TargetPicture target = makeTarget(pixels.data(), 2, 1, 4, {0, 0, 255});
    QCOMPARE(target.bytes, (std::vector<std::uint8_t>{255, 0, 0, 0, 0, 255}));
    const TargetPicture gray = makeTarget(pixels.data(), 2, 4, 1, {0, 0, 0});
    QCOMPARE(gray.bytes, pixels);
    QVERIFY(errorOf([&] { makeTarget(pixels.data(), 2, 2, 2, {0, 0, 0}); }).contains("2 channels"));
    QVERIFY(errorOf([&] { makeTarget(pixels.data(), 0, 2, 3, {0, 0, 0}); }).contains("0 × 2"));
  }

  void reducingKeepsTheMean() {
    const TargetPicture large = wavyTarget(200, 50, 3);
    const TargetPicture small = reduced(large, 40);
    QCOMPARE(small.columns, 40);
    QCOMPARE(small.rows, 10);
    for (int channel = 0; channel < 3; ++channel)
      QCOMPARE_LE(std::abs(small.mean()[channel] - large.mean()[channel]), 0.003F);
    QCOMPARE(reduced(large, 0).bytes, large.bytes);
    QCOMPARE(reduced(wavyTarget(1000, 1, 1), 10).rows, 1);
  }

  void badSettingsAndStatesAreErrors() {
    const TargetPicture target = wavyTarget(8, 8, 1);
    EvolutionSettings settings = quick(2, 3);
    settings.elites = 3;
    QVERIFY(errorOf([&] { EvolutionRun(target, settings, 1, 1); }).contains("3 elites"));
    settings = quick(2, 3);
    settings.rules.kinds.clear();
    QVERIFY(errorOf([&] { EvolutionRun(target, settings, 1, 1); }).contains("at least one kind"));

    EvolutionRun run(target, quick(2, 3), 1, 1);
    steps(run, 3);
    const TensorMap tensors = toTensors(run.state());
    for (const auto& entry : tensors) {
      TensorMap without = tensors;
      without.erase(entry.first);
      QVERIFY(errorOf([&] { stateFromTensors(without); }).contains(entry.first.c_str()));
    }
    TensorMap spoiled = tensors;
    spoiled["population.genes"] = tensors.at("population.genes").clone().fill_(NAN);
    QVERIFY(errorOf([&] { stateFromTensors(spoiled); }).contains("kind"));
    spoiled = tensors;
    spoiled["population.counts"] = tensors.at("population.counts").clone().fill_(99);
    QVERIFY(errorOf([&] { stateFromTensors(spoiled); }).contains("counts"));
    EvolutionRun other(target, quick(3, 3), 1, 1);
    QVERIFY(errorOf([&] { other.restore(run.state()); }).contains("'population' at 3"));
    EvolutionRun smaller(target, quick(2, 1), 1, 1);
    QVERIFY(errorOf([&] { smaller.restore(run.state()); }).contains("at most 1 genes"));
  }
};

QTEST_APPLESS_MAIN(TestEvolutionRun)
#include "tst_evolution_run.moc"
