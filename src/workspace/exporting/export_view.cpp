#include "exporting/export_view.h"

#include "core/error.h"
#include "exporting/export_pictures.h"
#include "exporting/export_recipe.h"
#include "exporting/view_picture.h"
#include "picture/png_encoder.h"
#include "storage/atomic_file.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace deblend {

void exportView(const std::filesystem::path& projectFolder, const ExportRequest& request, RunSampler& sampler,
                const std::filesystem::path& path) {
  const ModelView view = viewOf(sampler.modelType(), request.view);
  const Preview preview = sampler.preview(viewRequest(view, request.width, request.item));
  writeFileSynced(path, encodePng(drawView(preview, request.width, themeOf(request)),
                                  viewRecipe(projectFolder, sampler, view.id)));
}

void exportDocument(const ExportRequest& request, RunSampler& sampler, const std::filesystem::path& path) {
  const std::string ending = request.output.extension().string();
  std::vector<std::string> known;
  for (const DocumentForm& form : sampler.modelType().documents())
    known.push_back(form.ending);
  if (std::ranges::find(known, ending) == known.end())
    throw Error(known.empty()
                    ? fmt::format("Cannot export to '{}': the model type '{}' writes no documents.",
                                  request.output.string(), sampler.modelType().id())
                    : fmt::format("Cannot export to '{}': the model type '{}' writes documents with the "
                                  "endings {}.",
                                  request.output.string(), sampler.modelType().id(), fmt::join(known, ", ")));
  const auto document = std::get<Document>(sampler.preview(DocumentRequest{ending}));
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(document.content.data());
  writeFileSynced(path, {bytes, document.content.size()});
}

} // namespace deblend
