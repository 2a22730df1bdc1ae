#include "mixed_precision.h"

#include <ATen/autocast_mode.h>

namespace deblend {

MixedPrecision::MixedPrecision(Precision precision, const torch::Device& device)
    : m_device(device.type()), m_wasEnabled(at::autocast::is_autocast_enabled(m_device)),
      m_typeBefore(at::autocast::get_autocast_dtype(m_device)) {
  at::autocast::set_autocast_enabled(m_device, precision == Precision::BFloat16);
  at::autocast::set_autocast_dtype(m_device, torch::kBFloat16);
  at::autocast::increment_nesting();
}

MixedPrecision::~MixedPrecision() {
  if (at::autocast::decrement_nesting() == 0)
    at::autocast::clear_cache();
  at::autocast::set_autocast_dtype(m_device, m_typeBefore);
  at::autocast::set_autocast_enabled(m_device, m_wasEnabled);
}

} // namespace deblend
