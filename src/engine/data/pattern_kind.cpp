#include "data/pattern_kind.h"

#include "core/translatable.h"
#include "data/data_set_kinds.h"
#include "data/point_patterns.h"
#include "data/stored_points.h"

#include <ATen/ops/tensor.h>

#include <limits>

namespace deblend {
namespace {

std::vector<OptionChoice> patternNames() {
  std::vector<OptionChoice> names;
  for (const PointPattern& pattern : pointPatterns())
    names.push_back({pattern.id, pattern.title});
  return names;
}

OptionSchema patternSchema() {
  return OptionSchema({
      Option::integer("points", DEBLEND_TR("data", "Points"), 200, 1, 1'000'000,
                      DEBLEND_TR("data", "How many points there are.")),
      Option::integer("classes", DEBLEND_TR("data", "Classes"), 2, 1, 50,
                      DEBLEND_TR("data", "How many classes the points have; quarters have at most three.")),
      Option::real("noise", DEBLEND_TR("data", "Noise"), 0.02, 0, 1,
                   DEBLEND_TR("data",
                              "The standard deviation by which every point is moved from its place in the "
                              "pattern, in sides of the unit square.")),
      Option::integer("seed", DEBLEND_TR("data", "Seed"), 0, 0, std::numeric_limits<std::int64_t>::max(),
                      DEBLEND_TR("data",
                                 "Decides every point: the same seed gives the same points, and more of them "
                                 "begin with the same.")),
  });
}

std::unique_ptr<DataSet> open(const DataSetSpec& spec, const DataFolders&, const OpeningProgress&) {
  const LabelledPoints points =
      makePoints(spec.location, {.count = spec.options.integer("points"),
                                 .classCount = spec.options.integer("classes"),
                                 .noise = spec.options.real("noise"),
                                 .seed = static_cast<std::uint64_t>(spec.options.integer("seed"))});
  SampleLabels labels{torch::tensor(points.labels, torch::kInt64), {}};
  for (std::int64_t i = 0; i < points.classCount; ++i)
    labels.names.push_back(std::to_string(i));
  return std::make_unique<StoredPoints>(torch::tensor(points.places).view({-1, 2}), std::move(labels));
}

} // namespace

DataSetKind patternKind() {
  return {.id = "pattern",
          .title = DEBLEND_TR("data", "Pattern of classes"),
          .help = DEBLEND_TR("data", "Points of the plane, each of a class, made up in a pattern."),
          .location = LocationKind::Name,
          .names = patternNames(),
          .schema = patternSchema(),
          .open = open};
}

} // namespace deblend
