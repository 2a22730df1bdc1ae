#include "network/winograd_convolution.h"

#include "network/winograd_kernels.h"

#include <ATen/Parallel.h>
#include <ATen/ops/einsum.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/zeros.h>
#include <ATen/ops/zeros_like.h>

#include <algorithm>

namespace deblend {
namespace {

using namespace winograd;

constexpr auto channelsLast = torch::MemoryFormat::ChannelsLast;

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
    multiply(left.matrix(i), weights + i * inner * columns, columns, result.point(i), columns, tiles, inner,
             columns, false);
}

/// One thread's part of a backward pass.
struct WeightSums {
  WeightSums(std::int64_t inputs, std::int64_t outputs)
      : weight(torch::zeros({pointCount, inputs, outputs}, torch::kFloat32)),
        bias(torch::zeros({outputs}, torch::kFloat32)) {}

  void add(Block& input, Block& gradient, std::int64_t tiles) {
    const std::int64_t rows = input.channels(), columns = gradient.channels();
    for (std::int64_t i = 0; i < pointCount; ++i)
      multiply(input.transposedMatrix(i), gradient.point(i), columns,
               weight.mutable_data_ptr<float>() + i * rows * columns, columns, rows, tiles, columns, true);
  }

  torch::Tensor weight; ///< [36, C, K]
  torch::Tensor bias;   ///< [K]
};

/// The images that each thread takes: one stretch a thread, so that sums are made in the same order every
/// time.
std::int64_t imagesPerThread(std::int64_t images) {
  const std::int64_t threads = at::get_num_threads();
  return std::max<std::int64_t>(1, (images + threads - 1) / threads);
}

} // namespace

bool WinogradConvolution::suits(std::int64_t inputs, std::int64_t outputs) {
  return inputs % channelMultiple == 0 && outputs % channelMultiple == 0;
}

void WinogradConvolution::setWeight(const torch::Tensor& weight, const torch::Tensor& bias) {
  const torch::Tensor transform = weightTransform();
  m_weight = at::einsum("ai,bj,kcij->abck", {transform, transform, weight.detach()})
                 .reshape({pointCount, weight.size(1), weight.size(0)})
                 .contiguous();
  m_bias = bias.detach().contiguous();
}

torch::Tensor WinogradConvolution::forward(const torch::Tensor& input, bool clipsNegative) const {
  const torch::Tensor images = input.contiguous(channelsLast);
  const Tiling tiling(images);
  const std::int64_t inputs = m_weight.size(1), outputs = m_weight.size(2);
  torch::Tensor result =
      torch::empty({tiling.imageCount, outputs, tiling.height, tiling.width}, images.options(), channelsLast);
  const Plane from = tiling.plane(inputs), to = tiling.plane(outputs);
  const auto* source = images.const_data_ptr<float>();
  auto* target = result.mutable_data_ptr<float>();
  const std::int64_t pixels = tiling.height * tiling.width;
  at::parallel_for(0, tiling.imageCount, imagesPerThread(tiling.imageCount),
                   [&](std::int64_t first, std::int64_t end) {
                     Block patches(inputs), products(outputs);
                     tiling.forBlocks(first, end, [&](std::int64_t begin, std::int64_t stop) {
                       tiling.forTiles(begin, stop, [&](const TilePlace& tile) {
                         transformPatch(source + tile.image * pixels * inputs, from, tile.row, tile.column,
                                        patches.tile(tile.position), patches.pointStride());
                       });
                       multiplyBlocks(patches, m_weight.const_data_ptr<float>(), products, stop - begin);
                       tiling.forTiles(begin, stop, [&](const TilePlace& tile) {
                         transformOutput(products.tile(tile.position), products.pointStride(),
                                         m_bias.const_data_ptr<float>(), clipsNegative,
                                         target + tile.image * pixels * outputs, to, tile.row, tile.column);
                       });
                     });
                   });
  return result;
}

WinogradConvolution::Gradients WinogradConvolution::backward(const torch::Tensor& gradient,
                                                             const torch::Tensor& output,
                                                             const torch::Tensor& input,
                                                             bool wantsInput) const {
  const torch::Tensor images = input.contiguous(channelsLast);
  const torch::Tensor ofOutput = gradient.contiguous(channelsLast);
  const torch::Tensor clipped = output.defined() ? output.contiguous(channelsLast) : output;
  const Tiling tiling(images);
  const std::int64_t inputs = m_weight.size(1), outputs = m_weight.size(2);
  const Plane from = tiling.plane(inputs), to = tiling.plane(outputs);
  const std::int64_t pixels = tiling.height * tiling.width;
  const torch::Tensor ofInput = wantsInput ? torch::zeros_like(images) : torch::Tensor();
  const torch::Tensor transposed = wantsInput ? m_weight.transpose(1, 2).contiguous() : torch::Tensor();
  const std::int64_t stretch = imagesPerThread(tiling.imageCount);
  std::vector<WeightSums> sums;
  for (std::int64_t i = 0; i < tiling.imageCount; i += stretch)
    sums.emplace_back(inputs, outputs);
  at::parallel_for(
      0, static_cast<std::int64_t>(sums.size()), 1, [&](std::int64_t firstPart, std::int64_t endPart) {
        Block patches(inputs), gradients(outputs), patchGradients(inputs);
        for (std::int64_t part = firstPart; part < endPart; ++part) {
          WeightSums& own = sums[static_cast<std::size_t>(part)];
          const std::int64_t endImage = std::min((part + 1) * stretch, tiling.imageCount);
          tiling.forBlocks(part * stretch, endImage, [&](std::int64_t begin, std::int64_t stop) {
            tiling.forTiles(begin, stop, [&](const TilePlace& tile) {
              transformPatch(images.const_data_ptr<float>() + tile.image * pixels * inputs, from, tile.row,
                             tile.column, patches.tile(tile.position), patches.pointStride());
              const std::int64_t offset = tile.image * pixels * outputs;
              transformGradient(ofOutput.const_data_ptr<float>() + offset,
                                clipped.defined() ? clipped.const_data_ptr<float>() + offset : nullptr, to,
                                tile.row, tile.column, gradients.tile(tile.position), gradients.pointStride(),
                                own.bias.mutable_data_ptr<float>());
            });
            own.add(patches, gradients, stop - begin);
            if (!wantsInput)
              return;
            multiplyBlocks(gradients, transposed.const_data_ptr<float>(), patchGradients, stop - begin);
            tiling.forTiles(begin, stop, [&](const TilePlace& tile) {
              addPatchGradient(patchGradients.tile(tile.position), patchGradients.pointStride(),
                               ofInput.mutable_data_ptr<float>() + tile.image * pixels * inputs, from,
                               tile.row, tile.column);
            });
          });
        }
      });
  torch::Tensor weight = sums.front().weight, bias = sums.front().bias;
  for (std::size_t i = 1; i < sums.size(); ++i) {
    weight.add_(sums[i].weight);
    bias.add_(sums[i].bias);
  }
  const torch::Tensor transform = weightTransform();
  return {ofInput,
          at::einsum("ai,bj,abck->kcij",
                     {transform, transform, weight.view({patchSide, patchSide, inputs, outputs})}),
          bias};
}

} // namespace deblend
