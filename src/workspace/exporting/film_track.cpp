#include "exporting/film_track.h"

#include "core/error.h"
#include "runs/metrics_file.h"
#include "runs/run_catalog.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace deblend {
namespace {

/// What was recorded of a quantity, by step.
std::map<std::int64_t, double> recorded(const MetricsHistory& history, const std::string& quantity) {
  std::map<std::int64_t, double> values;
  for (const MetricsRecord& record : history.records)
    for (const auto& [name, value] : record.values)
      if (name == quantity && std::isfinite(value))
        values[record.step] = value;
  return values;
}

/// At a step, as of the last record before it.
double valueAt(const std::map<std::int64_t, double>& values, std::int64_t step) {
  const auto after = values.upper_bound(step);
  return after == values.begin() ? after->second : std::prev(after)->second;
}

std::set<std::string> risingQuantities(const std::filesystem::path& runFolder) {
  std::map<std::string, double> last;
  std::set<std::string> falling;
  for (const MetricsRecord& record : readMetrics(runFolder).records)
    for (const auto& [name, value] : record.values) {
      const auto before = last.find(name);
      if (before != last.end() && !(value >= before->second))
        falling.insert(name);
      last[name] = value;
    }
  std::set<std::string> rising;
  for (const auto& [name, value] : last)
    if (!falling.contains(name))
      rising.insert(name);
  return rising;
}

} // namespace

std::int64_t FilmTrack::stepAt(double place) const {
  const auto after = std::ranges::upper_bound(places, place);
  return after == places.begin() ? steps.front()
                                 : steps[static_cast<std::size_t>(after - places.begin()) - 1];
}

FilmTrack filmTrack(const std::filesystem::path& runFolder, const std::string& axis) {
  const bool isQuantity = axis != timeAxis && axis != stepsAxis;
  const auto values = isQuantity ? recorded(readMetrics(runFolder), axis) : std::map<std::int64_t, double>();
  const std::string run = runFolder.filename().string();
  if (isQuantity && values.empty())
    throw Error(fmt::format("The run '{}' has recorded no '{}': its films go by time or steps.", run, axis));
  FilmTrack track;
  for (const CheckpointManifest& each : listCheckpoints(checkpointsFolder(runFolder))) {
    const double place = isQuantity         ? valueAt(values, each.step)
                         : axis == timeAxis ? each.seconds
                                            : static_cast<double>(each.step);
    track.steps.push_back(each.step);
    track.places.push_back(std::max(place, track.end()));
  }
  if (track.steps.empty())
    throw Error(fmt::format("The run '{}' has no checkpoint to show.", run));
  return track;
}

std::vector<std::string> commonAxes(const std::filesystem::path& leftRun,
                                    const std::filesystem::path& rightRun) {
  std::vector<std::string> axes = {timeAxis, stepsAxis};
  std::ranges::set_intersection(risingQuantities(leftRun), risingQuantities(rightRun),
                                std::back_inserter(axes));
  return axes;
}

std::string placeText(const std::string& axis, double place) {
  if (axis == timeAxis)
    return fmt::format("{:.1f} s", place);
  if (axis == stepsAxis)
    return fmt::format("step {:.0f}", place);
  return fmt::format("{:.0f} {}", place, axis);
}

} // namespace deblend
