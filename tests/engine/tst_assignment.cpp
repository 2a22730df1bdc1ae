#include "coupling/assignment.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <random>

using namespace deblend;

namespace {

std::vector<float> uniform(std::size_t count, unsigned seed) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<float> between(0, 1);
  std::vector<float> values(count);
  for (float& value : values)
    value = between(random);
  return values;
}

/// Points on eight small clusters around a circle.
std::vector<float> clusters(int count, unsigned seed) {
  std::mt19937 random(seed);
  std::normal_distribution<float> spread(0, 0.3F);
  std::vector<float> points;
  for (int i = 0; i < count; ++i) {
    const double angle = static_cast<double>(random() % 8) * std::numbers::pi / 4;
    points.push_back(static_cast<float>(5 * std::cos(angle)) + spread(random));
    points.push_back(static_cast<float>(5 * std::sin(angle)) + spread(random));
  }
  return points;
}

std::vector<float> distances(const std::vector<float>& from, const std::vector<float>& to) {
  std::vector<float> costs;
  for (std::size_t i = 0; i < from.size(); i += 2)
    for (std::size_t j = 0; j < to.size(); j += 2)
      costs.push_back((from[i] - to[j]) * (from[i] - to[j]) +
                      (from[i + 1] - to[j + 1]) * (from[i + 1] - to[j + 1]));
  return costs;
}

double costAt(const std::vector<float>& costs, std::size_t count, std::size_t row, int column) {
  return static_cast<double>(costs[row * count + static_cast<std::size_t>(column)]);
}

bool isPermutation(std::vector<int> columns) {
  std::ranges::sort(columns);
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (columns[i] != static_cast<int>(i))
      return false;
  return true;
}

/// The largest amount by which u_i + v_j exceeds C_ij.
double excess(const Assignment& assignment, const std::vector<float>& costs) {
  const std::size_t count = assignment.columnOfRow.size();
  double most = 0;
  for (std::size_t i = 0; i < count; ++i)
    for (std::size_t j = 0; j < count; ++j)
      most = std::max(most, assignment.rowPotentials[i] + assignment.columnPotentials[j] -
                                static_cast<double>(costs[i * count + j]));
  return most;
}

double dualValue(const Assignment& assignment) {
  const auto sum = [](const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
  };
  return sum(assignment.rowPotentials) + sum(assignment.columnPotentials);
}

/// No assignment costs less than feasible potentials sum to: equal sums prove that this one is the best.
void verifyOptimal(const Assignment& assignment, const std::vector<float>& costs) {
  const std::size_t count = assignment.columnOfRow.size();
  QVERIFY(isPermutation(assignment.columnOfRow));
  double cost = 0;
  for (std::size_t i = 0; i < count; ++i)
    cost += costAt(costs, count, i, assignment.columnOfRow[i]);
  const double tolerance = 1e-5 * std::max(1.0, cost);
  QVERIFY2(std::abs(assignment.cost - cost) < tolerance, qPrintable(QString::number(assignment.cost)));
  QVERIFY2(std::abs(dualValue(assignment) - cost) < tolerance, qPrintable(QString::number(cost)));
  QVERIFY2(excess(assignment, costs) < 1e-6 * std::max(1.0, cost / static_cast<double>(count)),
           qPrintable(QString::number(excess(assignment, costs))));
}

} // namespace

class TestAssignment : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void potentialsProveThatItIsTheBest_data() {
    QTest::addColumn<int>("count");
    for (const int count : {1, 2, 3, 7, 8, 31, 64, 65, 200, 513})
      QTest::addRow("%d", count) << count;
  }

  void potentialsProveThatItIsTheBest() {
    QFETCH(int, count);
    const auto size = static_cast<std::size_t>(count);
    for (unsigned seed = 1; seed <= 3; ++seed) {
      const std::vector<float> costs = uniform(size * size, seed);
      verifyOptimal(assign(costs, count), costs);
    }
  }

  void pointsOfThePlaneNeedNoMatrix() {
    for (const int count : {1, 5, 64, 257}) {
      const std::vector<float> from = uniform(static_cast<std::size_t>(2 * count), 5);
      const std::vector<float> to = clusters(count, 6);
      const std::vector<float> costs = distances(from, to);
      const Assignment planar = assignPlanar(from, to);
      verifyOptimal(planar, costs);
      QVERIFY(planar.columnOfRow == assign(costs, count).columnOfRow);
    }
  }

  void everyPermutationOfAFewCostsMore() {
    const int count = 7;
    const std::vector<float> costs = uniform(count * count, 11);
    std::vector<int> columns(count);
    std::iota(columns.begin(), columns.end(), 0);
    double least = 1e9;
    do {
      double cost = 0;
      for (std::size_t i = 0; i < count; ++i)
        cost += costAt(costs, count, i, columns[i]);
      least = std::min(least, cost);
    } while (std::ranges::next_permutation(columns).found);
    QVERIFY(std::abs(assign(costs, count).cost - least) < 1e-6);
  }

  void equalCostsAndRepeatedPointsEnd() {
    const std::vector<float> same(100 * 100, 3);
    verifyOptimal(assign(same, 100), same);
    const std::vector<float> negative(90 * 90, -2);
    verifyOptimal(assign(negative, 90), negative);
    std::vector<float> grid;
    for (int i = 0; i < 400; ++i) {
      grid.push_back(static_cast<float>(i % 5));
      grid.push_back(static_cast<float>(i % 3));
    }
    const Assignment itself = assignPlanar(grid, grid);
    QVERIFY(itself.cost == 0);
    verifyOptimal(itself, distances(grid, grid));
  }

  void aShiftedSetIsFoundAgain() {
    const std::vector<float> from = clusters(300, 3);
    std::vector<float> to = from;
    for (std::size_t i = 0; i < to.size(); i += 2)
      to[i] += 40; // squared distances favour no crossing, however far
    const Assignment assignment = assignPlanar(from, to);
    for (std::size_t i = 0; i < 300; ++i)
      QCOMPARE(assignment.columnOfRow[i], static_cast<int>(i));
  }

  void onALineItIsTheSortedOrder() {
    std::vector<float> from, to;
    std::mt19937 random(8);
    for (int i = 0; i < 150; ++i) {
      from.insert(from.end(), {static_cast<float>(random() % 10'000), 0});
      to.insert(to.end(), {static_cast<float>(random() % 10'000), 0});
    }
    const auto sorted = [](const std::vector<float>& points) {
      std::vector<double> xs;
      for (std::size_t i = 0; i < points.size(); i += 2)
        xs.push_back(static_cast<double>(points[i]));
      std::ranges::sort(xs);
      return xs;
    };
    const std::vector<double> a = sorted(from), b = sorted(to);
    double cost = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
      cost += (a[i] - b[i]) * (a[i] - b[i]);
    QVERIFY(std::abs(assignPlanar(from, to).cost - cost) < 1e-9 * cost);
  }

  void nothingIsAssignedToNothing() { QVERIFY(assign({}, 0).columnOfRow.empty()); }
};

QTEST_APPLESS_MAIN(TestAssignment)
#include "tst_assignment.moc"
