#include "incremental_score.h"
#include "test_genomes.h"

#include <QtTest>

using namespace deblend;
using namespace deblend::evolution;

namespace {

Gene anyGene(GeneKind kind, std::uint64_t seed) {
  return randomGenome(1, seed, {kind}).genes[0];
}

/// The change that adding `gene` before `index` makes, from two errors of the whole picture.
double fullChange(const TargetPicture& target, Genome genome, std::size_t index, const Gene& gene) {
  const double before = plainError(target, genome);
  genome.genes.insert(genome.genes.begin() + static_cast<std::ptrdiff_t>(index), gene);
  return plainError(target, genome) - before;
}

} // namespace

class TestIncrementalScore : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void errorIsThatOfTheWholePicture() {
    for (const int channels : {1, 3}) {
      const TargetPicture target = wavyTarget(61, 47, channels);
      const Genome genome = randomGenome(20, 2, allKinds());
      IncrementalScore score(target);
      for (const std::size_t index : {0, 7, 20}) {
        score.prepare(genome, index, 1);
        QCOMPARE_LE(std::abs(score.error() / plainError(target, genome) - 1), 1e-5);
      }
    }
  }

  void changeIsThatOfTheWholePicture_data() {
    QTest::addColumn<int>("channels");
    QTest::addColumn<int>("index");
    for (const int channels : {1, 3})
      for (const int index : {0, 6, 12})
        QTest::addRow("%d channels, before gene %d", channels, index) << channels << index;
  }

  void changeIsThatOfTheWholePicture() {
    QFETCH(int, channels);
    QFETCH(int, index);
    const TargetPicture target = wavyTarget(53, 71, channels);
    const Genome genome = randomGenome(12, 3, allKinds());
    IncrementalScore score(target);
    score.prepare(genome, index, 1);
    Rasterizer rasterizer(target.columns, target.rows);
    for (const GeneKind kind : geneKinds())
      for (const bool fits : {false, true}) {
        Gene gene = anyGene(kind, 40 + index);
        const double change = score.change(gene, {fits, 0, 0.1F}, rasterizer);
        QCOMPARE_LE(std::abs(change - fullChange(target, genome, index, gene)), 1e-4 * score.error());
      }
  }

  /// No colour, nor colour and alpha together, is better than what is fitted.
  void fittedColoursAreTheBest() {
    const TargetPicture target = wavyTarget(40, 40, 3);
    const Genome genome = randomGenome(10, 8, allKinds());
    IncrementalScore score(target);
    score.prepare(genome, 5, 1);
    Rasterizer rasterizer(40, 40);
    RandomStream random{1};
    for (std::uint64_t seed = 0; seed < 30; ++seed)
      for (const float alpha : {0.0F, 0.5F, 1.0F}) {
        Gene gene = anyGene(geneKinds()[seed % 4], 100 + seed);
        const double best = score.change(gene, {true, alpha, 0.1F}, rasterizer);
        for (int i = 0; i < 30; ++i) {
          Gene other = gene;
          const float scale = random.logUniform(0.001F, 1);
          for (float& each : other.colour)
            each = std::clamp(each + scale * random.normal(), 0.0F, 1.0F);
          if (alpha == 0)
            other.alpha = std::clamp(other.alpha + scale * random.normal(), 0.1F, 1.0F);
          QCOMPARE_GE(score.change(other, {false, 0, 0.1F}, rasterizer), best - 1e-4);
        }
      }
  }

  void aGeneThatShowsNowhereChangesNothing() {
    const TargetPicture target = wavyTarget(20, 20, 3);
    IncrementalScore score(target);
    score.prepare({}, 0, 1);
    Rasterizer rasterizer(20, 20);
    Gene outside = anyGene(GeneKind::Ellipse, 1);
    outside.points[0] = {9, 9};
    for (const float alpha : {0.0F, 0.5F})
      QCOMPARE(score.change(outside, {true, alpha, 0.1F}, rasterizer), 0.0);
  }

  void belowAnOpaqueGeneNothingCounts() {
    const TargetPicture target = wavyTarget(20, 20, 3);
    Gene lid = anyGene(GeneKind::Ellipse, 1);
    lid.points[0] = {0.5F, 0.5F};
    lid.radii = {5, 5};
    lid.alpha = 1;
    IncrementalScore score(target);
    score.prepare({{}, {lid}}, 0, 1);
    Rasterizer rasterizer(20, 20);
    Gene hidden = anyGene(GeneKind::Triangle, 2);
    QCOMPARE(score.change(hidden, {true, 0, 0.1F}, rasterizer), 0.0);
  }

  void threadsChangeNothing() {
    const TargetPicture target = wavyTarget(211, 190, 3);
    const Genome genome = randomGenome(30, 5, allKinds());
    IncrementalScore one(target), four(target);
    one.prepare(genome, 11, 1);
    four.prepare(genome, 11, 4);
    QCOMPARE(one.error(), four.error());
    Rasterizer rasterizer(211, 190);
    Gene first = anyGene(GeneKind::Polygon, 6), second = first;
    QCOMPARE(one.change(first, {}, rasterizer), four.change(second, {}, rasterizer));
    QCOMPARE(first, second);
  }

  void placesAreWhereTheErrorIs() {
    TargetPicture target{30, 10, 1, std::vector<std::uint8_t>(300)};
    target.bytes[4 * 30 + 17] = 200;
    IncrementalScore score(target);
    score.prepare({}, 0, 1);
    RandomStream random{3};
    for (int i = 0; i < 100; ++i) {
      const Point place = score.erroneousPlace(random);
      QCOMPARE(static_cast<int>(place.x * 30), 17);
      QCOMPARE(static_cast<int>(place.y * 30), 4);
    }
  }
};

QTEST_APPLESS_MAIN(TestIncrementalScore)
#include "tst_incremental_score.moc"
