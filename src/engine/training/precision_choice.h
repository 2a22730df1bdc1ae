#pragma once

#include "network/velocity_network.h"

#include <string>

namespace deblend {

/// What the option `precision` means for a network on a device: auto is bfloat16 where the network supports
/// it and the device computes it faster. Throws Error for bfloat16 with a network that does not support it.
Precision chosenPrecision(const std::string& option, const VelocityNetwork& network,
                          const torch::Device& device);

} // namespace deblend
