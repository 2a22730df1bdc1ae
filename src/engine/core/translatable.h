#pragma once

/// Marks a text that a window shows in the user's language, in the given translation context. The engine
/// knows no Qt: this only makes the text findable for lupdate, which is told that the macro means
/// QT_TRANSLATE_NOOP.
#define DEBLEND_TR(context, text) text
