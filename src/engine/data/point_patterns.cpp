#include "data/point_patterns.h"

#include "core/error.h"
#include "core/random_stream.h"
#include "core/translatable.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace deblend {
namespace {

constexpr double tau = 2 * std::numbers::pi;

struct Place {
  double x;
  double y;
};

Place around(const Place& centre, double radius, double angle) {
  return {centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)};
}

/// Point i has the class i modulo their number, and random numbers of its own. `at` gives its place before
/// the noise.
template <class At>
LabelledPoints inTurns(const PatternSettings& settings, At at) {
  LabelledPoints points{{}, {}, settings.classCount};
  for (std::int64_t i = 0; i < settings.count; ++i) {
    RandomStream random{settings.seed, static_cast<std::uint64_t>(i)};
    const std::int64_t label = i % settings.classCount;
    const Place place = at(label, random);
    points.labels.push_back(label);
    for (const double each : {place.x, place.y})
      points.places.push_back(
          static_cast<float>(each + settings.noise * static_cast<double>(random.normal())));
  }
  return points;
}

LabelledPoints clusters(const PatternSettings& settings) {
  const auto classes = static_cast<double>(settings.classCount);
  return inTurns(settings, [=](std::int64_t label, RandomStream& random) {
    const Place centre = around({0.5, 0.5}, 0.28, tau * static_cast<double>(label) / classes);
    return Place{centre.x + 0.06 * static_cast<double>(random.normal()),
                 centre.y + 0.06 * static_cast<double>(random.normal())};
  });
}

LabelledPoints spirals(const PatternSettings& settings) {
  const auto classes = static_cast<double>(settings.classCount);
  return inTurns(settings, [=](std::int64_t label, RandomStream& random) {
    const double along = std::sqrt(static_cast<double>(random.uniform()));
    return around({0.5, 0.5}, 0.45 * along, 1.75 * tau * along + tau * static_cast<double>(label) / classes);
  });
}

LabelledPoints rings(const PatternSettings& settings) {
  const auto classes = static_cast<double>(settings.classCount);
  return inTurns(settings, [=](std::int64_t label, RandomStream& random) {
    const double radius = 0.45 * (static_cast<double>(label) + 0.5) / (classes - 0.5);
    return around({0.5, 0.5}, radius, tau * static_cast<double>(random.uniform()));
  });
}

/// Quarters of the square: a point's class is the sum of its column and row, so that of two classes opposite
/// quarters belong together.
LabelledPoints xorQuarters(const PatternSettings& settings) {
  LabelledPoints points = inTurns(settings, [](std::int64_t, RandomStream& random) {
    const auto coordinate = [&] {
      return 0.5 * random.below(2) + 0.06 + 0.38 * static_cast<double>(random.uniform());
    };
    const double x = coordinate();
    return Place{x, coordinate()};
  });
  const std::int64_t classes = std::min<std::int64_t>(settings.classCount, 3);
  for (std::int64_t i = 0; i < points.count(); ++i) {
    const int column = points.places[2 * i] > 0.5F ? 1 : 0, row = points.places[2 * i + 1] > 0.5F ? 1 : 0;
    points.labels[i] = (column + row) % classes;
  }
  return points;
}

LabelledPoints torture(const PatternSettings& settings) {
  LabelledPoints points = inTurns({settings.count, settings.classCount, 0, settings.seed},
                                  [](std::int64_t, RandomStream& random) {
                                    const double x = static_cast<double>(random.uniform());
                                    return Place{x, static_cast<double>(random.uniform())};
                                  });
  for (std::int64_t i = 0; i < points.count(); ++i) {
    RandomStream random{settings.seed, static_cast<std::uint64_t>(i), 1};
    points.labels[i] = random.below(static_cast<int>(settings.classCount));
  }
  return points;
}

const std::array<PointPattern, 5>& table() {
  static const std::array<PointPattern, 5> patterns = {{
      {"clusters", DEBLEND_TR("data", "Clusters"),
       DEBLEND_TR("data", "Round heaps on a circle, one a class."), clusters},
      {"spirals", DEBLEND_TR("data", "Spirals"),
       DEBLEND_TR("data", "Arms that wind around each other, one a class."), spirals},
      {"rings", DEBLEND_TR("data", "Rings"), DEBLEND_TR("data", "Rings around each other, one a class."),
       rings},
      {"xor", DEBLEND_TR("data", "Quarters (XOR)"),
       DEBLEND_TR("data", "Quarters of a square, of which opposite ones belong together."), xorQuarters},
      {"torture", DEBLEND_TR("data", "Torture"),
       DEBLEND_TR("data", "Random places of random classes: all there is to learn is each point."), torture},
  }};
  return patterns;
}

} // namespace

std::span<const PointPattern> pointPatterns() {
  return table();
}

LabelledPoints makePoints(const std::string& pattern, const PatternSettings& settings) {
  if (settings.count < 0 || settings.classCount < 1 || !(settings.noise >= 0 && settings.noise <= 1))
    throw Error(
        "Points of the pattern '" + pattern +
        "' cannot be made: their number is 0 or more, that of classes 1 or more, and the noise 0 to 1.");
  for (const PointPattern& each : pointPatterns())
    if (each.id == pattern)
      return each.make(settings);
  throw Error("There is no pattern of points '" + pattern +
              "': known are clusters, spirals, rings, xor, torture.");
}

} // namespace deblend
