#include "projects/shape_agreement.h"

#include "data/data_set_summary.h"
#include "model/model_type.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace deblend {
namespace {

constexpr const char* gaussian = "gaussian";

std::string shapeOption(const SampleShape& shape) {
  return fmt::format("{}", fmt::join(shape, "x"));
}

/// Sets an option if the kind has it; answers whether it takes the value.
bool trySetting(DataSetSpec& spec, const char* option, const std::string& value) {
  const Option* const known = spec.options.schema().find(option);
  if (!known)
    return false;
  try {
    spec.options.setFromText(option, value);
  } catch (const std::exception&) {
    return false;
  }
  return true;
}

/// The spec with other options, so that its samples have the shape; none if no option does that.
std::optional<DataSetSpec> reshaped(DataSetSpec spec, const SampleShape& own, const SampleShape& wanted) {
  if (spec.kind == gaussian)
    return trySetting(spec, "shape", shapeOption(wanted)) ? std::optional(spec) : std::nullopt;
  if (!isImage(own) || !isImage(wanted) || wanted[1] != wanted[2])
    return std::nullopt;
  const bool sizeFits =
      (own[1] == wanted[1] && own[2] == wanted[2]) || trySetting(spec, "size", std::to_string(wanted[1]));
  const bool channelsFit = own[0] == wanted[0] || trySetting(spec, "channels", std::to_string(wanted[0]));
  return sizeFits && channelsFit ? std::optional(spec) : std::nullopt;
}

} // namespace

DataSetSpec suitedToPartner(DataSetSpec spec, const DataSetSpec& partner, const DataFolders& folders,
                            const OpeningProgress& progress) {
  if (spec.kind == gaussian && spec.options.isDefault("shape"))
    spec.options.set("shape", shapeOption(summariseDataSet(partner, folders, progress).sampleShape));
  return spec;
}

std::optional<std::string> pairingRefusal(const ModelType& type, const OptionValues& options,
                                          const std::optional<PairSide>& source, const PairSide& target) {
  if (type.maps() && !source)
    return fmt::format("The model type '{}' maps a source onto the target: choose a source.", type.id());
  if (!type.maps())
    return type.refusal({{}, target.shape, target.classCount, target.storedCount}, options);
  const PairForm pair{source->shape, target.shape,
                      target.classCount > 0 ? target.classCount : source->classCount, target.storedCount};
  const auto reason = type.refusal(pair, options);
  if (!reason)
    return std::nullopt;
  return shapeDisagreement(source->spec, source->shape, target.spec, target.shape).value_or(*reason);
}

std::optional<std::string> shapeDisagreement(const DataSetSpec& source, const SampleShape& sourceShape,
                                             const DataSetSpec& target, const SampleShape& targetShape) {
  if (sourceShape == targetShape)
    return std::nullopt;
  std::optional<DataSetSpec> mended = reshaped(source, sourceShape, targetShape);
  const char* side = "source";
  if (!mended) {
    mended = reshaped(target, targetShape, sourceShape);
    side = "target";
  }
  return fmt::format(
      "The samples of the source '{}' have the shape {}, and those of the target '{}' have {}: "
      "to be blended they must agree{}.",
      toText(source), toText(sourceShape), toText(target), toText(targetShape),
      mended ? fmt::format("; as {}, '{}' would fit", side, toText(*mended)) : std::string());
}

} // namespace deblend
