#include "convolution/image_stretches.h"

#include <ATen/Parallel.h>

#include <algorithm>

namespace deblend {
namespace {

std::int64_t stretchLength(std::int64_t images) {
  const std::int64_t threads = at::get_num_threads();
  return std::max<std::int64_t>(1, (images + threads - 1) / threads);
}

} // namespace

std::int64_t stretchCount(std::int64_t images) {
  const std::int64_t length = stretchLength(images);
  return (images + length - 1) / length;
}

void forStretches(std::int64_t images,
                  const std::function<void(std::int64_t, std::int64_t, std::int64_t)>& work) {
  const std::int64_t length = stretchLength(images);
  at::parallel_for(0, stretchCount(images), 1, [&](std::int64_t begin, std::int64_t end) {
    for (std::int64_t stretch = begin; stretch < end; ++stretch)
      work(stretch, stretch * length, std::min((stretch + 1) * length, images));
  });
}

} // namespace deblend
