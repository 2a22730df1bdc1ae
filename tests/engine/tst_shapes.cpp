#include "data/data_set.h"
#include "data/data_set_kinds.h"
#include "data/shapes.h"
#include "sampling/random.h"

#include "../support/expect_error.h"
#include "statistics.h"

#include <QtTest>

#include <numbers>

using namespace deblend;

namespace {

std::vector<PlanePoint> draw(const std::string& shape, std::int64_t count, double noise = 0,
                             std::uint64_t seed = 1) {
  torch::Generator generator = makeGenerator(seed);
  const torch::Tensor samples = planarShape(shape).draw(count, noise, generator).contiguous();
  const auto place = samples.accessor<double, 2>();
  std::vector<PlanePoint> points;
  for (std::int64_t i = 0; i < count; ++i)
    points.push_back({place[i][0], place[i][1]});
  return points;
}

double distance(PlanePoint a, PlanePoint b) {
  return std::hypot(a.x - b.x, a.y - b.y);
}

/// The areas by formula of the shapes that have an inside.
std::map<std::string, double> areas() {
  const double side = distance(theTriangle.a, theTriangle.b);
  return {{"triangle", std::sqrt(3.0) / 4 * side * side},
          {"square", 4 * theSquare.halfSide * theSquare.halfSide},
          {"rhombus", 2 * theRhombus.halfWidth * theRhombus.halfHeight},
          {"disk", std::numbers::pi * std::pow(theDisk.radius, 2)},
          {"ring", std::numbers::pi * (std::pow(theRing.outerRadius, 2) - std::pow(theRing.innerRadius, 2))},
          {"checkerboard", 8 * std::pow(theCheckerboard.cellSide, 2)}};
}

constexpr int cells = 40; ///< along the unit square

/// The cells of the unit square that lie inside a shape, as far as a fine grid of points tells.
std::vector<bool> cellsInside(const PlanarShape& shape) {
  std::vector<bool> inside;
  for (int cell = 0; cell < cells * cells; ++cell) {
    bool isInside = true;
    for (int probe = 0; probe < 81; ++probe)
      isInside = isInside && shape.contains({(cell % cells + (probe % 9) / 8.0) / cells * (1 - 1e-9),
                                             (cell / cells + (probe / 9) / 8.0) / cells * (1 - 1e-9)});
    inside.push_back(isInside);
  }
  return inside;
}

} // namespace

class TestShapes : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void samplesLieInside() {
    for (const auto& [name, area] : areas())
      for (const PlanePoint& point : draw(name, 50'000))
        QVERIFY2(planarShape(name).contains(point), name.c_str());
  }

  /// Every cell inside a shape gets the part of the samples that its part of the area demands.
  void insidesAreFilledEvenly() {
    constexpr double count = 400'000;
    for (const auto& [name, area] : areas()) {
      const std::vector<bool> inside = cellsInside(planarShape(name));
      std::vector<double> counts(inside.size() + 1), expected(inside.size() + 1);
      for (const PlanePoint& point : draw(name, static_cast<std::int64_t>(count))) {
        const auto cell =
            static_cast<std::size_t>(std::floor(point.y * cells) * cells + std::floor(point.x * cells));
        ++counts[inside[cell] ? cell : inside.size()];
      }
      for (std::size_t cell = 0; cell < inside.size(); ++cell)
        expected[cell] = inside[cell] ? count / (cells * cells * area) : 0;
      expected.back() = count - std::accumulate(expected.begin(), expected.end(), 0.0);
      QVERIFY(std::ranges::count(inside, true) > 100);
      const double excess = chiSquareExcess(counts, expected);
      QVERIFY2(std::abs(excess) < 4, qPrintable(QString::fromStdString(name) + QString::number(excess)));
    }
  }

  void outsideIsOutside() {
    for (const auto& [name, area] : areas())
      for (const PlanePoint& corner :
           {PlanePoint{0, 0}, PlanePoint{1, 0}, PlanePoint{0, 1}, PlanePoint{1, 1}})
        QVERIFY2(!planarShape(name).contains(corner), name.c_str());
    QVERIFY(!theRing.contains(planeCentre));
    QVERIFY(theDisk.contains(planeCentre));
    QVERIFY(theCheckerboard.contains({0.2, 0.2}));
    QVERIFY(!theCheckerboard.contains({0.4, 0.2}));
  }

  void trianglePointsUp() {
    QVERIFY(theTriangle.contains({0.5, 0.2}));
    QVERIFY(!theTriangle.contains({0.2, 0.2}));
    QVERIFY(theTriangle.contains({0.2, 0.8}));
  }

  void eightGaussiansAreEqual() {
    constexpr double noise = 0.02;
    std::vector<double> counts(8);
    double squares = 0;
    for (const PlanePoint& point : draw("eight_gaussians", 80'000, noise)) {
      const double turn = std::atan2(point.y - 0.5, point.x - 0.5) / (2 * std::numbers::pi);
      const auto nearest = static_cast<std::size_t>(std::lround((turn + 1) * 8)) % 8;
      const double angle = 2 * std::numbers::pi * static_cast<double>(nearest) / 8;
      const PlanePoint centre{0.5 + theEightGaussians.radius * std::cos(angle),
                              0.5 + theEightGaussians.radius * std::sin(angle)};
      squares += std::pow(distance(point, centre), 2);
      ++counts[nearest];
    }
    QVERIFY(std::abs(chiSquareExcess(counts)) < 4);
    QVERIFY(std::abs(std::sqrt(squares / 160'000) / noise - 1) < 0.01);
  }

  /// Without noise, points lie on two half circles: the lower one to the right, the upper one to the left.
  void moonsAreHalfCircles() {
    const PlanePoint lower{0.5 + theTwoMoons.radius / 2, 0.5 - theTwoMoons.radius / 4};
    const PlanePoint upper{0.5 - theTwoMoons.radius / 2, 0.5 + theTwoMoons.radius / 4};
    int onLower = 0;
    for (const PlanePoint& point : draw("two_moons", 10'000)) {
      const bool isLower =
          std::abs(distance(point, lower) - theTwoMoons.radius) < 1e-9 && point.y >= lower.y - 1e-9;
      const bool isUpper =
          std::abs(distance(point, upper) - theTwoMoons.radius) < 1e-9 && point.y <= upper.y + 1e-9;
      QVERIFY(isLower || isUpper);
      onLower += isLower ? 1 : 0;
    }
    QVERIFY(std::abs(onLower - 5000) < 250);
  }

  /// Without noise, the distance from the centre grows with the angle, and the points' distances are even:
  /// half of them lie within the radius that holds half of the curve.
  void spiralGrowsWithTheAngle() {
    int inner = 0;
    for (const PlanePoint& point : draw("spiral", 10'000)) {
      const double part = distance(point, planeCentre) / theSpiral.radius;
      const double angle = 2 * std::numbers::pi * theSpiral.turns * part;
      QVERIFY(part <= 1 + 1e-9);
      QVERIFY(distance(point, {0.5 + theSpiral.radius * part * std::cos(angle),
                               0.5 + theSpiral.radius * part * std::sin(angle)}) < 1e-9);
      inner += part < std::sqrt(0.5) ? 1 : 0;
    }
    QVERIFY(std::abs(inner - 5000) < 250);
  }

  void noiseIsTheStandardDeviation() {
    for (const char* name : {"two_moons", "spiral"}) {
      const auto variance = [&](double noise) {
        double sum = 0, squares = 0;
        for (const PlanePoint& point : draw(name, 100'000, noise)) {
          sum += point.x;
          squares += point.x * point.x;
        }
        return squares / 1e5 - std::pow(sum / 1e5, 2);
      };
      QVERIFY(std::abs(std::sqrt(variance(0.5) - variance(0)) - 0.5) < 0.01);
    }
  }

  void defaultsStayInTheUnitSquare() {
    const DataFolders folders;
    for (const PlanarShape& shape : planarShapes()) {
      const auto dataSet = openDataSet(parseDataSetSpec("shape:" + shape.id), folders);
      torch::Generator generator = makeGenerator(1);
      const torch::Tensor samples = dataSet->draw(65'536, generator);
      QVERIFY2(samples.amin().item<float>() > 0 && samples.amax().item<float>() < 1, shape.id.c_str());
    }
  }

  void equalSeedsDrawEqualSamples() {
    const DataFolders folders;
    for (const PlanarShape& shape : planarShapes()) {
      const auto dataSet = openDataSet(parseDataSetSpec("shape:" + shape.id), folders);
      torch::Generator first = makeGenerator(1), second = makeGenerator(1), other = makeGenerator(2);
      const torch::Tensor samples = dataSet->draw(100, first);
      QVERIFY(samples.scalar_type() == torch::kFloat32 && samples.sizes() == torch::IntArrayRef({100, 2}));
      QVERIFY(samples.equal(dataSet->draw(100, second)));
      QVERIFY(!samples.equal(dataSet->draw(100, other)));
    }
  }

  void poolHasTheSizeAskedFor() {
    torch::Generator generator = makeGenerator(1);
    QCOMPARE(openDataSet(parseDataSetSpec("shape:ring"), {})->pool(generator).size(0), 65'536);
    QVERIFY(!openDataSet(parseDataSetSpec("shape:ring,points=0"), {})->pool(generator).defined());
  }

  void knownDensityCoversTheShape() {
    for (const auto& [name, area] : areas()) {
      const DensityGrid grid = openDataSet(parseDataSetSpec("shape:" + name), {})->knownDensity(100);
      const double covered = std::accumulate(grid.values.begin(), grid.values.end(), 0.0) / 1e4;
      QVERIFY2(std::abs(covered - area) < 0.002, name.c_str());
      QCOMPARE(*std::ranges::max_element(grid.values), 1.0F);
    }
    QCOMPARE(openDataSet(parseDataSetSpec("shape:spiral"), {})->knownDensity(100).width, 0);
  }

  void unknownShapesAreRefusedWithTheKnownOnes() {
    const QString message = errorOf([] { planarShape("circle"); });
    QVERIFY(message.contains("circle") && message.contains("triangle, square, rhombus, disk, ring"));
  }
};

QTEST_GUILESS_MAIN(TestShapes)
#include "tst_shapes.moc"
