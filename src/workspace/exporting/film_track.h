#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace deblend {

/// A run's checkpoints along an axis that films of several runs share, so that they can be shown in step.
struct FilmTrack {
  std::vector<std::int64_t> steps; ///< of the checkpoints, rising
  std::vector<double> places;      ///< of each, never falling

  double end() const { return places.empty() ? 0 : places.back(); }
  /// The last checkpoint at or before a place; the first where there is none. There must be one.
  std::int64_t stepAt(double place) const;
};

inline constexpr const char* timeAxis = "time";
inline constexpr const char* stepsAxis = "steps";

/// `axis` is "time" (seconds of training), "steps", or the name of a quantity that the run has recorded, such
/// as "shapes". Throws Error for a run without checkpoints or without such a quantity.
FilmTrack filmTrack(const std::filesystem::path& runFolder, const std::string& axis);

/// What both of two runs can be shown in step by: time, steps, and the quantities that both recorded and that
/// never fall.
std::vector<std::string> commonAxes(const std::filesystem::path& leftRun,
                                    const std::filesystem::path& rightRun);

/// A place on an axis in words, such as "12.5 s" or "120 shapes".
std::string placeText(const std::string& axis, double place);

} // namespace deblend
