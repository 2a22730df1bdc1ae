#include "data/shapes.h"

#include "core/error.h"
#include "core/translatable.h"
#include "data/data_set_kinds.h"
#include "data/planar_distribution.h"
#include "data/shape_density.h"
#include "data/shape_raster.h"
#include "data/shape_sampling.h"

#include <fmt/format.h>

#include <algorithm>

namespace deblend {
namespace {

template <const auto& Shape>
torch::Tensor drawInside(std::int64_t count, double, torch::Generator& generator) {
  return drawFrom(Shape, count, generator);
}

template <const auto& Shape>
torch::Tensor drawAround(std::int64_t count, double noise, torch::Generator& generator) {
  return drawFrom(Shape, count, noise, generator);
}

template <const auto& Shape>
bool isInside(PlanePoint point) {
  return Shape.contains(point);
}

template <const auto& Shape>
torch::Tensor logInside(const torch::Tensor& points, double) {
  return evenLogDensity(points, isInside<Shape>, Shape.area());
}

template <const auto& Shape>
torch::Tensor logAround(const torch::Tensor& points, double noise) {
  return logDensityOf(Shape, points, noise);
}

class ShapeDistribution : public PlanarDistribution {
public:
  ShapeDistribution(const PlanarShape& shape, double noise, std::int64_t poolSize)
      : PlanarDistribution(poolSize), m_shape(shape), m_noise(noise) {}

  torch::Tensor draw(std::int64_t count, torch::Generator& generator) const override {
    return m_shape.draw(count, m_noise, generator).to(torch::kFloat32);
  }

  DensityGrid knownDensity(int longerSide) const override {
    return m_shape.contains == nullptr ? DensityGrid() : rasterise(m_shape.contains, longerSide);
  }

  std::optional<torch::Tensor> logDensity(const torch::Tensor& samples) const override {
    if (m_shape.logDensity == nullptr)
      return std::nullopt;
    return m_shape.logDensity(samples.to(torch::kCPU, torch::kFloat64), m_noise);
  }

private:
  const PlanarShape& m_shape;
  double m_noise;
};

std::unique_ptr<DataSet> open(const DataSetSpec& spec, const DataFolders&, const OpeningProgress&) {
  return std::make_unique<ShapeDistribution>(planarShape(spec.location), spec.options.real("noise"),
                                             spec.options.integer("points"));
}

std::vector<OptionChoice> shapeNames() {
  std::vector<OptionChoice> names;
  for (const PlanarShape& shape : planarShapes())
    names.push_back({shape.id, shape.title});
  return names;
}

} // namespace

const std::vector<PlanarShape>& planarShapes() {
  static const std::vector<PlanarShape> shapes = {
      {"triangle", DEBLEND_TR("data", "Triangle"), drawInside<theTriangle>, isInside<theTriangle>,
       logInside<theTriangle>},
      {"square", DEBLEND_TR("data", "Square"), drawInside<theSquare>, isInside<theSquare>,
       logInside<theSquare>},
      {"rhombus", DEBLEND_TR("data", "Rhombus"), drawInside<theRhombus>, isInside<theRhombus>,
       logInside<theRhombus>},
      {"disk", DEBLEND_TR("data", "Disk"), drawInside<theDisk>, isInside<theDisk>, logInside<theDisk>},
      {"ring", DEBLEND_TR("data", "Ring"), drawInside<theRing>, isInside<theRing>, logInside<theRing>},
      {"eight_gaussians", DEBLEND_TR("data", "Eight Gaussians"), drawAround<theEightGaussians>, nullptr,
       logAround<theEightGaussians>},
      {"two_moons", DEBLEND_TR("data", "Two moons"), drawAround<theTwoMoons>, nullptr, nullptr},
      {"checkerboard", DEBLEND_TR("data", "Checkerboard"), drawInside<theCheckerboard>,
       isInside<theCheckerboard>, logInside<theCheckerboard>},
      {"spiral", DEBLEND_TR("data", "Spiral"), drawAround<theSpiral>, nullptr, nullptr},
  };
  return shapes;
}

const PlanarShape& planarShape(std::string_view id) {
  const auto found = std::ranges::find(planarShapes(), id, &PlanarShape::id);
  if (found != planarShapes().end())
    return *found;
  std::string known;
  for (const PlanarShape& shape : planarShapes())
    known += (known.empty() ? "" : ", ") + shape.id;
  throw Error(fmt::format("There is no shape '{}': known are {}.", id, known));
}

DataSetKind shapeKind() {
  return {.id = "shape",
          .title = DEBLEND_TR("data", "Shape"),
          .help = DEBLEND_TR("data", "Points of a shape of the plane that a formula gives."),
          .location = LocationKind::Name,
          .names = shapeNames(),
          .schema = OptionSchema({
              PlanarDistribution::poolSizeOption(),
              Option::real(
                  "noise", DEBLEND_TR("data", "Noise"), 0.025, 0, 1,
                  DEBLEND_TR("data",
                             "The standard deviation of the points around the Gaussians' centres, the moons "
                             "or the spiral; the other shapes have sharp edges and take none.")),
          }),
          .open = open};
}

} // namespace deblend
