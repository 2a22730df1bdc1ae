#pragma once

#include "test_model_types.h"

#include <csignal>

class CrashingAtLoadModelType : public PlainModelType {
public:
  CrashingAtLoadModelType() : PlainModelType("crashing_at_load") {}
};

// Runs while the dynamic linker loads the library.
struct CrashesWhenMade {
  CrashesWhenMade() { std::raise(SIGSEGV); }
};
static const CrashesWhenMade crashesWhenMade;
