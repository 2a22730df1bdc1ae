#include "data/image_format.h"

#include "core/error.h"

#include <fmt/format.h>

#include <algorithm>

namespace deblend {
namespace {

const ImageFormat& formatOf(const ByteReader& file) {
  const auto matches = [&](const ImageFormat& format) { return format.matches(file); };
  const auto found = std::ranges::find_if(imageFormats(), matches);
  if (found != imageFormats().end())
    return *found;
  std::string names;
  for (const ImageFormat& format : imageFormats())
    names += (names.empty() ? "" : ", ") + format.name;
  throw Error(fmt::format("it is not an image in a format that is read ({})", names));
}

void requireSize(const ImageSize& size) {
  if (size.width < 1 || size.height < 1)
    throw Error(fmt::format("it says that it is {} × {} pixels large: at least 1 × 1 is needed", size.width,
                            size.height));
  const double megapixels = static_cast<double>(size.width) * static_cast<double>(size.height) / 1e6;
  if (size.width > maximumImagePixels / size.height)
    throw Error(fmt::format("it is {} × {} pixels large ({:.1f} megapixels): at most {} megapixels are read",
                            size.width, size.height, megapixels, maximumImagePixels / 1'000'000));
}

} // namespace

const std::vector<ImageFormat>& imageFormats() {
  static const std::vector<ImageFormat> formats = {
      pngFormat(),       jpegFormat(),   tiffFormat(), webpFormat(), bmpFormat(),      jpeg2000Format(),
      sunRasterFormat(), netpbmFormat(), pamFormat(),  pfmFormat(),  radianceFormat(), openExrFormat(),
  };
  return formats;
}

ImageHeader readImageHeader(std::span<const std::uint8_t> bytes) {
  const ByteReader file(bytes);
  if (file.size() == 0)
    throw Error("the file is empty");
  const ImageFormat& format = formatOf(file);
  const ImageSize size = format.size(file);
  requireSize(size);
  const ImageTraits traits = format.inspect(file);
  const std::uint64_t usual = static_cast<std::uint64_t>(size.width * size.height) * format.pixelMemory;
  return {.format = format.name,
          .size = size,
          .traits = traits,
          .workingMemory = traits.workingMemory.value_or(usual)};
}

} // namespace deblend
