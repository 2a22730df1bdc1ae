#include "describing/option_forms.h"

#include "terminal/text_table.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

namespace deblend {
namespace {

using Json = nlohmann::ordered_json;

const char* typeName(OptionType type) {
  switch (type) {
  case OptionType::Boolean:
    return "boolean";
  case OptionType::Integer:
    return "integer";
  case OptionType::Real:
    return "real";
  case OptionType::Choice:
    return "choice";
  case OptionType::Text:
    return "text";
  }
  return "";
}

bool hasRange(const Option& option) {
  return option.type == OptionType::Integer || option.type == OptionType::Real;
}

std::vector<std::string> choiceValues(const Option& option) {
  std::vector<std::string> values;
  for (const OptionChoice& choice : option.choices)
    values.push_back(choice.value);
  return values;
}

Json toJson(const Option& option) {
  Json json = {{"name", option.name},
               {"title", option.title},
               {"group", option.group},
               {"type", typeName(option.type)}};
  std::visit([&](const auto& value) { json["default"] = value; }, option.defaultValue);
  if (option.type == OptionType::Integer)
    json.update({{"minimum", static_cast<std::int64_t>(option.minimum)},
                 {"maximum", static_cast<std::int64_t>(option.maximum)}});
  else if (hasRange(option))
    json.update({{"minimum", option.minimum}, {"maximum", option.maximum}});
  if (option.type == OptionType::Choice)
    json["choices"] = choiceValues(option);
  json.update({{"unit", option.unit}, {"help", option.help}});
  return json;
}

std::string allowedText(const Option& option) {
  switch (option.type) {
  case OptionType::Boolean:
    return "true, false";
  case OptionType::Integer:
    return fmt::format("{:.0f} to {:.0f}", option.minimum, option.maximum);
  case OptionType::Real:
    return fmt::format("{} to {}", option.minimum, option.maximum);
  case OptionType::Choice:
    return fmt::format("{}", fmt::join(choiceValues(option), ", "));
  case OptionType::Text:
    return "text";
  }
  return {};
}

} // namespace

Json toJson(const OptionSchema& schema) {
  Json json = Json::array();
  for (const Option& option : schema.options())
    json.push_back(toJson(option));
  return json;
}

std::string optionTable(const OptionSchema& schema, std::size_t indent) {
  TextTable table({{"OPTION"}, {"DEFAULT"}, {"ALLOWED"}, {"MEANING"}});
  for (const Option& option : schema.options())
    table.add({option.name, toText(option.defaultValue), allowedText(option), option.help});
  return table.text(indent);
}

std::string changedOptions(const OptionValues& values) {
  std::string text;
  for (const Option& option : values.schema().options())
    if (!values.isDefault(option.name))
      text += fmt::format("{}{}={}", text.empty() ? "" : " ", option.name, toText(values.value(option.name)));
  return text;
}

} // namespace deblend
