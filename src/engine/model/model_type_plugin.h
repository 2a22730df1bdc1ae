#pragma once

#include "model/model_type.h"

/// Names the interface in a plugin's metadata. The number rises whenever ModelType, Trainer or what they
/// mention changes.
#define DEBLEND_MODEL_TYPE_IID "org.deblend-studio.ModelTypePlugin"
#define DEBLEND_MODEL_TYPE_INTERFACE_VERSION 4

namespace deblend {

/// What a plugin's root object offers. deblend_add_model_type() writes the class that implements it.
class ModelTypePlugin {
public:
  virtual ~ModelTypePlugin() = default;
  virtual std::unique_ptr<ModelType> createModelType() const = 0;
};

} // namespace deblend
