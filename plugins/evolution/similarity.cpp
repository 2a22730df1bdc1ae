#include "similarity.h"

#include "canvas.h"
#include "evaluation/picture_quality.h"

#include <ATen/ops/from_blob.h>

#include <algorithm>

namespace deblend::evolution {

Similarity similarity(const Genome& genome, const TargetPicture& target, int threads) {
  const auto numbers = [](const std::vector<std::uint8_t>& bytes, c10::IntArrayRef shape) {
    return torch::from_blob(const_cast<std::uint8_t*>(bytes.data()), shape, torch::kUInt8)
        .to(torch::kFloat32)
        .div_(255);
  };
  const std::vector<std::uint8_t> drawn =
      drawGenome(genome, target.columns, target.rows, target.channels, threads);
  const torch::Tensor picture =
      numbers(drawn, {target.rows, target.columns, target.channels}).permute({2, 0, 1});
  const torch::Tensor reference = numbers(target.bytes, {target.channels, target.rows, target.columns});
  return {std::min(peakSignalToNoise(picture, reference), mostDecibels),
          structuralSimilarity(picture, reference)};
}

} // namespace deblend::evolution
