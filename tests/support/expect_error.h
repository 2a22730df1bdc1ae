#pragma once

#include "core/error.h"

#include <QString>

#include <utility>

// The message of the Error that `action` throws; empty when it throws none. Other exceptions pass through.
template <typename Action>
QString errorOf(Action action) {
  try {
    action();
  } catch (const deblend::Error& error) {
    return QString::fromUtf8(error.what());
  }
  return {};
}

// Whether a message can stand before a user: one line that ends with a full stop, without a library's stack
// trace.
inline bool isSentence(const QString& message) {
  return message.size() > 10 && message.endsWith('.') && !message.contains('\n') && !message.contains("0x") &&
         !message.contains("Exception raised");
}
