#pragma once

#include "data/data_set_spec.h"
#include "data/density_grid.h"
#include "plots/plane_frame.h"
#include "runs/run_configuration.h"

namespace deblend {

/// A data set's density as the plots draw it.
PlotDensity plotDensity(const DensityGrid& density);

/// The rectangle of the plane that shows both data sets whole; the unit square if both lie in it.
PlotRectangle commonView(const DensityGrid& source, const DensityGrid& target);

/// The plane of two data sets, faintly behind; of a run, its source and target.
PlaneOptions planeOptions(const DataSetSpec& source, const DataSetSpec& target, const DataFolders& folders);
PlaneOptions planeOptions(const RunConfiguration& configuration, const DataFolders& folders);

} // namespace deblend
