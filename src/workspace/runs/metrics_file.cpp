#include "runs/metrics_file.h"

#include "core/error.h"
#include "storage/atomic_file.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cerrno>
#include <cstring>
#include <limits>
#include <unistd.h>

namespace deblend {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr const char* fileName = "metrics.jsonl";
constexpr double secondsBetweenFlushes = 1;

/// JSON has no NaN: it is written as null.
double numberAt(const Json& json, const char* key) {
  const Json& value = json.at(key);
  return value.is_null() ? std::numeric_limits<double>::quiet_NaN() : value.get<double>();
}

RunEvent eventFrom(const Json& json) {
  return {json.at("event"), json.at("step"), json.at("total_steps"), json.value("message", std::string())};
}

MetricsRecord recordFrom(const Json& json) {
  MetricsRecord record{json.at("step"), numberAt(json, "loss"), numberAt(json, "learning_rate"),
                       numberAt(json, "seconds")};
  if (json.contains("values"))
    for (const auto& [name, value] : json.at("values").items())
      record.values.emplace_back(name, numberAt(json.at("values"), name.c_str()));
  return record;
}

/// A resumption goes on from its step: what was recorded beyond it never happened.
void forgetBeyond(std::int64_t step, std::vector<MetricsRecord>& records) {
  std::erase_if(records, [&](const MetricsRecord& record) { return record.step > step; });
}

void addLine(const std::string& line, MetricsHistory& history) {
  const Json json = Json::parse(line);
  if (!json.contains("event")) {
    history.records.push_back(recordFrom(json));
    return;
  }
  history.events.push_back(eventFrom(json));
  if (history.events.back().name == "resumed")
    forgetBeyond(history.events.back().step, history.records);
}

/// Cuts off what a crash left of a last line.
void dropPartialLine(const fs::path& path) {
  std::error_code error;
  if (!fs::exists(path, error))
    return;
  const std::string text = readTextFile(path);
  const std::size_t end = text.rfind('\n') == std::string::npos ? 0 : text.rfind('\n') + 1;
  if (end < text.size())
    fs::resize_file(path, end, error);
}

Error cannotWrite(const fs::path& path) {
  return Error(fmt::format("Cannot write '{}': {}.", path.string(), std::strerror(errno)));
}

} // namespace

MetricsHistory readMetrics(const fs::path& runFolder) {
  MetricsHistory history;
  const fs::path path = runFolder / fileName;
  if (!fs::exists(path))
    return history;
  const std::string text = readTextFile(path);
  std::int64_t number = 1;
  for (std::size_t begin = 0; begin < text.size(); ++number) {
    const std::size_t end = text.find('\n', begin);
    if (end == std::string::npos)
      break;
    try {
      addLine(text.substr(begin, end - begin), history);
    } catch (const nlohmann::json::exception&) {
      throw Error(fmt::format("Cannot read '{}': line {} is not a record.", path.string(), number));
    }
    begin = end + 1;
  }
  return history;
}

MetricsWriter::MetricsWriter(const fs::path& runFolder) : m_path(runFolder / fileName) {
  dropPartialLine(m_path);
  m_file.reset(std::fopen(m_path.c_str(), "ae"));
  if (!m_file)
    throw cannotWrite(m_path);
}

void MetricsWriter::append(const MetricsRecord& record) {
  Json json = {{"step", record.step},
               {"loss", record.loss},
               {"learning_rate", record.learningRate},
               {"seconds", record.seconds}};
  for (const auto& [name, value] : record.values)
    json["values"][name] = value;
  write(json.dump());
}

void MetricsWriter::append(const RunEvent& event) {
  Json json = {{"event", event.name}, {"step", event.step}, {"total_steps", event.totalSteps}};
  if (!event.message.empty())
    json["message"] = event.message;
  write(json.dump());
  flush();
}

void MetricsWriter::write(const std::string& line) {
  if (std::fputs(line.c_str(), m_file.get()) < 0 || std::fputc('\n', m_file.get()) < 0)
    throw cannotWrite(m_path);
  const auto now = std::chrono::steady_clock::now();
  if (std::chrono::duration<double>(now - m_lastFlush).count() < secondsBetweenFlushes)
    return;
  m_lastFlush = now;
  if (std::fflush(m_file.get()) != 0)
    throw cannotWrite(m_path);
}

void MetricsWriter::flush() {
  if (std::fflush(m_file.get()) != 0 || ::fsync(::fileno(m_file.get())) != 0)
    throw cannotWrite(m_path);
}

} // namespace deblend
