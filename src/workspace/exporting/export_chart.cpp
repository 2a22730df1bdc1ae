#include "exporting/export_chart.h"

#include "core/error.h"
#include "exporting/export_pictures.h"
#include "exporting/export_recipe.h"
#include "exporting/film_track.h"
#include "picture/png_encoder.h"
#include "plots/loss_chart.h"
#include "runs/metrics_file.h"
#include "runs/run_catalog.h"
#include "storage/atomic_file.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <map>
#include <set>

namespace deblend {
namespace {

namespace fs = std::filesystem;

constexpr const char* lossName = "loss";
constexpr const char* learningRateName = "learning_rate";

/// Everything that a record holds, by name; time and steps also by those that metrics.jsonl has.
std::map<std::string, double> valuesOf(const MetricsRecord& record) {
  std::map<std::string, double> values(record.values.begin(), record.values.end());
  values[lossName] = record.loss;
  values[learningRateName] = record.learningRate;
  for (const char* name : {timeAxis, "seconds"})
    values[name] = record.seconds;
  for (const char* name : {stepsAxis, "step"})
    values[name] = static_cast<double>(record.step);
  return values;
}

/// Throws Error that lists the names.
void requireRecorded(const std::string& name, const std::set<std::string>& known, const std::string& run) {
  if (!known.contains(name))
    throw Error(
        fmt::format("The run '{}' has recorded no '{}': it has {}.", run, name, fmt::join(known, ", ")));
}

ChartSeries seriesOf(const RunSummary& run, const MetricsHistory& history, const ExportRequest& request) {
  ChartSeries series;
  series.label = run.id;
  series.colour = runColour(themeOf(request), static_cast<std::size_t>(run.number - 1));
  std::set<std::string> known = {lossName, learningRateName, timeAxis, stepsAxis};
  for (const MetricsRecord& record : history.records) {
    const std::map<std::string, double> values = valuesOf(record);
    for (const auto& [name, value] : values)
      known.insert(name);
    if (!values.contains(request.quantity) || !values.contains(request.axis))
      continue;
    series.steps.push_back(values.at(request.axis));
    series.values.push_back(values.at(request.quantity));
  }
  requireRecorded(request.quantity, known, run.id);
  requireRecorded(request.axis, known, run.id);
  return series;
}

std::string axisLabel(const std::string& axis) {
  return axis == timeAxis || axis == "seconds" ? "seconds of training" : axis == stepsAxis ? "step" : axis;
}

} // namespace

void exportChart(const fs::path& projectFolder, const ExportRequest& request, const fs::path& path) {
  std::vector<ChartSeries> series;
  std::vector<RunSummary> runs;
  for (const std::string& run : {request.run, request.beside}) {
    if (run.empty())
      continue;
    const fs::path folder = findRun(projectFolder / "runs", run);
    runs.push_back(summariseRun(folder));
    series.push_back(seriesOf(runs.back(), readMetrics(folder), request));
  }
  LossChartOptions options;
  options.width = request.width;
  options.height = request.height;
  options.theme = themeOf(request);
  if (runs.size() == 1)
    options.title = runs.front().experiment;
  options.stepLabel = axisLabel(request.axis);
  options.valueLabel = request.quantity;
  options.valueScale = request.logarithmic ? AxisScale::logarithmic : AxisScale::linear;
  if (request.quantity != lossName)
    options.smoothing = 0; // what is measured has no noise of batches
  writeFileSynced(path, encodePng(drawLossChart(series, options),
                                  lossRecipe(projectFolder, runs.front().id, runs.front().step)));
}

} // namespace deblend
