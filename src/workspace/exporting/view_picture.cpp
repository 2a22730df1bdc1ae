#include "exporting/view_picture.h"

#include "core/error.h"
#include "model/model_type.h"
#include "options/named_rows.h"
#include "plots/class_map.h"

#include <fmt/format.h>

#include <algorithm>

namespace deblend {
namespace {

constexpr int mostCells = 192; ///< of a map's longer side, between which its picture is smooth

Picture drawn(const ClassMap& map, int longerSide, Theme theme) {
  const PlaneRectangle& area = map.rectangle;
  return drawClassMap({map.columns,
                       map.rows,
                       static_cast<int>(map.classNames.size()),
                       {area.left, area.top, area.right - area.left, area.bottom - area.top},
                       map.probabilities,
                       map.places,
                       map.labels},
                      {longerSide, theme});
}

} // namespace

ModelView viewOf(const ModelType& type, const std::string& id) {
  const std::vector<ModelView> views = type.views();
  if (views.empty())
    throw Error(fmt::format("The model type '{}' has no views.", type.id()));
  return id.empty() ? views.front() : namedRow(views, id, "view");
}

ViewRequest viewRequest(const ModelView& view, int longerSide, std::int64_t item) {
  return {view.id, view.kind == ViewKind::ClassMap ? std::min(longerSide, mostCells) : longerSide, item};
}

Picture drawView(const Preview& preview, int longerSide, Theme theme) {
  if (const auto* map = std::get_if<ClassMap>(&preview))
    return drawn(*map, longerSide, theme);
  if (const auto* picture = std::get_if<ViewPicture>(&preview))
    return {picture->width, picture->height, picture->pixels};
  throw Error("A view answers with a picture or a map of classes, but something else came.");
}

} // namespace deblend
