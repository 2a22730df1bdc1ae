#include "options/option_values.h"

#include "core/error.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace deblend {
namespace {

using Json = nlohmann::ordered_json;

OptionValue valueFromJson(const Option& option, const Json& json) {
  if (json.is_boolean())
    return json.get<bool>();
  if (json.is_number_integer())
    return json.get<std::int64_t>();
  if (json.is_number_float())
    return json.get<double>();
  if (json.is_string())
    return json.get<std::string>();
  throw Error(fmt::format("Option '{}' is {}: allowed is {}.", option.name, json.dump(), option.allowed()));
}

} // namespace

OptionValues::OptionValues(OptionSchema schema) : m_schema(std::move(schema)) {
  for (const Option& option : m_schema.options())
    m_values.push_back(option.defaultValue);
}

std::size_t OptionValues::indexOf(std::string_view name) const {
  return static_cast<std::size_t>(&m_schema.at(name) - m_schema.options().data());
}

const OptionValue& OptionValues::value(std::string_view name) const {
  return m_values[indexOf(name)];
}
bool OptionValues::boolean(std::string_view name) const {
  return std::get<bool>(value(name));
}
std::int64_t OptionValues::integer(std::string_view name) const {
  return std::get<std::int64_t>(value(name));
}
double OptionValues::real(std::string_view name) const {
  return std::get<double>(value(name));
}
const std::string& OptionValues::text(std::string_view name) const {
  return std::get<std::string>(value(name));
}

bool OptionValues::isDefault(std::string_view name) const {
  return value(name) == m_schema.at(name).defaultValue;
}

void OptionValues::set(std::string_view name, const OptionValue& value) {
  m_values[indexOf(name)] = m_schema.at(name).validated(value);
}

void OptionValues::setFromText(std::string_view name, std::string_view text) {
  m_values[indexOf(name)] = m_schema.at(name).parsed(text);
}

void OptionValues::reset(std::string_view name) {
  m_values[indexOf(name)] = m_schema.at(name).defaultValue;
}

Json OptionValues::toJson() const {
  Json object = Json::object();
  for (std::size_t i = 0; i < m_values.size(); ++i)
    std::visit([&](const auto& held) { object[m_schema.options()[i].name] = held; }, m_values[i]);
  return object;
}

OptionValues OptionValues::fromJson(const OptionSchema& schema, const Json& object) {
  if (!object.is_object())
    throw Error(fmt::format("Options must be a JSON object, but {} was found.", object.dump()));
  OptionValues values(schema);
  for (const auto& [name, json] : object.items())
    values.set(name, valueFromJson(schema.at(name), json));
  return values;
}

} // namespace deblend
