#include "model/model_type.h"

#include "core/error.h"

#include <fmt/format.h>

namespace deblend {

const ModelType* ModelTypeCatalog::find(const std::string& id) const {
  for (const ModelType* type : modelTypes())
    if (type->id() == id)
      return type;
  return nullptr;
}

const ModelType& ModelTypeCatalog::at(const std::string& id) const {
  if (const ModelType* type = find(id))
    return *type;
  std::string known;
  for (const ModelType* type : modelTypes())
    known += (known.empty() ? "" : ", ") + type->id();
  throw Error(known.empty() ? fmt::format("There is no model type '{}': no plugin was found.", id)
                            : fmt::format("There is no model type '{}': known are {}.", id, known));
}

} // namespace deblend
