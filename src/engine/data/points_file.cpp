#include "data/points_file.h"

#include "core/error.h"
#include "core/translatable.h"
#include "data/csv_points.h"
#include "data/data_set_kinds.h"
#include "data/npy.h"
#include "data/value_range_option.h"
#include "storage/atomic_file.h"
#include "storage/file_hash.h"

#include <ATen/ops/tensor.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace deblend {
namespace {

using Bytes = std::span<const std::uint8_t>;

/// What is in a file.
struct Content {
  NpyArray array;
  std::optional<SampleLabels> labels;
};

Content decodeCsv(Bytes bytes) {
  CsvPoints points = parseCsvPoints({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  Content content;
  content.array.shape = {std::ssize(points.places) / 2, 2};
  content.array.values = std::move(points.places);
  if (!points.labels.empty())
    content.labels = {torch::tensor(points.labels, torch::kInt64), std::move(points.classNames)};
  return content;
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

Content decode(const std::string& ending, Bytes bytes) {
  if (bytes.empty())
    throw Error("the file is empty");
  Content content = ending == ".npy" ? Content{decodeNpy(bytes), std::nullopt} : decodeCsv(bytes);
  requireSamples(content.array);
  return content;
}

std::string lowerCaseEnding(const std::filesystem::path& path) {
  std::string ending = path.extension().string();
  std::ranges::transform(ending, ending.begin(), [](unsigned char letter) { return std::tolower(letter); });
  return ending;
}

StoredPoints readPoints(const std::filesystem::path& path, const ValueRange& range) {
  const std::string ending = lowerCaseEnding(path);
  if (ending != ".npy" && ending != ".csv")
    throw Error(
        fmt::format("Cannot read points from '{}': the name must end with .npy or .csv.", path.string()));
  const std::vector<std::uint8_t> bytes = readFile(path);
  try {
    Content content = decode(ending, bytes);
    return {torch::tensor(content.array.values).view(content.array.shape), std::move(content.labels), range,
            hashBytes(bytes)};
  } catch (const Error& error) {
    throw Error(fmt::format("Cannot read points from '{}': {}.", path.string(), error.what()));
  }
}

} // namespace

PointsFile::PointsFile(const std::filesystem::path& path, const ValueRange& range)
    : StoredPoints(readPoints(path, range)) {}

DataSetKind pointsKind() {
  return {.id = "points",
          .title = DEBLEND_TR("data", "Points"),
          .help = DEBLEND_TR(
              "data",
              "Samples from a file: an .npy array [N, ...] or a .csv text with x and y on every line, and "
              "perhaps a label, which is the point's class."),
          .location = LocationKind::File,
          .names = {},
          .schema = OptionSchema({storedRangeOption()}),
          .open = [](const DataSetSpec& spec, const DataFolders& folders,
                     const OpeningProgress&) -> std::unique_ptr<DataSet> {
            return std::make_unique<PointsFile>(resolvedPath(spec, folders), valueRangeFrom(spec.options));
          }};
}

} // namespace deblend
