#include "core/device.h"

#include "core/error.h"

#include <torch/cuda.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace deblend {

std::vector<std::string> availableDevices() {
  std::vector<std::string> devices = {"cpu"};
  const std::size_t count = torch::cuda::is_available() ? torch::cuda::device_count() : 0;
  for (std::size_t i = 0; i < count; ++i)
    devices.push_back(fmt::format("cuda:{}", i));
  return devices;
}

std::string resolveDevice(const std::string& device) {
  if (device == "cpu")
    return device;
  const std::vector<std::string> devices = availableDevices();
  if (device == "auto")
    return devices.back() == "cpu" ? "cpu" : "cuda:0";
  const std::string wanted = device == "cuda" ? "cuda:0" : device;
  if (std::ranges::find(devices, wanted) == devices.end())
    throw Error(fmt::format("There is no device '{}' on this machine: found are {}.", device,
                            fmt::join(devices, ", ")));
  return wanted;
}

} // namespace deblend
