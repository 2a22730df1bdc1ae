#include "evaluating/evaluation_log.h"

#include "core/error.h"
#include "evaluating/evaluation_json.h"
#include "storage/atomic_file.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <map>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace deblend {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr const char* fileName = "evaluations.jsonl";

/// The open file, locked against other programs that append to it.
class LockedFile {
public:
  explicit LockedFile(fs::path path)
      : m_path(std::move(path)), m_file(::open(m_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)) {
    if (m_file < 0 || ::flock(m_file, LOCK_EX) != 0) {
      const int reason = errno;
      close();
      throw cannotWrite(reason);
    }
  }
  ~LockedFile() { close(); }
  LockedFile(const LockedFile&) = delete;
  LockedFile& operator=(const LockedFile&) = delete;

  /// Over what a crash left of a last line.
  void append(const std::string& line) {
    const off_t end = wholeLines();
    const auto wanted = static_cast<ssize_t>(line.size());
    if (::pwrite(m_file, line.data(), line.size(), end) == wanted && ::ftruncate(m_file, end + wanted) == 0 &&
        ::fsync(m_file) == 0)
      return;
    const int reason = errno;
    if (::ftruncate(m_file, end) != 0)
      throw cannotWrite(errno);
    throw cannotWrite(reason);
  }

private:
  off_t wholeLines() const {
    const std::string text = readTextFile(m_path);
    const std::size_t last = text.rfind('\n');
    return last == std::string::npos ? 0 : static_cast<off_t>(last + 1);
  }

  Error cannotWrite(int reason) const {
    return Error(
        fmt::format("Cannot keep the evaluation in '{}': {}.", m_path.string(), std::strerror(reason)));
  }

  void close() const {
    if (m_file >= 0)
      ::close(m_file);
  }

  fs::path m_path;
  int m_file;
};

} // namespace

void keepEvaluation(const fs::path& runFolder, const Evaluation& evaluation) {
  LockedFile(runFolder / fileName).append(toJson(evaluation).dump() + "\n");
}

std::vector<Evaluation> readEvaluations(const fs::path& runFolder) {
  std::vector<Evaluation> evaluations;
  const fs::path path = runFolder / fileName;
  if (!fs::exists(path))
    return evaluations;
  const std::string text = readTextFile(path);
  for (std::size_t begin = 0, number = 1; begin < text.size(); ++number) {
    const std::size_t end = text.find('\n', begin);
    if (end == std::string::npos)
      break;
    const Json json = Json::parse(text.begin() + static_cast<std::ptrdiff_t>(begin),
                                  text.begin() + static_cast<std::ptrdiff_t>(end), nullptr, false);
    try {
      evaluations.push_back(evaluationFromJson(json));
    } catch (const std::exception&) {
      throw Error(fmt::format("Cannot read '{}': line {} is not an evaluation.", path.string(), number));
    }
    begin = end + 1;
  }
  return evaluations;
}

std::vector<Evaluation> comparableEvaluations(const std::vector<Evaluation>& all, const std::string& metric) {
  const Evaluation* latest = nullptr;
  for (const Evaluation& each : all)
    if (each.metric(metric))
      latest = &each;
  std::map<std::int64_t, const Evaluation*> byStep;
  for (const Evaluation& each : all)
    if (latest && each.metric(metric) && isComparable(each, *latest))
      byStep[each.checkpoint] = &each;
  std::vector<Evaluation> comparable;
  for (const auto& [step, evaluation] : byStep)
    comparable.push_back(*evaluation);
  return comparable;
}

std::optional<std::int64_t> bestEvaluatedStep(const std::vector<Evaluation>& all, const std::string& metric,
                                              const std::vector<std::int64_t>& steps) {
  const Evaluation* best = nullptr;
  const std::vector<Evaluation> evaluations = comparableEvaluations(all, metric);
  const double sign = evaluations.empty() || metricKind(metric).lowerIsBetter ? 1 : -1;
  for (const Evaluation& each : evaluations)
    if (std::ranges::find(steps, each.checkpoint) != steps.end() &&
        (!best || sign * each.metric(metric)->value < sign * best->metric(metric)->value))
      best = &each;
  return best ? std::optional(best->checkpoint) : std::nullopt;
}

} // namespace deblend
