#pragma once

#include "options/option_schema.h"

#include <QString>

namespace deblend {

/// A text that the engine marked for translation in any of its contexts, in the language that is shown.
QString engineText(const std::string& text);

QString titleOf(const Option& option);
QString groupOf(const Option& option);
QString unitOf(const Option& option);
QString helpOf(const Option& option);
QString titleOf(const OptionChoice& choice);

/// A value as a field shows it: with the decimal point of the language that is shown.
QString fieldTextOf(const OptionValue& value);
/// A value in words: "true" reads as "on", a choice by its title.
QString valueTextOf(const Option& option, const OptionValue& value);
/// The default in words.
QString defaultTextOf(const Option& option);
/// What Option::allowed() says.
QString allowedTextOf(const Option& option);
/// What Option::parsed() says when it refuses what was typed.
QString problemTextOf(const Option& option, const QString& typed);

} // namespace deblend
