#include "genome_views.h"

#include "canvas.h"
#include "evaluation/heat_colour.h"

#include <algorithm>
#include <cmath>

namespace deblend::evolution {
namespace {

/// Interleaved bytes of 1 or 3 channels as red, green and blue.
std::vector<std::uint8_t> coloured(std::vector<std::uint8_t> bytes, int channels) {
  if (channels == 3)
    return bytes;
  std::vector<std::uint8_t> colours;
  colours.reserve(3 * bytes.size());
  for (const std::uint8_t each : bytes)
    colours.insert(colours.end(), 3, each);
  return colours;
}

std::vector<std::uint8_t> drawn(const Genome& genome, const ViewForm& form) {
  return drawGenome(genome, form.columns, form.rows, form.channels, form.threads, form.keepGoing);
}

/// [rows, columns, channels] from planes.
std::vector<std::uint8_t> interleaved(const TargetPicture& picture) {
  const std::size_t pixels = static_cast<std::size_t>(picture.columns) * picture.rows;
  std::vector<std::uint8_t> bytes(picture.bytes.size());
  for (std::size_t channel = 0; channel < static_cast<std::size_t>(picture.channels); ++channel)
    for (std::size_t i = 0; i < pixels; ++i)
      bytes[i * picture.channels + channel] = picture.bytes[channel * pixels + i];
  return bytes;
}

} // namespace

ViewForm viewForm(std::int64_t longerSide, std::int64_t columns, std::int64_t rows) {
  const auto longer = static_cast<double>(std::max(columns, rows));
  const auto side = [&](std::int64_t own) {
    return std::max(1, static_cast<int>(std::lround(static_cast<double>(longerSide * own) / longer)));
  };
  return {side(columns), side(rows)};
}

ViewPicture resultView(const Genome& genome, const ViewForm& form) {
  return {form.columns, form.rows, coloured(drawn(genome, form), form.channels)};
}

ViewPicture targetView(const TargetPicture& target, const ViewForm& form) {
  return {form.columns, form.rows,
          coloured(interleaved(resized(target, form.columns, form.rows)), target.channels)};
}

ViewPicture errorView(const Genome& genome, const TargetPicture& target, const ViewForm& form) {
  const std::vector<std::uint8_t> is = drawn(genome, form);
  const std::vector<std::uint8_t> shouldBe = interleaved(resized(target, form.columns, form.rows));
  ViewPicture view{form.columns, form.rows, {}};
  view.pixels.reserve(3 * is.size() / form.channels);
  for (std::size_t i = 0; i < is.size(); i += form.channels) {
    int difference = 0;
    for (std::size_t value = i; value < i + form.channels; ++value)
      difference += std::abs(is[value] - shouldBe[value]);
    const auto colour = heatColour(static_cast<float>(difference) / (255.0F * form.channels));
    view.pixels.insert(view.pixels.end(), colour.begin(), colour.end());
  }
  return view;
}

ViewPicture shapeView(const Genome& genome, std::int64_t item, const ViewForm& form) {
  const std::int64_t count = std::ssize(genome.genes);
  Genome alone{genome.background, {}};
  if (count > 0)
    alone.genes.push_back(genome.genes[std::clamp<std::int64_t>(item, 0, count - 1)]);
  ViewPicture view = resultView(alone, form);
  view.itemCount = count;
  return view;
}

} // namespace deblend::evolution
