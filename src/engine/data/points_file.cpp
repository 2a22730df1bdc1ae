#include "data/points_file.h"

#include "core/error.h"
#include "core/translatable.h"
#include "data/csv_points.h"
#include "data/data_set_kinds.h"
#include "data/npy.h"
#include "data/value_range_option.h"
#include "storage/atomic_file.h"
#include "storage/file_hash.h"

#include <ATen/ops/index_select.h>
#include <ATen/ops/randint.h>
#include <ATen/ops/tensor.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace deblend {
namespace {

using Bytes = std::span<const std::uint8_t>;

NpyArray decodeCsv(Bytes bytes) {
  NpyArray array;
  array.values = parseCsvPoints({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  array.shape = {static_cast<std::int64_t>(array.values.size() / 2), 2};
  return array;
}

void requireSamples(const NpyArray& array) {
  if (array.shape.size() < 2)
    throw Error(fmt::format("its shape is {}: allowed are [N, 2] for points and [N, ...] for other samples",
                            toText(array.shape)));
  if (array.values.empty())
    throw Error(fmt::format("it holds no samples (its shape is {})", toText(array.shape)));
  const auto isFinite = [](float value) { return std::isfinite(value); };
  const auto bad = std::ranges::find_if_not(array.values, isFinite);
  if (bad == array.values.end())
    return;
  const std::int64_t sample = (bad - array.values.begin()) / (std::ssize(array.values) / array.shape[0]);
  throw Error(fmt::format("sample {} holds the value {}: finite numbers are needed", sample, *bad));
}

NpyArray decode(const std::string& ending, Bytes bytes) {
  if (bytes.empty())
    throw Error("the file is empty");
  NpyArray array = ending == ".npy" ? decodeNpy(bytes) : decodeCsv(bytes);
  requireSamples(array);
  return array;
}

std::string lowerCaseEnding(const std::filesystem::path& path) {
  std::string ending = path.extension().string();
  std::ranges::transform(ending, ending.begin(), [](unsigned char letter) { return std::tolower(letter); });
  return ending;
}

} // namespace

PointsFile::PointsFile(const std::filesystem::path& path, const ValueRange& range) : m_range(range) {
  const std::string ending = lowerCaseEnding(path);
  if (ending != ".npy" && ending != ".csv")
    throw Error(
        fmt::format("Cannot read points from '{}': the name must end with .npy or .csv.", path.string()));
  const std::vector<std::uint8_t> bytes = readFile(path);
  try {
    const NpyArray array = decode(ending, bytes);
    m_samples = torch::tensor(array.values).view(array.shape).mul_(range.scale).add_(range.offset);
    m_fingerprint = hashBytes(bytes);
  } catch (const Error& error) {
    throw Error(fmt::format("Cannot read points from '{}': {}.", path.string(), error.what()));
  }
}

SampleShape PointsFile::sampleShape() const {
  return m_samples.sizes().slice(1).vec();
}

torch::Tensor PointsFile::draw(std::int64_t count, torch::Generator& generator) const {
  const torch::Tensor indices = torch::randint(m_samples.size(0), {count}, generator, torch::kInt64);
  return m_samples.index_select(0, indices);
}

torch::Tensor PointsFile::pool(torch::Generator&) const {
  return m_samples;
}

DataSetKind pointsKind() {
  return {.id = "points",
          .title = DEBLEND_TR("data", "Points"),
          .help = DEBLEND_TR(
              "data",
              "Samples from a file: an .npy array [N, ...] or a .csv text with x and y on every line; a "
              "third column, a label, is passed over."),
          .location = LocationKind::File,
          .names = {},
          .schema = OptionSchema({storedRangeOption()}),
          .open = [](const DataSetSpec& spec, const DataFolders& folders,
                     const OpeningProgress&) -> std::unique_ptr<DataSet> {
            return std::make_unique<PointsFile>(resolvedPath(spec, folders), valueRangeFrom(spec.options));
          }};
}

} // namespace deblend
