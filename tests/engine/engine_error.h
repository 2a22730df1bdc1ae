#pragma once

#include "core/error.h"

#include <QString>

/// The message of the Error that the action throws; empty when it throws none. Other exceptions pass through.
template <typename Action>
QString engineErrorOf(const Action& action) {
  try {
    action();
  } catch (const deblend::Error& error) {
    return QString::fromUtf8(error.what());
  }
  return {};
}
