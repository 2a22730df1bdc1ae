#include "data/density_image.h"

#include "core/error.h"
#include "core/translatable.h"
#include "data/data_set_kinds.h"
#include "data/image_reader.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace deblend {
namespace {

PixelDistribution distributionOf(const GrayImage& image, const std::filesystem::path& path) {
  try {
    return {image.width, image.height, image.values};
  } catch (const Error& error) {
    throw Error(fmt::format("Cannot draw points from the image '{}': {}.", path.string(), error.what()));
  }
}

std::unique_ptr<DataSet> openDensity(const DataSetSpec& spec, const DataFolders& folders,
                                     const OpeningProgress&) {
  return std::make_unique<DensityImage>(resolvedPath(spec, folders), spec.options.integer("points"));
}

std::unique_ptr<DataSet> openExample(const DataSetSpec& spec, const DataFolders& folders,
                                     const OpeningProgress& progress) {
  const std::vector<std::string> known = exampleNames(folders);
  if (std::ranges::find(known, spec.location) == known.end())
    throw Error(fmt::format("There is no example density '{}': known are {}.", spec.location,
                            fmt::join(known, ", ")));
  return openDensity(spec, folders, progress);
}

} // namespace

DensityImage::DensityImage(const std::filesystem::path& path, std::int64_t poolSize)
    : DensityImage(readGrayImage(path), path, poolSize) {}

DensityImage::DensityImage(const GrayImage& image, const std::filesystem::path& path, std::int64_t poolSize)
    : PlanarDistribution(poolSize), m_distribution(distributionOf(image, path)),
      m_fingerprint(image.fingerprint) {}

torch::Tensor DensityImage::draw(std::int64_t count, torch::Generator& generator) const {
  return m_distribution.draw(count, generator);
}

DataSetKind densityKind() {
  return {.id = "density",
          .title = DEBLEND_TR("data", "Density image"),
          .help = DEBLEND_TR("data", "Points of the plane, dense where a grayscale image is bright."),
          .location = LocationKind::File,
          .names = {},
          .schema = OptionSchema({PlanarDistribution::poolSizeOption()}),
          .open = openDensity};
}

DataSetKind exampleKind() {
  return {.id = "example",
          .title = DEBLEND_TR("data", "Example density"),
          .help = DEBLEND_TR("data", "Points of one of the density images that come with the program."),
          .location = LocationKind::Name,
          .names = {},
          .schema = OptionSchema({PlanarDistribution::poolSizeOption()}),
          .open = openExample};
}

} // namespace deblend
