#pragma once

#include <string>

namespace deblend {

/// The time now, UTC, ISO 8601 to the second: "2026-03-01T12:30:00Z".
std::string timeNow();

} // namespace deblend
