#pragma once

#include "test_model_types.h"

#include <stdexcept>

class ThrowingAtLoadModelType : public PlainModelType {
public:
  ThrowingAtLoadModelType() : PlainModelType("throwing_at_load") {}
};

// Runs while the dynamic linker loads the library.
struct ThrowsWhenMade {
  ThrowsWhenMade() { throw std::runtime_error("thrown by an initialiser"); }
};
static const ThrowsWhenMade throwsWhenMade;
