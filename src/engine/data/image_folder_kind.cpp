#include "data/image_folder_kind.h"

#include "core/error.h"
#include "core/translatable.h"
#include "data/background_colour.h"
#include "data/data_set_kinds.h"
#include "data/image_cache.h"
#include "data/image_colours.h"
#include "data/image_decoding.h"
#include "data/value_range_option.h"

#include <fmt/format.h>

namespace deblend {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t maximumSide = 1024;

OptionSchema imagesSchema() {
  return OptionSchema({
      Option::integer("size", DEBLEND_TR("data", "Size"), 32, 1, maximumSide,
                      DEBLEND_TR("data", "Width and height that every picture is brought to."),
                      DEBLEND_TR("data", "pixels")),
      channelsOption(),
      Option::choice("crop", DEBLEND_TR("data", "Crop"), "centre",
                     {{"centre", DEBLEND_TR("data", "Middle square")},
                      {"random", DEBLEND_TR("data", "Random square")},
                      {"stretch", DEBLEND_TR("data", "None: stretched")},
                      {"pad", DEBLEND_TR("data", "None: padded")}},
                     DEBLEND_TR("data",
                                "How a picture becomes a square: its middle, a part of that which moves at "
                                "random in training, stretched, or whole with the background beside it.")),
      Option::boolean("flip", DEBLEND_TR("data", "Mirror"), false,
                      DEBLEND_TR("data",
                                 "Whether a training sees every second picture, at random, mirrored left to "
                                 "right.")),
      backgroundOption(),
      valueRangeOption(),
  });
}

ImageFit fitFrom(const std::string& crop) {
  if (crop == "random")
    return ImageFit::CropRandom;
  if (crop == "stretch")
    return ImageFit::Stretch;
  return crop == "pad" ? ImageFit::Pad : ImageFit::CropCentre;
}

ImageForm formFrom(const OptionValues& options) {
  return {.side = static_cast<int>(options.integer("size")),
          .fit = fitFrom(options.text("crop")),
          .colours = imageColoursFrom(options)};
}

/// The folder and everything that the kept pixels depend on.
std::string identityOf(const fs::path& folder, const ImageForm& form) {
  const auto& [red, green, blue] = form.colours.background;
  return fmt::format("{}\n{} {} {} {} {} {}", fs::absolute(folder).string(), form.side, form.colours.channels,
                     static_cast<int>(form.fit), red, green, blue);
}

ImageCollection decodeAndKeep(const fs::path& path, const PictureFolder& folder, const ImageForm& form,
                              const fs::path& cacheFile, const OpeningProgress& progress) {
  try {
    ImageCollection images = decodePictures(folder, form, progress);
    if (!cacheFile.empty())
      storeCachedImages(cacheFile, folder.version(), images);
    if (progress)
      progress(1);
    return images;
  } catch (const Error& error) {
    const std::string reason = error.what();
    throw Error(reason == "cancelled"
                    ? reason
                    : fmt::format("Cannot use the folder '{}': {}.", path.string(), reason));
  }
}

std::unique_ptr<DataSet> open(const DataSetSpec& spec, const DataFolders& folders,
                              const OpeningProgress& progress) {
  const fs::path path = resolvedPath(spec, folders);
  const ImageForm form = formFrom(spec.options);
  const PictureFolder folder = listPictures(path);
  const fs::path cacheFile =
      folders.cache.empty() ? fs::path() : imageCacheFile(folders.cache, identityOf(path, form));
  std::optional<ImageCollection> images =
      cacheFile.empty() ? std::nullopt : loadCachedImages(cacheFile, folder.version());
  if (!images)
    images = decodeAndKeep(path, folder, form, cacheFile, progress);
  const ImagePreparation preparation{.height = form.side,
                                     .width = form.side,
                                     .randomCrop = form.fit == ImageFit::CropRandom,
                                     .flip = spec.options.boolean("flip"),
                                     .range = valueRangeFrom(spec.options)};
  return std::make_unique<StoredImages>(std::move(*images), preparation);
}

} // namespace

DataSetKind imagesKind() {
  return {.id = "images",
          .title = DEBLEND_TR("data", "Image folder"),
          .help = DEBLEND_TR("data",
                             "Pictures of any sizes in a folder, or in one folder for each class; those that "
                             "cannot be read are counted and left out."),
          .location = LocationKind::Folder,
          .names = {},
          .schema = imagesSchema(),
          .open = open,
          .version = [](const DataSetSpec& spec, const DataFolders& folders) {
            return listPictures(resolvedPath(spec, folders)).version();
          }};
}

} // namespace deblend
