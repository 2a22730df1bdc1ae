#include "data/image_kind.h"

#include "core/error.h"
#include "core/translatable.h"
#include "data/background_colour.h"
#include "data/data_set_kinds.h"
#include "data/file_version.h"
#include "data/image_colours.h"
#include "data/image_form.h"
#include "data/stored_images.h"
#include "data/value_range_option.h"
#include "storage/atomic_file.h"
#include "storage/file_hash.h"

#include <ATen/ops/empty.h>
#include <fmt/format.h>

namespace deblend {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t mostPixelsOfASide = 16'384;

OptionSchema imageSchema() {
  return OptionSchema({
      Option::integer(
          "longest_side", DEBLEND_TR("data", "Longest side"), 0, 0, mostPixelsOfASide,
          DEBLEND_TR("data", "A larger picture is made smaller, by the average of what each pixel covers, "
                             "until its longer side has so many pixels; 0 leaves it as it is."),
          DEBLEND_TR("data", "pixels")),
      channelsOption(),
      backgroundOption(),
      valueRangeOption(),
  });
}

torch::Tensor tensorOf(const cv::Mat& picture) {
  torch::Tensor pixels = torch::empty({1, picture.channels(), picture.rows, picture.cols}, torch::kUInt8);
  writePlanes(picture, {pixels.mutable_data_ptr<std::uint8_t>(), static_cast<std::size_t>(pixels.numel())});
  return pixels;
}

void requireFile(const fs::path& path) {
  std::error_code unknown; // then reading tells the reason
  if (fs::is_directory(path, unknown))
    throw Error("it is a folder, and a file is needed (folders of pictures are the kind 'images')");
  const std::uintmax_t size = fs::file_size(path, unknown);
  if (!unknown)
    requireFileSize(size);
}

torch::Tensor decode(std::vector<std::uint8_t> bytes, const fs::path& path, int longestSide,
                     const ImageColours& colours) {
  const ImageHeader header = readImageHeader(bytes);
  requireMemory(decodingMemory(header, bytes.size(), asLargeAsItIs));
  return tensorOf(
      wholePicture(decodeReduced(std::move(bytes), path, header, asLargeAsItIs), longestSide, colours));
}

/// What `work` gives; its errors are clauses that end a sentence.
template <typename Work>
auto naming(const fs::path& path, const Work& work) {
  try {
    return work();
  } catch (const Error& error) {
    throw Error(fmt::format("Cannot use the picture '{}': {}.", path.string(), error.what()));
  }
}

std::unique_ptr<DataSet> open(const fs::path& path, const DataSetSpec& spec,
                              const OpeningProgress& progress) {
  if (progress && !progress(0))
    throw Error("cancelled");
  const ImageColours colours = imageColoursFrom(spec.options);
  const int longestSide = static_cast<int>(spec.options.integer("longest_side"));
  naming(path, [&] { requireFile(path); });
  std::vector<std::uint8_t> bytes = readFile(path);
  ImageCollection picture;
  picture.fingerprint = hashBytes(bytes);
  picture.pixels = naming(path, [&] { return decode(std::move(bytes), path, longestSide, colours); });
  picture.names = {path.stem().string()};
  const ImagePreparation preparation{.height = picture.pixels.size(2),
                                     .width = picture.pixels.size(3),
                                     .range = valueRangeFrom(spec.options)};
  return std::make_unique<StoredImages>(std::move(picture), preparation);
}

fs::path bundledPicture(const DataSetSpec& spec, const DataFolders& folders) {
  return folders.resources / "pictures" / (spec.location + ".png");
}

} // namespace

DataSetKind imageKind() {
  return {.id = "image",
          .title = DEBLEND_TR("data", "Picture"),
          .help = DEBLEND_TR("data", "One picture of any size, as it is or made smaller."),
          .location = LocationKind::File,
          .names = {},
          .schema = imageSchema(),
          .open =
              [](const DataSetSpec& spec, const DataFolders& folders, const OpeningProgress& progress) {
                return open(resolvedPath(spec, folders), spec, progress);
              },
          .version = [](const DataSetSpec& spec,
                        const DataFolders& folders) { return fileVersion(resolvedPath(spec, folders)); }};
}

DataSetKind pictureKind() {
  return {.id = "picture",
          .title = DEBLEND_TR("data", "Bundled picture"),
          .help = DEBLEND_TR("data", "One of the pictures that come with the program."),
          .location = LocationKind::Name,
          .names = {{"dusk", DEBLEND_TR("data", "Lake at dusk")},
                    {"parrot", DEBLEND_TR("data", "Parrot")},
                    {"city", DEBLEND_TR("data", "City at night")}},
          .schema = imageSchema(),
          .open =
              [](const DataSetSpec& spec, const DataFolders& folders, const OpeningProgress& progress) {
                return open(bundledPicture(spec, folders), spec, progress);
              },
          .version = [](const DataSetSpec& spec,
                        const DataFolders& folders) { return fileVersion(bundledPicture(spec, folders)); }};
}

} // namespace deblend
