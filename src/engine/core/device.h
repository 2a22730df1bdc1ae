#pragma once

#include <string>
#include <vector>

namespace deblend {

/// "cpu", then "cuda:0", "cuda:1", … as LibTorch finds them. The first call may take a second where there is
/// CUDA.
std::vector<std::string> availableDevices();

/// What a device option means on this machine: auto, cpu, cuda or cuda:N to "cpu" or "cuda:N". Throws Error
/// if the device is absent.
std::string resolveDevice(const std::string& device);

} // namespace deblend
