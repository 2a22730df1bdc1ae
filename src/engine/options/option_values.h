#pragma once

#include "options/option_schema.h"

#include <nlohmann/json_fwd.hpp>

#include <vector>

namespace deblend {

/// A value for every option of a schema, each within its range. A value type.
class OptionValues {
public:
  OptionValues() = default;
  /// Every option at its default.
  explicit OptionValues(OptionSchema schema);

  const OptionSchema& schema() const { return m_schema; }

  /// All throw Error for a name that the schema lacks.
  const OptionValue& value(std::string_view name) const;
  bool boolean(std::string_view name) const;
  std::int64_t integer(std::string_view name) const;
  double real(std::string_view name) const;
  const std::string& text(std::string_view name) const;
  bool isDefault(std::string_view name) const;

  /// Throw Error naming the option, the value and what is allowed.
  void set(std::string_view name, const OptionValue& value);
  void setFromText(std::string_view name, std::string_view text);
  void reset(std::string_view name);

  /// An object with every option. fromJson() takes defaults for missing names and refuses unknown ones.
  nlohmann::ordered_json toJson() const;
  static OptionValues fromJson(const OptionSchema& schema, const nlohmann::ordered_json& object);

  bool operator==(const OptionValues& other) const { return m_values == other.m_values; }

private:
  std::size_t indexOf(std::string_view name) const;

  OptionSchema m_schema;
  std::vector<OptionValue> m_values; ///< in the schema's order
};

} // namespace deblend
