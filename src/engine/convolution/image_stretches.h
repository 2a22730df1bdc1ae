#pragma once

#include <cstdint>
#include <functional>

namespace deblend {

/// How many stretches forStretches() makes of so many images: one for each of LibTorch's threads, at most one
/// an image.
std::int64_t stretchCount(std::int64_t images);

/// Does work(stretch, first image, end of images) for every stretch, side by side on LibTorch's threads. The
/// same numbers of images and threads give the same stretches, so that what each adds up comes out the same
/// every time.
void forStretches(
    std::int64_t images,
    const std::function<void(std::int64_t stretch, std::int64_t first, std::int64_t end)>& work);

} // namespace deblend
