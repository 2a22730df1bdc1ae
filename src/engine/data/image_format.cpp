#include "data/image_format.h"

#include "core/error.h"

#include <fmt/format.h>

#include <algorithm>

namespace deblend {

const std::vector<ImageFormat>& imageFormats() {
  static const std::vector<ImageFormat> formats = {
      pngFormat(),       jpegFormat(),   tiffFormat(), webpFormat(), bmpFormat(),      jpeg2000Format(),
      sunRasterFormat(), netpbmFormat(), pamFormat(),  pfmFormat(),  radianceFormat(), openExrFormat(),
  };
  return formats;
}

const ImageFormat& imageFormatOf(const ByteReader& file) {
  const auto matches = [&](const ImageFormat& format) { return format.matches(file); };
  const auto found = std::ranges::find_if(imageFormats(), matches);
  if (found != imageFormats().end())
    return *found;
  std::string names;
  for (const ImageFormat& format : imageFormats())
    names += (names.empty() ? "" : ", ") + format.name;
  throw Error(fmt::format("it is not an image in a format that is read ({})", names));
}

} // namespace deblend
