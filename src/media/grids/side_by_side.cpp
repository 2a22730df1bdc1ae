#include "grids/side_by_side.h"

#include "picture/media_error.h"
#include "plots/cairo_layer.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace deblend {
namespace {

constexpr int gap = 12;       // between the pictures and around them
constexpr int titleBand = 42; // for two lines
constexpr int lineHeight = 19;
constexpr int footerBand = 28;
constexpr double fontSize = 14;

int even(int length) {
  return length + length % 2;
}

int scaledWidth(const Picture& picture, int height) {
  return std::max(static_cast<int>(std::lround(static_cast<double>(picture.width) * height / picture.height)),
                  1);
}

void paste(const Picture& from, Picture& to, const PixelArea& place) {
  const cv::Mat source(from.height, from.width, CV_8UC3, const_cast<std::uint8_t*>(from.rgb.data()));
  cv::Mat target(to.height, to.width, CV_8UC3, to.rgb.data());
  cv::Mat area = target(cv::Rect(place.left, place.top, place.width, place.height));
  const bool shrinks = place.width < from.width;
  cv::resize(source, area, area.size(), 0, 0, shrinks ? cv::INTER_AREA : cv::INTER_LINEAR);
}

void drawTitle(const CairoLayer& layer, const TitledPicture& titled, const PixelArea& place,
               const RoleColours& colours) {
  const double baseline = place.top - 9;
  const TextStyle title{.size = fontSize, .colour = colours.text, .bold = true};
  const TextStyle detail{.size = fontSize, .colour = colours.mutedText};
  drawText(layer, shortenedText(layer, titled.title, place.width, title), place.left, baseline - lineHeight,
           title);
  drawText(layer, shortenedText(layer, titled.detail, place.width, detail), place.left, baseline, detail);
}

} // namespace

Picture drawSideBySide(const std::vector<TitledPicture>& pictures, const SideBySideOptions& options) {
  if (pictures.empty())
    throw MediaError("Cannot lay out pictures side by side: there is none.");
  int height = options.height;
  for (const TitledPicture& each : pictures) {
    checkPicture(each.picture);
    height = options.height > 0 ? height : std::max(height, each.picture.height);
  }
  std::vector<PixelArea> places;
  int left = gap;
  for (const TitledPicture& each : pictures) {
    places.push_back({left, gap + titleBand, scaledWidth(each.picture, height), height});
    left += places.back().width + gap;
  }
  const RoleColours& colours = roleColours(options.theme);
  const int bottom = gap + titleBand + height + (options.footer.empty() ? gap : footerBand);
  Picture whole = makePicture(even(left), even(bottom), colours.background);
  for (std::size_t i = 0; i < pictures.size(); ++i)
    paste(pictures[i].picture, whole, places[i]);
  CairoLayer layer(whole, {0, 0, whole.width, whole.height});
  for (std::size_t i = 0; i < pictures.size(); ++i)
    drawTitle(layer, pictures[i], places[i], colours);
  if (!options.footer.empty())
    drawText(layer, options.footer, gap, bottom - 0.35 * footerBand,
             {.size = fontSize, .colour = colours.text});
  layer.flush();
  return whole;
}

} // namespace deblend
