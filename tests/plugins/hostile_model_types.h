#pragma once

#include "test_model_types.h"

#include <cstdlib>
#include <stdexcept>

// Plugins that do harm when they are made.
class ThrowingModelType : public PlainModelType {
public:
  ThrowingModelType() : PlainModelType("throwing") { throw std::runtime_error("no weights today"); }
};

class ThrowingAnIntModelType : public PlainModelType {
public:
  ThrowingAnIntModelType() : PlainModelType("throwing_an_int") { throw 7; }
};

class AbortingModelType : public PlainModelType {
public:
  AbortingModelType() : PlainModelType("aborting") { std::abort(); }
};

class ExitingModelType : public PlainModelType {
public:
  ExitingModelType() : PlainModelType("exiting") { std::exit(0); }
};

// Throws when its options are asked for.
class ThrowingSchemaModelType : public PlainModelType {
public:
  ThrowingSchemaModelType() : PlainModelType("throwing_schema") {}
  deblend::OptionSchema optionSchema() const override { throw std::runtime_error("no options today"); }
};
