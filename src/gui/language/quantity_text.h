#pragma once

#include <QString>

#include <cstdint>

/// Numbers as the window shows them, in the language that is shown.
namespace deblend {

/// "41 984", grouped by narrow spaces that do not break.
QString countText(std::int64_t count);
/// Four significant digits: "12.31", "0.00412". Not a number reads as "NaN".
QString measureText(double value);
/// Two decimals: "0.42".
QString alphaText(double alpha);
/// "3 s", "2 min 5 s", "1 h 4 min".
QString durationText(double seconds);
/// "212 MB", by thousands.
QString bytesText(std::int64_t bytes);
/// "7 900": two or three digits that count, for rates.
QString rateText(double perSecond);

} // namespace deblend
