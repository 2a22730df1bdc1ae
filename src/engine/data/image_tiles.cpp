#include "data/image_tiles.h"

#include "core/error.h"
#include "data/data_set.h"
#include "sampling/random.h"

#include <ATen/ops/_upsample_bilinear2d_aa.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace deblend {
namespace {

void requireImages(const DataSetSpec& spec, const SampleShape& shape) {
  if (!isImage(shape) || (shape[0] != 1 && shape[0] != 3))
    throw Error(fmt::format("The data set '{}' holds no pictures to show: its samples have the shape {}, and "
                            "[1, H, W] or [3, H, W] is needed.",
                            toText(spec), toText(shape)));
}

/// Values from 0 to 1, [N, C, H, W].
torch::Tensor values(const DataSet& dataSet, std::int64_t first, std::int64_t count) {
  torch::Generator generator = makeGenerator(deriveSeed(0, "tiles"));
  if (!dataSet.storedCount())
    return dataSet.draw(count, generator).mul_(0.5).add_(0.5);
  return dataSet.inOwnUnits(dataSet.pool(generator).narrow(0, first, count));
}

/// In their proportions.
torch::Tensor reduced(const torch::Tensor& images, std::int64_t longestSide) {
  const std::int64_t height = images.size(2), width = images.size(3);
  if (longestSide == 0 || std::max(height, width) <= longestSide)
    return images;
  const auto scaled = [&](std::int64_t side) {
    return std::max<std::int64_t>(1, side * longestSide / std::max(height, width));
  };
  return at::_upsample_bilinear2d_aa(images, std::array{scaled(height), scaled(width)}, false);
}

std::vector<std::uint8_t> toPixels(const torch::Tensor& images) {
  const torch::Tensor bytes =
      (images * 255).round_().clamp_(0, 255).to(torch::kUInt8).permute({0, 2, 3, 1}).contiguous();
  const auto* const begin = bytes.const_data_ptr<std::uint8_t>();
  return {begin, begin + bytes.numel()};
}

} // namespace

ImageTiles imageTiles(const DataSetSpec& spec, const DataFolders& folders, std::int64_t first,
                      std::int64_t count, const OpeningProgress& progress, std::int64_t longestSide) {
  const std::shared_ptr<const DataSet> dataSet = openDataSet(spec, folders, progress);
  const SampleShape shape = dataSet->sampleShape();
  requireImages(spec, shape);
  const std::int64_t stored = dataSet->storedCount().value_or(first + count);
  const std::int64_t begin = std::clamp<std::int64_t>(first, 0, stored);
  const std::int64_t size = std::clamp<std::int64_t>(count, 0, stored - begin);
  const torch::Tensor images = reduced(values(*dataSet, begin, size), longestSide);
  ImageTiles tiles{.width = static_cast<int>(images.size(3)),
                   .height = static_cast<int>(images.size(2)),
                   .channels = static_cast<int>(shape[0]),
                   .pixels = toPixels(images),
                   .labels = {},
                   .names = {}};
  if (const SampleLabels* labels = dataSet->labels()) {
    const auto* const classes = labels->values.const_data_ptr<std::int64_t>();
    tiles.labels.assign(classes + begin, classes + begin + size);
  }
  if (const std::vector<std::string> names = dataSet->sampleNames(); !names.empty())
    tiles.names.assign(names.begin() + begin, names.begin() + begin + size);
  return tiles;
}

} // namespace deblend
