#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace deblend {

using OptionValue = std::variant<bool, std::int64_t, double, std::string>;

enum class OptionType { Boolean, Integer, Real, Choice, Text };

/// One of the values that a Choice allows.
struct OptionChoice {
  std::string value; ///< as written in files and on the command line
  std::string title; ///< as shown in a form
};

/// The one definition of an option. Forms, --set, JSON validation, tooltips and the written reference come
/// from it.
struct Option {
  std::string name;  ///< snake_case, unique in an experiment: the name in files and on the command line
  std::string title; ///< the label in a form
  std::string group; ///< the heading that it stands under in a form
  std::string unit;  ///< such as "steps"; may be empty
  std::string help;  ///< one sentence
  OptionType type = OptionType::Integer;
  OptionValue defaultValue;
  double minimum = 0; ///< Integer and Real, inclusive
  double maximum = 0; ///< Integer and Real, inclusive
  std::vector<OptionChoice> choices;

  static Option boolean(std::string name, std::string title, bool defaultValue, std::string help);
  static Option integer(std::string name, std::string title, std::int64_t defaultValue, std::int64_t minimum,
                        std::int64_t maximum, std::string help, std::string unit = {});
  static Option real(std::string name, std::string title, double defaultValue, double minimum, double maximum,
                     std::string help, std::string unit = {});
  static Option choice(std::string name, std::string title, std::string defaultValue,
                       std::vector<OptionChoice> choices, std::string help);
  static Option text(std::string name, std::string title, std::string defaultValue, std::string help);

  /// The values that are allowed, for messages: "a whole number from 1 to 64", "one of relu, silu".
  std::string allowed() const;
  /// Throws Error unless the value has this option's type and lies in its range. A whole number is taken for
  /// a Real.
  OptionValue validated(const OptionValue& value) const;
  /// Reads what a user typed. Throws Error as validated() does.
  OptionValue parsed(std::string_view text) const;
};

/// A value as files, messages and the command line write it.
std::string toText(const OptionValue& value);

/// An ordered table of options with distinct names.
class OptionSchema {
public:
  OptionSchema() = default;
  /// Throws Error if two options share a name.
  explicit OptionSchema(std::vector<Option> options);

  /// Puts the options under a heading; later calls append.
  OptionSchema& add(std::string group, std::vector<Option> options);

  /// The same options with other defaults. Throws Error for an unknown name or a value out of range.
  OptionSchema withDefaults(const std::vector<std::pair<std::string, OptionValue>>& defaults) const;

  /// Those of the options that are named, in this schema's order. Throws Error for an unknown name.
  OptionSchema only(const std::vector<std::string>& names) const;

  const std::vector<Option>& options() const { return m_options; }
  const Option* find(std::string_view name) const;
  /// Throws Error that names the option and lists the known ones.
  const Option& at(std::string_view name) const;
  /// "a, b, c", for messages.
  std::string names() const;

private:
  std::vector<Option> m_options;
};

} // namespace deblend
