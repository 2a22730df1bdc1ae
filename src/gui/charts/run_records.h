#pragma once

#include "training/training_loop.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace deblend {

/// The quantities that every record has, by their names in a run's metrics.
inline constexpr const char* stepQuantity = "step";
inline constexpr const char* secondsQuantity = "seconds";
inline constexpr const char* lossQuantity = "loss";
inline constexpr const char* learningRateQuantity = "learning_rate";

/// The records of a run in columns: under each name as many numbers as there are records. Steps rise. One
/// thread.
class RunRecords {
public:
  RunRecords();

  /// Records at or before the last step mean that the run went back there: what came after is dropped.
  /// Returns how many of the records before stay.
  std::size_t append(std::span<const MetricsRecord> records);

  std::size_t count() const { return steps().size(); }
  const std::vector<double>& steps() const { return m_columns.front().numbers; }
  /// Null if no record has it. NaN where one has none or none that is finite. The pointer holds until the
  /// next append().
  const std::vector<double>* find(std::string_view name) const;
  /// The names beside those of every record.
  std::vector<std::string> ownNames() const;

private:
  struct Column {
    std::string name;
    std::vector<double> numbers;
  };

  void push(const MetricsRecord& record);
  void set(std::string_view name, std::size_t place, double number);

  std::vector<Column> m_columns; ///< those of every record first
};

} // namespace deblend
