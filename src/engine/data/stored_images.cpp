#include "data/stored_images.h"

#include <ATen/TensorIndexing.h>
#include <ATen/ops/_upsample_bilinear2d_aa.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/index_select.h>
#include <ATen/ops/rand.h>
#include <ATen/ops/randint.h>
#include <ATen/ops/upsample_bilinear2d.h>
#include <ATen/ops/where.h>
#include <ATen/ops/zeros.h>

namespace deblend {
namespace {

constexpr double white = 255;

} // namespace

StoredImages::StoredImages(ImageCollection collection, ImagePreparation preparation)
    : m_images(std::move(collection)), m_preparation(preparation) {}

SampleShape StoredImages::sampleShape() const {
  return {m_images.pixels.size(1), m_preparation.height, m_preparation.width};
}

torch::Tensor StoredImages::draw(std::int64_t count, torch::Generator& generator) const {
  const torch::Tensor indices = torch::randint(m_images.pixels.size(0), {count}, generator, torch::kInt64);
  return prepared(m_images.pixels.index_select(0, indices), generator);
}

torch::Tensor StoredImages::pool(torch::Generator&) const {
  return m_images.pixels;
}

torch::Tensor StoredImages::randomWindows(const torch::Tensor& pooled, torch::Generator& generator) const {
  const std::int64_t count = pooled.size(0);
  const auto places = [&](std::int64_t size, std::int64_t window) {
    return m_preparation.randomCrop ? torch::randint(size - window + 1, {count}, generator, torch::kInt64)
                                    : torch::zeros({count}, torch::kInt64);
  };
  const std::int64_t height = m_preparation.randomCrop ? m_preparation.height : pooled.size(2);
  const std::int64_t width = m_preparation.randomCrop ? m_preparation.width : pooled.size(3);
  const torch::Tensor top = places(pooled.size(2), height).unsqueeze(1);
  const torch::Tensor left = places(pooled.size(3), width).unsqueeze(1);
  const torch::Tensor rows = top + torch::arange(height);
  torch::Tensor columns = left + torch::arange(width);
  if (m_preparation.flip)
    columns = torch::where(torch::rand({count, 1}, generator) < 0.5, columns.flip(1), columns);
  const auto on = [&](const torch::Tensor& index, at::IntArrayRef shape) {
    return index.to(pooled.device()).view(shape);
  };
  return pooled.index({on(torch::arange(count), {count, 1, 1, 1}),
                       on(torch::arange(pooled.size(1)), {1, pooled.size(1), 1, 1}),
                       on(rows, {count, 1, height, 1}), on(columns, {count, 1, 1, width})});
}

torch::Tensor StoredImages::resampled(const torch::Tensor& pictures) const {
  const torch::Tensor values = pictures.to(torch::kFloat32);
  const std::array<std::int64_t, 2> size{m_preparation.height, m_preparation.width};
  if (values.size(2) == size[0] && values.size(3) == size[1])
    return values;
  const bool shrinks = values.size(2) > size[0] || values.size(3) > size[1];
  return shrinks ? at::_upsample_bilinear2d_aa(values, size, false)
                 : at::upsample_bilinear2d(values, size, false);
}

torch::Tensor StoredImages::prepared(const torch::Tensor& pooled, torch::Generator& generator) const {
  const bool isRandom = m_preparation.randomCrop || m_preparation.flip;
  torch::Tensor values = resampled(isRandom ? randomWindows(pooled, generator) : pooled);
  return values.mul_(m_preparation.range.scale / white).add_(m_preparation.range.offset);
}

torch::Tensor StoredImages::inOwnUnits(const torch::Tensor& pooled) const {
  torch::Tensor pictures = pooled;
  if (m_preparation.randomCrop)
    pictures = pictures.narrow(2, (pooled.size(2) - m_preparation.height) / 2, m_preparation.height)
                   .narrow(3, (pooled.size(3) - m_preparation.width) / 2, m_preparation.width);
  return resampled(pictures).div_(white);
}

BatchOrder StoredImages::batchOrder() const {
  return m_images.pixels.size(0) == 1 ? BatchOrder::WithReplacement : BatchOrder::Shuffled;
}

const SampleLabels* StoredImages::labels() const {
  return m_images.labels ? &*m_images.labels : nullptr;
}

} // namespace deblend
