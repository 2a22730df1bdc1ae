#include "evaluating/bench_files.h"

#include "sampling/integrator.h"
#include "storage/atomic_file.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>

namespace deblend {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* fileName = "bench.json";

Json numberOrNull(double value) {
  return std::isfinite(value) ? Json(value) : Json();
}

double numberFrom(const Json& json) {
  return json.is_null() ? std::numeric_limits<double>::quiet_NaN() : json.get<double>();
}

Json toJson(const Spread& spread) {
  return {{"mean", numberOrNull(spread.mean)}, {"half_width", numberOrNull(spread.halfWidth)}};
}

Spread spreadFrom(const Json& json) {
  return {numberFrom(json.at("mean")), numberFrom(json.at("half_width"))};
}

Json toJson(const BenchRow& row) {
  return {{"checkpoint", row.checkpoint},
          {"integrator", row.integrator},
          {"spacing", row.spacing.empty() ? Json() : Json(row.spacing)},
          {"steps", row.steps == 0 ? Json() : Json(row.steps)},
          {"tolerance", row.tolerance == 0 ? Json() : Json(row.tolerance)},
          {"distance", toJson(row.distance)},
          {"straightness", toJson(row.straightness)},
          {"evaluations", toJson(row.evaluations)},
          {"seconds", toJson(row.seconds)}};
}

BenchRow rowFrom(const Json& json) {
  BenchRow row;
  row.checkpoint = json.at("checkpoint");
  row.integrator = integrator(json.at("integrator").get<std::string>()).id;
  if (!json.at("spacing").is_null())
    row.spacing = json.at("spacing");
  if (!json.at("steps").is_null())
    row.steps = json.at("steps");
  if (!json.at("tolerance").is_null())
    row.tolerance = json.at("tolerance");
  row.distance = spreadFrom(json.at("distance"));
  row.straightness = spreadFrom(json.at("straightness"));
  row.evaluations = spreadFrom(json.at("evaluations"));
  row.seconds = spreadFrom(json.at("seconds"));
  return row;
}

std::string cell(double value) {
  return std::isfinite(value) ? fmt::format("{:.9g}", value) : std::string();
}

std::string cells(const Spread& spread) {
  return cell(spread.mean) + "," + cell(spread.halfWidth);
}

} // namespace

Json toJson(const BenchResult& result) {
  Json rows = Json::array();
  for (const BenchRow& each : result.rows)
    rows.push_back(toJson(each));
  return {{"run", result.run},
          {"metric", result.metric},
          {"count", result.count},
          {"seeds", result.seeds},
          {"weights", toText(result.weights)},
          {"device", result.device},
          {"complete", result.isComplete},
          {"floor", toJson(result.floor)},
          {"rows", rows},
          {"created", result.created}};
}

BenchResult benchFromJson(const Json& json) {
  BenchResult result;
  result.run = json.at("run");
  result.metric = json.at("metric");
  result.count = json.at("count");
  result.seeds = json.at("seeds");
  result.weights = weightsFromText(json.at("weights"));
  result.device = json.at("device");
  result.isComplete = json.at("complete");
  result.floor = spreadFrom(json.at("floor"));
  for (const Json& each : json.at("rows"))
    result.rows.push_back(rowFrom(each));
  result.created = json.at("created");
  return result;
}

std::string benchCsv(const BenchResult& result) {
  std::string text = "checkpoint,integrator,spacing,steps,tolerance";
  for (const std::string& figure : {result.metric, std::string("straightness"), std::string("evaluations"),
                                    std::string("seconds"), std::string("floor")})
    text += fmt::format(",{0},{0}_half_width", figure);
  text += "\n";
  for (const BenchRow& row : result.rows)
    text +=
        fmt::format("{},{},{},{},{},{},{},{},{},{}\n", row.checkpoint, row.integrator, row.spacing,
                    row.steps == 0 ? std::string() : std::to_string(row.steps),
                    row.tolerance == 0 ? std::string() : cell(row.tolerance), cells(row.distance),
                    cells(row.straightness), cells(row.evaluations), cells(row.seconds), cells(result.floor));
  return text;
}

void keepBench(const std::filesystem::path& runFolder, const BenchResult& result) {
  writeFileAtomically(runFolder / fileName, toJson(result).dump(1) + "\n");
}

std::optional<BenchResult> readBench(const std::filesystem::path& runFolder) {
  try {
    return benchFromJson(Json::parse(readTextFile(runFolder / fileName)));
  } catch (const std::exception&) {
    return std::nullopt; // measured again in a minute
  }
}

} // namespace deblend
