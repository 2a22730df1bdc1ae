#pragma once

#include <functional>
#include <string>

namespace deblend {

/// Runs the action. Where the device has too little memory for it, throws Error with the given sentence
/// instead.
void withMemoryFor(const std::function<void()>& action, const std::function<std::string()>& sentence);

} // namespace deblend
