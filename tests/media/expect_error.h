#pragma once

#include "picture/media_error.h"

#include <QString>

// The message of the MediaError that `action` throws; empty when it throws none. Other exceptions pass
// through.
template <typename Action>
QString mediaErrorOf(Action action) {
  try {
    action();
  } catch (const deblend::MediaError& error) {
    return QString::fromUtf8(error.what());
  }
  return {};
}
