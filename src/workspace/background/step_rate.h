#pragma once

#include <cstdint>
#include <deque>

namespace deblend {

/// Steps a second over the last seconds.
class StepRate {
public:
  /// `seconds` of training after `step` steps. A gap in training (a pause) is not part of the seconds.
  void add(std::int64_t step, double seconds);
  double stepsPerSecond() const;
  void clear() { m_points.clear(); }

private:
  struct Point {
    std::int64_t step;
    double seconds;
  };
  std::deque<Point> m_points;
};

} // namespace deblend
