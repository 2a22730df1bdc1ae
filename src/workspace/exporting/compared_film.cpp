#include "exporting/compared_film.h"

#include "exporting/export_frames.h"
#include "exporting/export_pictures.h"
#include "exporting/export_recipe.h"
#include "exporting/film_track.h"
#include "exporting/view_picture.h"
#include "grids/side_by_side.h"
#include "runs/metrics_file.h"
#include "runs/run_catalog.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace deblend {
namespace {

constexpr int usualFrames = 100;
/// Quantities that a caption tells, where they were recorded.
constexpr std::array<std::pair<const char*, const char*>, 2> captioned = {
    {{"shapes", "{:.0f} shapes"}, {"psnr", "{:.1f} dB"}}};

/// One of the two runs.
class FilmSide {
public:
  FilmSide(const std::filesystem::path& projectFolder, const ExportRequest& request, RunSampler& sampler)
      : m_sampler(sampler), m_view(viewOf(sampler.modelType(), request.view)),
        m_track(filmTrack(projectFolder / "runs" / sampler.configuration().id, request.axis)),
        m_side(request.width), m_theme(themeOf(request)) {
    for (const MetricsRecord& record :
         readMetrics(projectFolder / "runs" / sampler.configuration().id).records)
      m_records[record.step] = record.values;
  }

  const FilmTrack& track() const { return m_track; }

  TitledPicture at(double place) {
    const std::int64_t step = m_track.stepAt(place);
    if (step != m_shownStep) {
      m_sampler.load(step);
      m_shown = drawView(m_sampler.preview(viewRequest(m_view, m_side)), m_side, m_theme);
      m_shownStep = step;
    }
    return {m_shown, m_sampler.modelType().title(), detailAt(step)};
  }

private:
  std::string detailAt(std::int64_t step) const {
    const auto record = m_records.upper_bound(step);
    std::string text;
    if (record == m_records.begin())
      return text;
    for (const auto& [name, form] : captioned)
      for (const auto& [known, value] : std::prev(record)->second)
        if (known == name)
          text += (text.empty() ? "" : " · ") + fmt::format(fmt::runtime(form), value);
    return text;
  }

  RunSampler& m_sampler;
  ModelView m_view;
  FilmTrack m_track;
  int m_side;
  Theme m_theme;
  std::map<std::int64_t, std::vector<std::pair<std::string, double>>> m_records;
  Picture m_shown;
  std::int64_t m_shownStep = -1;
};

} // namespace

void exportComparedFilm(const std::filesystem::path& projectFolder, const ExportRequest& request,
                        RunSampler& sampler, const ModelTypeCatalog& catalog, const DataFolders& folders,
                        const ExportProgress& progress, const std::filesystem::path& path) {
  RunSampler other(projectFolder, {request.beside, "latest", "auto"}, catalog, folders);
  FilmSide left(projectFolder, request, sampler);
  FilmSide right(projectFolder, request, other);
  const int count = request.frames > 0 ? request.frames : usualFrames;
  const double end = std::max(left.track().end(), right.track().end());
  const auto draw = [&](int index) {
    const double place = count == 1 ? end : end * index / (count - 1);
    return drawSideBySide({left.at(place), right.at(place)},
                          {.footer = placeText(request.axis, place), .theme = themeOf(request)});
  };
  const Picture last = draw(count - 1);
  writeFrames({count, last.width, last.height, draw}, request,
              viewRecipe(projectFolder, sampler, viewOf(sampler.modelType(), request.view).id), path,
              progress);
}

} // namespace deblend
