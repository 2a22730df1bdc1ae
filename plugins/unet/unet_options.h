#pragma once

#include "model/deblending_model_type.h"

#include <vector>

namespace deblend {

struct UnetOptions {
  SampleShape shape;                     ///< [C, H, W]
  std::vector<std::int64_t> channels;    ///< of each level, from the full size to the smallest
  std::int64_t blocks = 2;               ///< residual blocks a level on the way down; one more on the way up
  std::vector<std::int64_t> attentionAt; ///< heights of the levels that have attention
  std::int64_t headChannels = 8;
  std::int64_t groups = 32; ///< of the normalisation
  double dropout = 0;
  double alphaScale = 1000;    ///< α is multiplied by it before it is embedded
  std::int64_t classCount = 0; ///< 0: the network is told of no classes
  double classDropout = 0;

  std::int64_t embeddingWidth() const { return 4 * channels.front(); }
};

OptionSchema unetSchema();

/// Throws Error naming the option that does not fit the others, or the samples.
UnetOptions unetOptions(const OptionValues& values, const SampleForm& samples);

} // namespace deblend
