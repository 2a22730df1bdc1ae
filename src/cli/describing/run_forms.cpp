#include "describing/run_forms.h"

#include "evaluating/evaluation_json.h"
#include "evaluating/evaluation_log.h"
#include "terminal/text_table.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <cmath>

namespace deblend {
namespace {

using Json = nlohmann::ordered_json;
using Align = TextTable::Align;

Json textOrNull(const std::string& text) {
  return text.empty() ? Json() : Json(text);
}

std::uintmax_t byteCount(const CheckpointManifest& checkpoint) {
  std::uintmax_t bytes = 0;
  for (const CheckpointFile& file : checkpoint.files)
    bytes += file.size;
  return bytes;
}

bool isLatest(const RunCheckpoints& run, const CheckpointManifest& checkpoint) {
  return checkpoint.step == run.checkpoints.back().step;
}

bool isBest(const RunCheckpoints& run, const CheckpointManifest& checkpoint) {
  return checkpoint.step == bestCheckpoint(run.checkpoints).step;
}

std::string markText(const RunCheckpoints& run, const CheckpointManifest& checkpoint) {
  const bool latest = isLatest(run, checkpoint);
  const bool best = isBest(run, checkpoint);
  return latest && best ? "latest, best" : latest ? "latest" : best ? "best" : "";
}

std::string sizeText(std::uintmax_t bytes) {
  const auto size = static_cast<double>(bytes);
  return size < 1e6 ? fmt::format("{:.1f} kB", size / 1e3) : fmt::format("{:.1f} MB", size / 1e6);
}

Json evaluationsOf(const RunCheckpoints& run, const CheckpointManifest& checkpoint) {
  Json json = Json::array();
  for (const Evaluation& each : run.evaluations)
    if (each.checkpoint == checkpoint.step)
      json.push_back(toJson(each));
  return json;
}

/// The metrics that any of the runs was evaluated by.
std::vector<std::string> metricsIn(const std::vector<RunCheckpoints>& runs) {
  std::vector<std::string> metrics;
  for (const std::string& name : metricNames()) {
    const auto has = [&](const Evaluation& evaluation) { return evaluation.metric(name) != nullptr; };
    if (std::ranges::any_of(
            runs, [&](const RunCheckpoints& run) { return std::ranges::any_of(run.evaluations, has); }))
      metrics.push_back(name);
  }
  return metrics;
}

/// The checkpoint's value among those of its run that compare with each other; empty where there is none.
std::string metricText(const RunCheckpoints& run, const CheckpointManifest& checkpoint,
                       const std::string& metric) {
  for (const Evaluation& each : comparableEvaluations(run.evaluations, metric))
    if (each.checkpoint == checkpoint.step)
      return fmt::format("{:.4f}", each.metric(metric)->value);
  return {};
}

std::string upperCase(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char letter) { return std::toupper(letter); });
  return text;
}

} // namespace

Json toJson(const std::vector<RunSummary>& runs) {
  Json json = Json::array();
  for (const RunSummary& run : runs)
    json.push_back({{"run", run.id},
                    {"experiment", run.experiment},
                    {"model", run.modelType},
                    {"state", toText(run.state)},
                    {"step", run.step},
                    {"steps", run.totalSteps},
                    {"loss", run.loss ? Json(*run.loss) : Json()},
                    {"created", textOrNull(run.created)},
                    {"parent", textOrNull(run.parent)},
                    {"message", textOrNull(run.message)}});
  return json;
}

std::string runTable(const std::vector<RunSummary>& runs, std::size_t indent) {
  TextTable table({{"RUN"},
                   {"EXPERIMENT"},
                   {"STATE"},
                   {"STEP", Align::Right},
                   {"OF", Align::Right},
                   {"LOSS", Align::Right},
                   {"CREATED"},
                   {"FROM"}});
  std::string messages;
  for (const RunSummary& run : runs) {
    table.add({run.id, run.experiment, toText(run.state), std::to_string(run.step),
               std::to_string(run.totalSteps), lossText(run.loss), run.created, run.parent});
    if (!run.message.empty())
      messages += fmt::format("{}{}: {}\n", std::string(indent, ' '), run.id, run.message);
  }
  return table.text(indent) + messages;
}

Json toJson(const std::vector<RunCheckpoints>& runs) {
  Json json = Json::array();
  for (const RunCheckpoints& run : runs)
    for (const CheckpointManifest& each : run.checkpoints)
      json.push_back({{"run", run.run},
                      {"step", each.step},
                      {"loss", each.loss},
                      {"seconds", each.seconds},
                      {"bytes", byteCount(each)},
                      {"created", each.created},
                      {"latest", isLatest(run, each)},
                      {"best", isBest(run, each)},
                      {"evaluations", evaluationsOf(run, each)}});
  return json;
}

std::string checkpointTable(const std::vector<RunCheckpoints>& runs) {
  const std::vector<std::string> metrics = metricsIn(runs);
  std::vector<TextTable::Column> columns = {{"RUN"}, {"STEP", Align::Right}, {"LOSS", Align::Right}};
  for (const std::string& metric : metrics)
    columns.push_back({upperCase(metric), Align::Right});
  columns.insert(columns.end(), {{"SECONDS", Align::Right}, {"SIZE", Align::Right}, {"CREATED"}, {""}});
  TextTable table(columns);
  for (const RunCheckpoints& run : runs)
    for (const CheckpointManifest& each : run.checkpoints) {
      std::vector<std::string> cells = {run.run, std::to_string(each.step), lossText(each.loss)};
      for (const std::string& metric : metrics)
        cells.push_back(metricText(run, each, metric));
      cells.insert(cells.end(), {fmt::format("{:.1f}", each.seconds), sizeText(byteCount(each)), each.created,
                                 markText(run, each)});
      table.add(cells);
    }
  return table.isEmpty() ? "" : table.text();
}

std::string lossText(std::optional<double> loss) {
  return loss && !std::isnan(*loss) ? fmt::format("{:#.4g}", *loss) : "–";
}

} // namespace deblend
