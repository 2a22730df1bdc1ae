#pragma once

namespace deblend {

/// Of a pairing: p₀ at α=0 or p₁ at α=1.
enum class Side { Source, Target };

} // namespace deblend
