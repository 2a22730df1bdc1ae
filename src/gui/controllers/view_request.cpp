#include "controllers/view_request.h"

#include <algorithm>

namespace deblend {
namespace {

/// How many samples a view draws at most, and with live weights in how many steps.
struct Limits {
  std::int64_t count;
  std::int64_t liveCount;
  std::int64_t liveSteps;
};

constexpr Limits planeLimits{1'000'000, 1024, 32};
constexpr Limits gridLimits{400, 36, 16};
constexpr std::int64_t usualTiles = 64;

/// Of the numbers that a view keeps: 32 MB of points, 64 MB of pixels.
constexpr std::int64_t mostPlaneValues = 8'388'608;
constexpr std::int64_t mostGridValues = 16'777'216;

} // namespace

TrajectoryRequest viewRequest(const ViewNeeds& needs, const SampleShape& shape) {
  const bool images = isImage(shape);
  const Limits& limits = images ? gridLimits : planeLimits;
  TrajectoryRequest request = needs.wanted;
  if (images && !needs.countIsOwn)
    request.count = usualTiles;
  request.count = std::min(request.count, needs.live ? limits.liveCount : limits.count);
  if (needs.live)
    request.steps = std::min(request.steps, limits.liveSteps);
  const std::int64_t values = (images ? mostGridValues : mostPlaneValues) / elementCount(shape);
  if (!images)
    request.count = std::clamp<std::int64_t>(values / (request.steps + 1), 1, request.count);
  else if (request.count * (request.steps + 1) > values)
    request.keptStates = std::max<std::int64_t>(2, values / request.count);
  return request;
}

} // namespace deblend
