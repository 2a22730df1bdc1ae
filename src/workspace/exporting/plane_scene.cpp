#include "exporting/plane_scene.h"

#include "data/data_set_summary.h"

#include <algorithm>

namespace deblend {

PlotDensity plotDensity(const DensityGrid& density) {
  const PlaneRectangle& area = density.rectangle;
  return {density.width,
          density.height,
          density.values,
          {area.left, area.top, area.right - area.left, area.bottom - area.top}};
}

PlotRectangle commonView(const DensityGrid& source, const DensityGrid& target) {
  const PlaneRectangle& a = source.rectangle;
  const PlaneRectangle& b = target.rectangle;
  const double left = std::min(a.left, b.left);
  const double top = std::min(a.top, b.top);
  return {left, top, std::max(a.right, b.right) - left, std::max(a.bottom, b.bottom) - top};
}

PlaneOptions planeOptions(const RunConfiguration& configuration, const DataFolders& folders) {
  const DensityGrid source = summariseDataSet(configuration.source.spec, folders).density;
  const DensityGrid target = summariseDataSet(configuration.target.spec, folders).density;
  PlaneOptions options;
  options.view = commonView(source, target);
  options.source = plotDensity(source);
  options.target = plotDensity(target);
  return options;
}

} // namespace deblend
