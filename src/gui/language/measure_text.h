#pragma once

#include <QString>

#include <string>

/// The quantities that runs record, as the window names them, in the language that is shown.
namespace deblend {

/// "PSNR (dB)" for "psnr". A name that is not known reads as it is, with blanks for its underscores.
QString measureTitle(const std::string& name);
/// A value of it: counts grouped, "1 h 4 min" for a time, otherwise four significant digits.
QString measureValueText(const std::string& name, double value);

} // namespace deblend
