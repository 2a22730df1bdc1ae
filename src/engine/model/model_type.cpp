#include "model/model_type.h"

#include "core/error.h"
#include "core/translatable.h"
#include "training/training_options.h"

#include <fmt/format.h>

namespace deblend {

std::vector<std::string> ModelType::trainingOptionNames() const {
  std::vector<std::string> names;
  for (const Option& option : trainingSchema().options())
    names.push_back(option.name);
  return names;
}

std::vector<Preset> ModelType::presets() const {
  if (!maps())
    return {};
  return {{"tutorial",
           DEBLEND_TR("options", "IADB tutorial"),
           DEBLEND_TR("options", "Exactly the 2D tutorial: a constant learning rate and the last weights."),
           {{"schedule", std::string("constant")}, {"ema_decay", 0.0}}}};
}

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
