#include "options/option_schema.h"

#include "core/error.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace deblend {
namespace {

Option makeOption(OptionType type, std::string name, std::string title, OptionValue defaultValue,
                  std::string help) {
  Option option;
  option.name = std::move(name);
  option.title = std::move(title);
  option.help = std::move(help);
  option.type = type;
  option.defaultValue = std::move(defaultValue);
  return option;
}

Option ranged(Option option, double minimum, double maximum, std::string unit) {
  option.minimum = minimum;
  option.maximum = maximum;
  option.unit = std::move(unit);
  return option;
}

std::vector<std::string> choiceValues(const Option& option) {
  std::vector<std::string> values;
  for (const OptionChoice& choice : option.choices)
    values.push_back(choice.value);
  return values;
}

[[noreturn]] void refuse(const Option& option, std::string_view found) {
  throw Error(fmt::format("Option '{}' is {}: allowed is {}.", option.name, found, option.allowed()));
}

bool hasRightType(const Option& option, const OptionValue& value) {
  switch (option.type) {
  case OptionType::Boolean:
    return std::holds_alternative<bool>(value);
  case OptionType::Integer:
    return std::holds_alternative<std::int64_t>(value);
  case OptionType::Real:
    return std::holds_alternative<double>(value);
  case OptionType::Choice:
  case OptionType::Text:
    return std::holds_alternative<std::string>(value);
  }
  return false;
}

bool isInRange(const Option& option, const OptionValue& value) {
  const auto lies = [&](double number) { return number >= option.minimum && number <= option.maximum; };
  if (option.type == OptionType::Integer)
    return lies(static_cast<double>(std::get<std::int64_t>(value)));
  if (option.type == OptionType::Real)
    return lies(std::get<double>(value));
  if (option.type == OptionType::Choice)
    return std::ranges::any_of(
        option.choices, [&](const OptionChoice& c) { return c.value == std::get<std::string>(value); });
  return true;
}

template <typename Number>
bool readNumber(std::string_view text, Number& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

} // namespace

Option Option::boolean(std::string name, std::string title, bool defaultValue, std::string help) {
  return makeOption(OptionType::Boolean, std::move(name), std::move(title), defaultValue, std::move(help));
}

Option Option::integer(std::string name, std::string title, std::int64_t defaultValue, std::int64_t minimum,
                       std::int64_t maximum, std::string help, std::string unit) {
  return ranged(
      makeOption(OptionType::Integer, std::move(name), std::move(title), defaultValue, std::move(help)),
      static_cast<double>(minimum), static_cast<double>(maximum), std::move(unit));
}

Option Option::real(std::string name, std::string title, double defaultValue, double minimum, double maximum,
                    std::string help, std::string unit) {
  return ranged(
      makeOption(OptionType::Real, std::move(name), std::move(title), defaultValue, std::move(help)), minimum,
      maximum, std::move(unit));
}

Option Option::choice(std::string name, std::string title, std::string defaultValue,
                      std::vector<OptionChoice> choices, std::string help) {
  Option option = makeOption(OptionType::Choice, std::move(name), std::move(title), std::move(defaultValue),
                             std::move(help));
  option.choices = std::move(choices);
  return option;
}

Option Option::text(std::string name, std::string title, std::string defaultValue, std::string help) {
  return makeOption(OptionType::Text, std::move(name), std::move(title), std::move(defaultValue),
                    std::move(help));
}

std::string Option::allowed() const {
  switch (type) {
  case OptionType::Boolean:
    return "true or false";
  case OptionType::Integer:
    return fmt::format("a whole number from {:.0f} to {:.0f}", minimum, maximum);
  case OptionType::Real:
    return fmt::format("a number from {} to {}", minimum, maximum);
  case OptionType::Choice:
    return fmt::format("one of {}", fmt::join(choiceValues(*this), ", "));
  case OptionType::Text:
    return "a text";
  }
  return {};
}

OptionValue Option::validated(const OptionValue& value) const {
  if (type == OptionType::Real && std::holds_alternative<std::int64_t>(value))
    return validated(static_cast<double>(std::get<std::int64_t>(value)));
  if (!hasRightType(*this, value) || !isInRange(*this, value))
    refuse(*this, fmt::format("'{}'", toText(value)));
  return value;
}

OptionValue Option::parsed(std::string_view typed) const {
  std::int64_t whole = 0;
  double real = 0;
  if (type == OptionType::Boolean && (typed == "true" || typed == "false"))
    return typed == "true";
  if (type == OptionType::Integer && readNumber(typed, whole))
    return validated(whole);
  if (type == OptionType::Real && readNumber(typed, real) && std::isfinite(real))
    return validated(real);
  if (type == OptionType::Choice || type == OptionType::Text)
    return validated(std::string(typed));
  refuse(*this, fmt::format("'{}'", typed));
}

std::string toText(const OptionValue& value) {
  return std::visit([](const auto& held) { return fmt::format("{}", held); }, value);
}

OptionSchema::OptionSchema(std::vector<Option> options) {
  add({}, std::move(options));
}

OptionSchema& OptionSchema::add(std::string group, std::vector<Option> options) {
  for (Option& option : options) {
    if (find(option.name))
      throw Error(fmt::format("Two options are named '{}': the names of options must differ.", option.name));
    option.group = group;
    m_options.push_back(std::move(option));
  }
  return *this;
}

OptionSchema
OptionSchema::withDefaults(const std::vector<std::pair<std::string, OptionValue>>& defaults) const {
  OptionSchema changed = *this;
  for (const auto& [name, value] : defaults) {
    const auto place = static_cast<std::size_t>(&at(name) - m_options.data());
    changed.m_options[place].defaultValue = m_options[place].validated(value);
  }
  return changed;
}

OptionSchema OptionSchema::only(const std::vector<std::string>& names) const {
  for (const std::string& name : names)
    at(name);
  OptionSchema part;
  std::ranges::copy_if(m_options, std::back_inserter(part.m_options), [&](const Option& option) {
    return std::ranges::find(names, option.name) != names.end();
  });
  return part;
}

const Option* OptionSchema::find(std::string_view name) const {
  const auto found = std::ranges::find(m_options, name, &Option::name);
  return found == m_options.end() ? nullptr : &*found;
}

const Option& OptionSchema::at(std::string_view name) const {
  if (const Option* option = find(name))
    return *option;
  throw Error(m_options.empty() ? fmt::format("There is no option '{}': none is known here.", name)
                                : fmt::format("There is no option '{}': known are {}.", name, names()));
}

std::string OptionSchema::names() const {
  std::string text;
  for (const Option& option : m_options)
    text += (text.empty() ? "" : ", ") + option.name;
  return text;
}

} // namespace deblend
