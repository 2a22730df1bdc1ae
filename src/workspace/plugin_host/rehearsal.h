#pragma once

#include <functional>

namespace deblend {

/// Runs `action` in a copy of this process, so that whatever it does to its process (a crash, an exit, a wait
/// without end) stays there. Throws Error, a sentence beginning with "It", unless the action returns within
/// 10 seconds; what the action throws is passed on as Error. What the action prints is lost. Where no process
/// can be made, nothing is tried.
void rehearse(const std::function<void()>& action);

} // namespace deblend
