#include "describing/run_forms.h"

#include "terminal/text_table.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

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
                      {"best", isBest(run, each)}});
  return json;
}

std::string checkpointTable(const std::vector<RunCheckpoints>& runs) {
  TextTable table({{"RUN"},
                   {"STEP", Align::Right},
                   {"LOSS", Align::Right},
                   {"SECONDS", Align::Right},
                   {"SIZE", Align::Right},
                   {"CREATED"},
                   {""}});
  for (const RunCheckpoints& run : runs)
    for (const CheckpointManifest& each : run.checkpoints)
      table.add({run.run, std::to_string(each.step), lossText(each.loss), fmt::format("{:.1f}", each.seconds),
                 sizeText(byteCount(each)), each.created, markText(run, each)});
  return table.isEmpty() ? "" : table.text();
}

std::string lossText(std::optional<double> loss) {
  return loss && !std::isnan(*loss) ? fmt::format("{:#.4g}", *loss) : "–";
}

} // namespace deblend
