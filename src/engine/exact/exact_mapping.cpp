#include "exact/exact_mapping.h"

#include "core/error.h"
#include "core/in_parallel.h"
#include "exact/exact_side.h"
#include "sampling/integrate.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace deblend {
namespace {

/// Fields that are made side by side before points move through them.
constexpr std::int64_t fieldsAtOnce = 8;
/// Coordinates of the points that one thread moves through those fields.
constexpr std::size_t pointsAtOnce = 2 * 1024;

void requireValid(std::int64_t count, const TrajectoryRequest& request) {
  if (count < 1 || request.steps < 1 || request.first < 0)
    throw Error(fmt::format(
        "An exact mapping needs at least 1 sample and 1 step, from sample 0 on, but {} and {} from "
        "{} on were asked for.",
        count, request.steps, request.first));
  if (!(request.lastAlpha >= 0 && request.lastAlpha <= 1) || request.keptStates < 0)
    throw Error(fmt::format(
        "An exact mapping ends at an α from 0 to 1, not at {}, and counts of states start at 0, not "
        "at {}.",
        request.lastAlpha, request.keptStates));
}

/// A mapping under way.
class Mapping {
public:
  Mapping(const ConvolutionField& field, std::span<const float> start, const TrajectoryRequest& request);

  bool isDone() const { return m_step + 1 == m_alphas.size(); }
  void takeSteps();
  Trajectory result() && { return std::move(m_result); }

private:
  std::vector<VelocityLookup> nextLookups() const;
  void movePart(const std::vector<VelocityLookup>& lookups, std::size_t begin, std::size_t end);
  /// Copies points [begin, end) to their place if this state is kept.
  void keep(std::size_t state, std::size_t begin, std::size_t end);

  const ConvolutionField& m_field;
  std::vector<double> m_alphas;
  std::vector<std::int64_t> m_keptPlaces;
  std::vector<float> m_points;
  std::size_t m_step = 0;
  Trajectory m_result;
};

Mapping::Mapping(const ConvolutionField& field, std::span<const float> start,
                 const TrajectoryRequest& request)
    : m_field(field), m_alphas(alphasOf(request)),
      m_keptPlaces(keptPlaces(std::ssize(m_alphas), request.keptStates)),
      m_points(start.begin(), start.end()) {
  m_result.sampleShape = {2};
  m_result.count = std::ssize(start) / 2;
  for (const std::int64_t place : m_keptPlaces)
    m_result.alphas.push_back(m_alphas[static_cast<std::size_t>(place)]);
  m_result.states.resize(m_keptPlaces.size() * m_points.size());
  m_result.evaluations = std::ssize(m_alphas) - 1;
  keep(0, 0, m_points.size());
}

void Mapping::keep(std::size_t state, std::size_t begin, std::size_t end) {
  const auto place = std::ranges::lower_bound(m_keptPlaces, static_cast<std::int64_t>(state));
  if (place == m_keptPlaces.end() || *place != static_cast<std::int64_t>(state))
    return;
  const auto offset = (place - m_keptPlaces.begin()) * std::ssize(m_points);
  std::copy(m_points.begin() + static_cast<std::ptrdiff_t>(begin),
            m_points.begin() + static_cast<std::ptrdiff_t>(end),
            m_result.states.begin() + offset + static_cast<std::ptrdiff_t>(begin));
}

std::vector<VelocityLookup> Mapping::nextLookups() const {
  const std::int64_t count = std::min(fieldsAtOnce, static_cast<std::int64_t>(m_alphas.size() - 1 - m_step));
  std::vector<std::optional<VelocityLookup>> made(static_cast<std::size_t>(count));
  inParallel(made.size(), [&](std::size_t i, std::size_t) {
    made[i].emplace(m_field.lookup((m_alphas[m_step + i] + m_alphas[m_step + i + 1]) / 2));
  });
  std::vector<VelocityLookup> lookups;
  for (std::optional<VelocityLookup>& lookup : made)
    lookups.push_back(std::move(*lookup));
  return lookups;
}

void Mapping::movePart(const std::vector<VelocityLookup>& lookups, std::size_t begin, std::size_t end) {
  const std::span<float> points = std::span(m_points).subspan(begin, end - begin);
  for (std::size_t i = 0; i < lookups.size(); ++i) {
    lookups[i].move(points, m_alphas[m_step + i + 1] - m_alphas[m_step + i]);
    keep(m_step + i + 1, begin, end);
  }
}

void Mapping::takeSteps() {
  const std::vector<VelocityLookup> lookups = nextLookups();
  const std::size_t parts = (m_points.size() + pointsAtOnce - 1) / pointsAtOnce;
  inParallel(parts, [&](std::size_t part, std::size_t) {
    movePart(lookups, part * pointsAtOnce, std::min(m_points.size(), (part + 1) * pointsAtOnce));
  });
  m_step += lookups.size();
}

} // namespace

Trajectory exactMapping(const ConvolutionField& field, std::span<const float> start,
                        const TrajectoryRequest& request, const std::function<bool()>& keepGoing) {
  requireValid(std::ssize(start) / 2, request);
  Mapping mapping(field, start, request);
  while (!mapping.isDone()) {
    if (keepGoing && !keepGoing())
      throw Error("cancelled");
    mapping.takeSteps();
  }
  return std::move(mapping).result();
}

Trajectory exactMapping(const ExactSide& source, const ExactSide& target, const TrajectoryRequest& request,
                        const std::function<bool()>& keepGoing) {
  requireValid(request.count, request);
  const ExactSide& from = request.direction == Direction::Forward ? source : target;
  return exactMapping(ConvolutionField(source.masses(), target.masses()),
                      from.startPoints(request.count, request.seed, request.first), request, keepGoing);
}

} // namespace deblend
