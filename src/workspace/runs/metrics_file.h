#pragma once

#include "training/training_loop.h"

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace deblend {

/// What happened to a run, in the order in which it did.
struct RunEvent {
  std::string name; ///< started, resumed, paused, stopped, finished, diverged, failed
  std::int64_t step = 0;
  std::int64_t totalSteps = 0; ///< the planned end, as of this event
  std::string message;         ///< for diverged and failed: why
};

/// A run's metrics.jsonl as it reads after all resumptions: records that a resumption went back behind are
/// left out.
struct MetricsHistory {
  std::vector<MetricsRecord> records;
  std::vector<RunEvent> events;
};

/// A last line that is cut short is left out; any other broken line throws Error with its number. An absent
/// file reads as empty.
MetricsHistory readMetrics(const std::filesystem::path& runFolder);

/// Appends to metrics.jsonl. One thread.
class MetricsWriter {
public:
  /// Throws Error if the file cannot be opened.
  explicit MetricsWriter(const std::filesystem::path& runFolder);

  /// Buffered; written through at least once a second and by flush(). Throw Error if the disk is full.
  void append(const MetricsRecord& record);
  void append(const RunEvent& event);
  /// Returns when the lines are on the disk.
  void flush();

private:
  void write(const std::string& line);

  struct FileCloser {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::filesystem::path m_path;
  std::unique_ptr<std::FILE, FileCloser> m_file;
  std::chrono::steady_clock::time_point m_lastFlush{};
};

} // namespace deblend
