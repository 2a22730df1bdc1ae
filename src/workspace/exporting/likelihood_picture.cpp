#include "exporting/likelihood_picture.h"

#include "core/error.h"
#include "data/data_set_summary.h"
#include "exporting/plane_scene.h"
#include "sampling/sampling_options.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace deblend {
namespace {

constexpr int longerSide = 192; ///< cells
constexpr double margin = 0.1;  ///< of the target's longer side, on every side

void requirePoints(const SampleShape& shape) {
  if (!isPlanar(shape))
    throw Error(fmt::format("A density can be drawn for points of the plane only; these samples have the "
                            "shape {}.",
                            toText(shape)));
}

PlotRectangle around(const PlotRectangle& area) {
  const double more = margin * std::max(area.width, area.height);
  return {area.left - more, area.top - more, area.width + 2 * more, area.height + 2 * more};
}

ScalarField logDensity(RunSampler& sampler, const PlotRectangle& view, const TrajectoryRequest& request,
                       const std::function<bool()>& keepGoing) {
  const double cell = std::max(view.width, view.height) / longerSide;
  LogDensityRequest wanted;
  wanted.columns = std::max(1, static_cast<int>(std::lround(view.width / cell)));
  wanted.rows = std::max(1, static_cast<int>(std::lround(view.height / cell)));
  wanted.rectangle = {view.left, view.top, view.left + view.width, view.top + view.height};
  wanted.settings = likelihoodSettings(request);
  return std::get<ScalarField>(sampler.preview(wanted, keepGoing));
}

PlotDensity densityOf(const ScalarField& logarithms, const PlotRectangle& view) {
  PlotDensity density{logarithms.columns, logarithms.rows, logarithms.values, view};
  for (float& value : density.values)
    value = std::exp(value);
  return density;
}

/// Per unit of area.
PlotDensity normalised(PlotDensity density) {
  const double sum = std::accumulate(density.values.begin(), density.values.end(), 0.0);
  const double cell = density.area.width * density.area.height / (density.width * density.height);
  for (float& value : density.values)
    value = static_cast<float>(value / (sum * cell));
  return density;
}

/// The same density over a larger rectangle, in cells of about its own size.
PlotDensity within(const PlotDensity& density, const PlotRectangle& view) {
  const double columnsPerUnit = density.width / density.area.width;
  const double rowsPerUnit = density.height / density.area.height;
  PlotDensity all{std::max(1, static_cast<int>(std::lround(view.width * columnsPerUnit))),
                  std::max(1, static_cast<int>(std::lround(view.height * rowsPerUnit))),
                  {},
                  view};
  for (int row = 0; row < all.height; ++row)
    for (int column = 0; column < all.width; ++column) {
      const double x =
          (view.left + (column + 0.5) / all.width * view.width - density.area.left) * columnsPerUnit;
      const double y = (view.top + (row + 0.5) / all.height * view.height - density.area.top) * rowsPerUnit;
      const bool isInside = x >= 0 && y >= 0 && x < density.width && y < density.height;
      all.values.push_back(
          isInside ? density.values[static_cast<std::size_t>(y) * static_cast<std::size_t>(density.width) +
                                    static_cast<std::size_t>(x)]
                   : 0);
    }
  return all;
}

} // namespace

Picture drawLikelihood(RunSampler& sampler, const TrajectoryRequest& request, const DataFolders& folders,
                       const DensityPanesOptions& options, const std::function<bool()>& keepGoing) {
  requirePoints(sampler.sampleShape());
  const PlotDensity target =
      plotDensity(summariseDataSet(sampler.configuration().target.spec, folders).density);
  const PlotRectangle view = around(target.area);
  const ScalarField logarithms = logDensity(sampler, view, request, keepGoing);
  return drawDensityPanes(std::vector<DensityPane>{{"Model", densityOf(logarithms, view)},
                                                   {"Target", within(normalised(target), view)}},
                          options);
}

} // namespace deblend
