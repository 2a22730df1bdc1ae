#include "training/out_of_memory.h"

#include "core/error.h"

#include <c10/util/Exception.h>

#include <new>
#include <string_view>

namespace deblend {
namespace {

/// LibTorch has a type of its own for a device that is full, but not for the processor's memory.
bool tellsOfMemory(const c10::Error& error) {
  return dynamic_cast<const c10::OutOfMemoryError*>(&error) != nullptr ||
         error.msg().find("DefaultCPUAllocator") != std::string::npos;
}

} // namespace

void withMemoryFor(const std::function<void()>& action, const std::function<std::string()>& sentence) {
  try {
    action();
    return;
  } catch (const c10::Error& error) {
    if (!tellsOfMemory(error))
      throw;
  } catch (const std::bad_alloc&) { // NOLINT(bugprone-empty-catch): told below
  }
  throw Error(sentence());
}

} // namespace deblend
