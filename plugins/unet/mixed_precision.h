#pragma once

#include "network/velocity_network.h"

namespace deblend {

/// While it lives, LibTorch's automatic casts compute this thread's layers in bfloat16 where that is asked
/// for.
class MixedPrecision {
public:
  MixedPrecision(Precision precision, const torch::Device& device);
  ~MixedPrecision();
  MixedPrecision(const MixedPrecision&) = delete;
  MixedPrecision& operator=(const MixedPrecision&) = delete;

private:
  torch::DeviceType m_device;
  bool m_wasEnabled;
  torch::ScalarType m_typeBefore;
};

} // namespace deblend
