#include "charts/run_records.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace deblend {
namespace {

constexpr std::size_t sharedColumns = 4;
constexpr double absent = std::numeric_limits<double>::quiet_NaN();

} // namespace

RunRecords::RunRecords()
    : m_columns{{stepQuantity, {}}, {secondsQuantity, {}}, {lossQuantity, {}}, {learningRateQuantity, {}}} {}

std::size_t RunRecords::append(std::span<const MetricsRecord> records) {
  std::size_t kept = count();
  for (const MetricsRecord& record : records) {
    const auto step = static_cast<double>(record.step);
    if (count() > 0 && step <= steps().back()) {
      const auto left = static_cast<std::size_t>(std::ranges::lower_bound(steps(), step) - steps().begin());
      for (Column& column : m_columns)
        column.numbers.resize(left);
      kept = std::min(kept, left);
    }
    push(record);
  }
  return kept;
}

void RunRecords::push(const MetricsRecord& record) {
  for (Column& column : m_columns)
    column.numbers.push_back(absent);
  set(stepQuantity, 0, static_cast<double>(record.step));
  set(secondsQuantity, 1, record.seconds);
  set(lossQuantity, 2, record.loss);
  set(learningRateQuantity, 3, record.learningRate);
  for (std::size_t i = 0; i < record.values.size(); ++i) {
    const auto& [name, number] = record.values[i];
    const auto shared = std::span(m_columns).first(sharedColumns);
    if (std::ranges::find(shared, name, &Column::name) == shared.end())
      set(name, sharedColumns + i, number);
  }
}

/// `place` is where the column most likely is.
void RunRecords::set(std::string_view name, std::size_t place, double number) {
  auto column = m_columns.begin() + static_cast<std::ptrdiff_t>(std::min(place, m_columns.size() - 1));
  if (column->name != name)
    column = std::ranges::find(m_columns, name, &Column::name);
  if (column == m_columns.end())
    column = m_columns.insert(column, {std::string(name), std::vector<double>(count(), absent)});
  column->numbers.back() = std::isfinite(number) ? number : absent;
}

const std::vector<double>* RunRecords::find(std::string_view name) const {
  const auto column = std::ranges::find(m_columns, name, &Column::name);
  return column == m_columns.end() || count() == 0 ? nullptr : &column->numbers;
}

std::vector<std::string> RunRecords::ownNames() const {
  std::vector<std::string> names;
  for (std::size_t i = sharedColumns; i < m_columns.size(); ++i)
    names.push_back(m_columns[i].name);
  return names;
}

} // namespace deblend
