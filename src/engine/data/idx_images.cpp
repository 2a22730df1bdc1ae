#include "data/idx_images.h"

#include "core/error.h"
#include "core/translatable.h"
#include "data/data_set_kinds.h"
#include "data/file_version.h"
#include "data/idx_file.h"
#include "data/stored_images.h"
#include "data/value_range_option.h"
#include "storage/file_hash.h"

#include <ATen/ops/from_blob.h>
#include <fmt/format.h>

#include <algorithm>

namespace deblend {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t maximumSide = 1024;

torch::Tensor tensorOver(IdxArray array) {
  std::vector<std::int64_t> shape = array.shape;
  shape.insert(shape.begin() + 1, shape.size() == 3, 1); // one channel
  const auto owner = std::make_shared<IdxArray>(std::move(array));
  auto* const values = const_cast<std::uint8_t*>(owner->values().data());
  return torch::from_blob(
      values, shape, [owner](void*) {}, torch::kUInt8);
}

IdxArray readPictures(const fs::path& path) {
  IdxArray array = readIdxFile(path);
  const auto refuse = [&](const std::string& reason) {
    throw Error(fmt::format("Cannot use the IDX file '{}' as pictures: {}.", path.string(), reason));
  };
  if (array.shape.size() != 3)
    refuse(fmt::format("its shape is {}, and three dimensions are needed: pictures, rows, columns",
                       toText(array.shape)));
  if (array.shape[0] < 1)
    refuse("it holds no pictures");
  for (const std::int64_t side : {array.shape[1], array.shape[2]})
    if (side < 1 || side > maximumSide)
      refuse(fmt::format("its pictures have {} rows and {} columns: 1 to {} are allowed", array.shape[1],
                         array.shape[2], maximumSide));
  return array;
}

IdxArray readLabels(const fs::path& path, const fs::path& images, std::int64_t count) {
  IdxArray array = readIdxFile(path);
  if (array.shape.size() != 1 || array.shape[0] != count)
    throw Error(
        fmt::format("The labels '{}' do not match the pictures '{}': their shape is {}, and {} labels "
                    "are needed. Bring the right file, or take this one away.",
                    path.string(), images.string(), toText(array.shape), count));
  return array;
}

SampleLabels toLabels(const IdxArray& array) {
  SampleLabels labels;
  const std::span<const std::uint8_t> values = array.values();
  labels.values = torch::from_blob(const_cast<std::uint8_t*>(values.data()), array.shape, torch::kUInt8)
                      .to(torch::kInt64);
  for (int i = 0; i <= *std::ranges::max_element(values); ++i)
    labels.names.push_back(std::to_string(i));
  return labels;
}

/// Equal for equal pictures and labels, whether compressed or not.
std::string fingerprintOf(const IdxArray& pictures, const IdxArray* labels) {
  const std::string text = hashBytes(pictures.file) + (labels ? hashBytes(labels->file) : std::string());
  return hashBytes({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

std::unique_ptr<DataSet> openFile(const fs::path& path, const OptionValues& options) {
  IdxArray pictures = readPictures(path);
  ImageCollection collection;
  if (const fs::path beside = idxLabelsBeside(path); !beside.empty()) {
    const IdxArray labels = readLabels(beside, path, pictures.shape[0]);
    collection.labels = toLabels(labels);
    collection.fingerprint = fingerprintOf(pictures, &labels);
  } else {
    collection.fingerprint = fingerprintOf(pictures, nullptr);
  }
  const std::int64_t side = options.integer("size");
  const ImagePreparation preparation{.height = side == 0 ? pictures.shape[1] : side,
                                     .width = side == 0 ? pictures.shape[2] : side,
                                     .randomCrop = false,
                                     .flip = false,
                                     .range = valueRangeFrom(options)};
  collection.pixels = tensorOver(std::move(pictures));
  return std::make_unique<StoredImages>(std::move(collection), preparation);
}

OptionSchema idxSchema() {
  return OptionSchema({
      Option::integer("size", DEBLEND_TR("data", "Size"), 32, 0, maximumSide,
                      DEBLEND_TR("data", "Width and height to which every picture is resampled (bilinear); 0 "
                                         "keeps those of the file."),
                      DEBLEND_TR("data", "pixels")),
      valueRangeOption(),
  });
}

fs::path digitsFile(const DataFolders& folders) {
  return folders.resources / "mnist" / "t10k-images-idx3-ubyte.gz";
}

std::string versionOf(const fs::path& images) {
  return fileVersion(images) + fileVersion(idxLabelsBeside(images));
}

} // namespace

fs::path idxLabelsBeside(const fs::path& images) {
  std::string name = images.filename().string();
  const std::size_t word = name.find("images");
  if (word == std::string::npos)
    return {};
  name.replace(word, 6, "labels");
  if (const std::size_t magic = name.find("idx3"); magic != std::string::npos)
    name.replace(magic, 4, "idx1");
  std::string other = name.ends_with(".gz") ? name.substr(0, name.size() - 3) : name + ".gz";
  std::error_code missing;
  for (const std::string& candidate : {name, other})
    if (fs::is_regular_file(images.parent_path() / candidate, missing))
      return images.parent_path() / candidate;
  return {};
}

DataSetKind idxKind() {
  return {.id = "idx",
          .title = DEBLEND_TR("data", "IDX file"),
          .help = DEBLEND_TR("data",
                             "Gray pictures of an IDX file, plain or .gz, such as MNIST's; labels are read "
                             "from the file …-labels-idx1-ubyte beside …-images-idx3-ubyte."),
          .location = LocationKind::File,
          .names = {},
          .schema = idxSchema(),
          .open = [](const DataSetSpec& spec, const DataFolders& folders,
                     const OpeningProgress&) { return openFile(resolvedPath(spec, folders), spec.options); },
          .version = [](const DataSetSpec& spec,
                        const DataFolders& folders) { return versionOf(resolvedPath(spec, folders)); }};
}

DataSetKind digitsKind() {
  return {.id = "digits",
          .title = DEBLEND_TR("data", "Handwritten digits"),
          .help = DEBLEND_TR(
              "data", "The 10,000 test digits of MNIST with their labels, which come with the program."),
          .location = LocationKind::None,
          .names = {},
          .schema = idxSchema(),
          .open = [](const DataSetSpec& spec, const DataFolders& folders,
                     const OpeningProgress&) { return openFile(digitsFile(folders), spec.options); },
          .version = [](const DataSetSpec&,
                        const DataFolders& folders) { return versionOf(digitsFile(folders)); }};
}

} // namespace deblend
