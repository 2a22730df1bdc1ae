#include "convolution/winograd_convolution.h"

#include "convolution/channel_multiple.h"
#include "convolution/channels_last.h"
#include "convolution/image_stretches.h"
#include "convolution/matrix_product.h"
#include "convolution/weight_sums.h"
#include "convolution/winograd_kernels.h"

#include <ATen/ops/einsum.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/zeros_like.h>

#include <algorithm>

namespace deblend {
namespace {

using namespace winograd;

/// So many tiles are transformed and multiplied at a time that their values stay in a core's own cache.
constexpr std::int64_t blockTiles = 48;

/// G: [6, 3].
torch::Tensor weightTransform() {
  return torch::tensor({{1.0 / 4, 0.0, 0.0},
                        {-1.0 / 6, -1.0 / 6, -1.0 / 6},
                        {-1.0 / 6, 1.0 / 6, -1.0 / 6},
                        {1.0 / 24, 1.0 / 12, 1.0 / 6},
                        {1.0 / 24, -1.0 / 12, 1.0 / 6},
                        {0.0, 0.0, 1.0}},
                       torch::kFloat32);
}

struct TilePlace {
  std::int64_t image;
  std::int64_t row, column; ///< of its first pixel
  std::int64_t position;    ///< within its block
};

/// The tiles of a batch, numbered image by image, row by row.
struct Tiling {
  explicit Tiling(const torch::Tensor& images)
      : imageCount(images.size(0)), height(images.size(2)), width(images.size(3)),
        rows((height + tileSide - 1) / tileSide), columns((width + tileSide - 1) / tileSide) {}

  std::int64_t perImage() const { return rows * columns; }
  Plane plane(std::int64_t channels) const { return {height, width, channels}; }

  /// visit(TilePlace) for the tiles [begin, end).
  template <typename Visit>
  void forTiles(std::int64_t begin, std::int64_t end, Visit visit) const {
    for (std::int64_t tile = begin; tile < end; ++tile) {
      const std::int64_t within = tile % perImage();
      visit(TilePlace{tile / perImage(), within / columns * tileSide, within % columns * tileSide,
                      tile - begin});
    }
  }

  /// visit(first tile, end of tiles) block by block, all tiles of an image on the same thread.
  template <typename Visit>
  void forBlocks(std::int64_t firstImage, std::int64_t endImage, Visit visit) const {
    for (std::int64_t tile = firstImage * perImage(); tile < endImage * perImage(); tile += blockTiles)
      visit(tile, std::min(tile + blockTiles, endImage * perImage()));
  }

  std::int64_t imageCount, height, width, rows, columns;
};

/// Transformed values of a block: [36, blockTiles, channels].
class Block {
public:
  explicit Block(std::int64_t channels)
      : m_channels(channels), m_values(torch::empty({pointCount, blockTiles, channels}, torch::kFloat32)) {}

  std::int64_t pointStride() const { return blockTiles * m_channels; }
  float* tile(std::int64_t position) { return m_values.mutable_data_ptr<float>() + position * m_channels; }
  float* point(std::int64_t number) { return m_values.mutable_data_ptr<float>() + number * pointStride(); }
  std::int64_t channels() const { return m_channels; }
  Strided matrix(std::int64_t number) { return {point(number), m_channels, 1}; }
  Strided transposedMatrix(std::int64_t number) { return {point(number), 1, m_channels}; }

private:
  std::int64_t m_channels;
  torch::Tensor m_values;
};

/// result = left · weights, for every point; weights is [36, left's channels, result's channels].
void multiplyBlocks(Block& left, const float* weights, Block& result, std::int64_t tiles) {
  const std::int64_t inner = left.channels(), columns = result.channels();
  for (std::int64_t i = 0; i < pointCount; ++i)
    multiply({.left = left.matrix(i),
              .right = weights + i * inner * columns,
              .rightStride = columns,
              .result = result.point(i),
              .resultStride = columns,
              .rows = tiles,
              .inner = inner,
              .columns = columns});
}

/// Adds up what couples patches and gradients: sums [36, C, K].
void addWeightGradients(Block& input, Block& gradient, std::int64_t tiles, float* sums) {
  const std::int64_t rows = input.channels(), columns = gradient.channels();
  for (std::int64_t i = 0; i < pointCount; ++i)
    multiply({.left = input.transposedMatrix(i),
              .right = gradient.point(i),
              .rightStride = columns,
              .result = sums + i * rows * columns,
              .resultStride = columns,
              .rows = rows,
              .inner = tiles,
              .columns = columns,
              .adds = true});
}

} // namespace

bool WinogradConvolution::suits(const ConvolutionForm& form) {
  return form.kernelSize == 3 && form.stride == 1 && !form.isTransposed &&
         form.inputs % channelMultiple == 0 && form.outputs % channelMultiple == 0;
}

void WinogradConvolution::setWeight(const torch::Tensor& weight, const torch::Tensor& bias) {
  const torch::Tensor transform = weightTransform();
  m_weight = at::einsum("ai,bj,kcij->abck", {transform, transform, weight.detach()})
                 .reshape({pointCount, weight.size(1), weight.size(0)})
                 .contiguous();
  m_bias = bias.detach().contiguous();
}

CpuConvolution::Output WinogradConvolution::forward(const torch::Tensor& input, bool clipsNegative,
                                                    const torch::Tensor& skip) const {
  const torch::Tensor images = channelsLast(input);
  const Tiling tiling(images);
  const std::int64_t inputs = m_weight.size(1), outputs = m_weight.size(2);
  const Plane from = tiling.plane(inputs), to = tiling.plane(outputs);
  const torch::Tensor result = emptyChannelsLast(tiling.imageCount, outputs, tiling.height, tiling.width);
  forStretches(tiling.imageCount, [&](std::int64_t, std::int64_t first, std::int64_t end) {
    Block patches(inputs), products(outputs);
    tiling.forBlocks(first, end, [&](std::int64_t begin, std::int64_t stop) {
      tiling.forTiles(begin, stop, [&](const TilePlace& tile) {
        transformPatch(imageOf(images, tile.image), from, tile.row, tile.column, patches.tile(tile.position),
                       patches.pointStride());
      });
      multiplyBlocks(patches, m_weight.const_data_ptr<float>(), products, stop - begin);
      tiling.forTiles(begin, stop, [&](const TilePlace& tile) {
        transformOutput(products.tile(tile.position), products.pointStride(), m_bias.const_data_ptr<float>(),
                        clipsNegative, mutableImageOf(result, tile.image), to, tile.row, tile.column);
      });
    });
  });
  return {result, skip.defined() ? result + skip : result};
}

CpuConvolution::Gradients WinogradConvolution::backward(const Backward& asked) const {
  const torch::Tensor images = channelsLast(asked.input), gradient = channelsLast(asked.gradient),
                      output = channelsLast(asked.output);
  const Tiling tiling(images);
  const std::int64_t inputs = m_weight.size(1), outputs = m_weight.size(2);
  const Plane from = tiling.plane(inputs), to = tiling.plane(outputs);
  torch::Tensor ofInput, transposed;
  if (asked.wantsInput) {
    ofInput = asked.addend.defined() ? channelsLast(asked.addend).clone() : torch::zeros_like(images);
    transposed = m_weight.transpose(1, 2).contiguous();
  }
  WeightSums sums(stretchCount(tiling.imageCount), m_weight.sizes().vec(), outputs);
  forStretches(tiling.imageCount, [&](std::int64_t stretch, std::int64_t first, std::int64_t end) {
    Block patches(inputs), gradients(outputs), patchGradients(inputs);
    tiling.forBlocks(first, end, [&](std::int64_t begin, std::int64_t stop) {
      tiling.forTiles(begin, stop, [&](const TilePlace& tile) {
        transformPatch(imageOf(images, tile.image), from, tile.row, tile.column, patches.tile(tile.position),
                       patches.pointStride());
        transformGradient(imageOf(gradient, tile.image), imageOf(output, tile.image), to, tile.row,
                          tile.column, gradients.tile(tile.position), gradients.pointStride(),
                          sums.bias(stretch));
      });
      addWeightGradients(patches, gradients, stop - begin, sums.weight(stretch));
      if (!asked.wantsInput)
        return;
      multiplyBlocks(gradients, transposed.const_data_ptr<float>(), patchGradients, stop - begin);
      tiling.forTiles(begin, stop, [&](const TilePlace& tile) {
        addPatchGradient(patchGradients.tile(tile.position), patchGradients.pointStride(),
                         mutableImageOf(ofInput, tile.image), from, tile.row, tile.column);
      });
    });
  });
  const torch::Tensor transform = weightTransform();
  return {ofInput,
          at::einsum("ai,bj,abck->kcij", {transform, transform,
                                          sums.totalWeight().view({patchSide, patchSide, inputs, outputs})}),
          sums.totalBias()};
}

} // namespace deblend
