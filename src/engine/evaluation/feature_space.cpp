#include "evaluation/feature_space.h"

#include "core/error.h"
#include "data/data_set_kinds.h"
#include "evaluation/classifier_training.h"
#include "evaluation/feature_network.h"
#include "storage/atomic_file.h"
#include "storage/file_hash.h"
#include "storage/safetensors.h"

#include <ATen/ops/from_blob.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace deblend {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t featureSeed = 1;
constexpr int trainingVersion = 1; ///< rises with every change of the classifier's training
constexpr std::int64_t fewestToClassify = 1000;
constexpr std::int64_t batchElements = 1 << 20; ///< of pictures that the network takes at once

using Bytes = std::vector<std::uint8_t>;

bool isClassifiable(const DataSet& dataSet) {
  const SampleShape shape = dataSet.sampleShape();
  const auto fits = [](std::int64_t side) { return side >= 8 && side <= 64; };
  return shape[0] == 1 && fits(shape[1]) && fits(shape[2]) && dataSet.labels() != nullptr &&
         dataSet.labels()->names.size() > 1 && dataSet.storedCount().value_or(0) >= fewestToClassify;
}

/// Where the classifier of these data is kept; empty without a cache folder.
fs::path cachedClassifier(const DataSet& dataSet, const DataSetSpec& spec, const DataFolders& folders) {
  if (folders.cache.empty())
    return {};
  const std::string key = fmt::format("{} {} {} {}", trainingVersion, featureSeed, dataSet.fingerprint(),
                                      toJson(spec)["options"].dump());
  const std::string hash = hashBytes({reinterpret_cast<const std::uint8_t*>(key.data()), key.size()});
  return folders.cache / "features" / fmt::format("classifier-{}.safetensors", hash.substr(hash.size() - 16));
}

/// The kept weights if they are whole, else none.
Bytes readKept(const fs::path& file) {
  std::error_code error;
  if (file.empty() || !fs::exists(file, error))
    return {};
  try {
    Bytes bytes = readFile(file);
    FeatureNetwork(decodeSafetensors(bytes, file.string()), file.string());
    return bytes;
  } catch (const Error&) {
    return {}; // it is made anew
  }
}

/// Without a place to keep them the weights are trained again next time: slower, but right.
void tryToKeep(const fs::path& file, const Bytes& bytes) {
  if (file.empty())
    return;
  std::error_code error;
  fs::create_directories(file.parent_path(), error);
  try {
    writeFileAtomically(file, bytes);
  } catch (const Error&) {
    return;
  }
}

Bytes classifierWeights(const DataSet& dataSet, const DataSetSpec& spec, const DataFolders& folders,
                        const std::function<bool()>& keepGoing) {
  const fs::path file = cachedClassifier(dataSet, spec, folders);
  if (Bytes kept = readKept(file); !kept.empty())
    return kept;
  Bytes bytes = encodeSafetensors(trainClassifier(dataSet, featureSeed, keepGoing));
  tryToKeep(file, bytes);
  return bytes;
}

} // namespace

struct FeatureSpace::Network {
  FeatureNetwork network;
};

FeatureSpace::FeatureSpace(const DataSetSpec& spec, const DataFolders& folders, const fs::path& file,
                           const std::function<bool()>& keepGoing) {
  const std::shared_ptr<const DataSet> dataSet = openDataSet(spec, folders);
  m_shape = dataSet->sampleShape();
  if (!isImage(m_shape))
    throw Error(
        fmt::format("Features are those of pictures [C, H, W], but the samples of the data set '{}' have "
                    "the shape {}.",
                    toText(spec), toText(m_shape)));
  const std::string what = file.empty() ? "The feature network"
                                        : fmt::format("The features file '{}' cannot be used", file.string());
  Bytes bytes;
  if (!file.empty()) {
    m_description.name = "file";
    bytes = readFile(file);
  } else if (isClassifiable(*dataSet)) {
    m_description.name = "classifier";
    m_description.seed = featureSeed;
    bytes = classifierWeights(*dataSet, spec, folders, keepGoing);
  } else {
    m_description.name = "random_convolutions";
    m_description.seed = featureSeed;
    bytes = encodeSafetensors(randomConvolutions(m_shape[0], featureSeed));
  }
  const TensorMap tensors = decodeSafetensors(bytes, what);
  m_network = std::make_unique<Network>(Network{FeatureNetwork(tensors, what)});
  m_network->network.requireFit(m_shape[0], m_shape[1], m_shape[2], what);
  m_description.hash = hashBytes(bytes);
  m_description.dimension = m_network->network.dimension();
  if (m_description.name == "classifier")
    m_description.accuracy = tensors.at("training.accuracy").item<double>();
}

FeatureSpace::~FeatureSpace() = default;

std::vector<float> FeatureSpace::features(std::span<const float> pictures,
                                          const std::function<bool()>& keepGoing) const {
  const std::int64_t elements = elementCount(m_shape);
  if (pictures.empty() || std::ssize(pictures) % elements != 0)
    throw Error(fmt::format("Features are told for pictures of the shape {}, but {} values were given.",
                            toText(m_shape), pictures.size()));
  const torch::InferenceMode inference;
  const std::int64_t count = std::ssize(pictures) / elements;
  const std::int64_t batch = std::max<std::int64_t>(batchElements / elements, 1);
  std::vector<float> all;
  all.reserve(static_cast<std::size_t>(count * m_description.dimension));
  for (std::int64_t first = 0; first < count; first += batch) {
    if (keepGoing && !keepGoing())
      throw Error("cancelled");
    const std::int64_t size = std::min(batch, count - first);
    const torch::Tensor x = at::from_blob(const_cast<float*>(pictures.data()) + first * elements,
                                          {size, m_shape[0], m_shape[1], m_shape[2]}, torch::kFloat32)
                                .clamp(0, 1);
    const torch::Tensor features = m_network->network.forward(x).contiguous();
    const float* const values = features.const_data_ptr<float>();
    all.insert(all.end(), values, values + features.numel());
  }
  return all;
}

} // namespace deblend
