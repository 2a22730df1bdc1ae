#pragma once

#include "mlp_model_type.h"
#include "model/model_type.h"

// A catalog of the multi-layer perceptron alone, for tests without a plugin host.
class MlpCatalog : public deblend::ModelTypeCatalog {
public:
  std::vector<const deblend::ModelType*> modelTypes() const override { return {&m_mlp}; }

private:
  deblend::MlpModelType m_mlp;
};
