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

PlaneOptions planeOptions(const DataSetSpec& source, const DataSetSpec& target, const DataFolders& folders) {
  const DensityGrid from = summariseDataSet(source, folders).density;
  const DensityGrid to = summariseDataSet(target, folders).density;
  PlaneOptions options;
  options.view = commonView(from, to);
  options.source = plotDensity(from);
  options.target = plotDensity(to);
  return options;
}

PlaneOptions planeOptions(const RunConfiguration& configuration, const DataFolders& folders) {
  return planeOptions(sourceOf(configuration).spec, configuration.target.spec, folders);
}

} // namespace deblend
