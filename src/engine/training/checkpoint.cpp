#include "training/checkpoint.h"

#include "core/error.h"
#include "storage/atomic_file.h"
#include "storage/file_hash.h"
#include "storage/safetensors.h"
#include "training/trainer_state.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace deblend {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr const char* manifestName = "manifest.json";
constexpr const char* formatName = "deblend-checkpoint";
constexpr int formatVersion = 1;
constexpr const char* weightsName = "model.safetensors";
constexpr const char* averagedName = "ema.safetensors";
constexpr const char* trainingName = "training.safetensors";

std::string hashText(const std::string& text) {
  return hashBytes({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

/// With its own hash at the end, since nothing else would notice a digit that changed.
Json toJson(const CheckpointManifest& manifest) {
  Json files = Json::array();
  for (const CheckpointFile& file : manifest.files)
    files.push_back({{"name", file.name}, {"size", file.size}, {"hash", file.hash}});
  Json json = {{"format", formatName},        {"version", formatVersion},           {"step", manifest.step},
               {"ordinal", manifest.ordinal}, {"total_steps", manifest.totalSteps}, {"loss", manifest.loss},
               {"seconds", manifest.seconds}, {"created", manifest.created},        {"files", files}};
  json["hash"] = hashText(json.dump());
  return json;
}

CheckpointManifest fromJson(const Json& json) {
  CheckpointManifest manifest;
  manifest.step = json.at("step");
  manifest.ordinal = json.at("ordinal");
  manifest.totalSteps = json.at("total_steps");
  const Json& loss = json.at("loss"); // JSON has no NaN: it is written as null
  manifest.loss = loss.is_null() ? std::numeric_limits<double>::quiet_NaN() : loss.get<double>();
  manifest.seconds = json.at("seconds");
  manifest.created = json.at("created");
  for (const Json& file : json.at("files"))
    manifest.files.push_back({file.at("name"), file.at("size"), file.at("hash")});
  return manifest;
}

Error broken(const fs::path& checkpoint, const std::string& reason) {
  return Error(fmt::format("The checkpoint '{}' is damaged: {}.", checkpoint.string(), reason));
}

/// A folder that disappears unless it is renamed in time.
class TemporaryFolder {
public:
  explicit TemporaryFolder(fs::path path) : m_path(std::move(path)) {
    std::error_code error;
    if (!fs::create_directories(m_path, error))
      throw Error(fmt::format("Cannot make the folder '{}': {}.", m_path.string(), error.message()));
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(m_path, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const fs::path& path() const { return m_path; }

private:
  fs::path m_path;
};

CheckpointFile writePart(const fs::path& folder, const std::string& name,
                         std::span<const std::uint8_t> bytes) {
  writeFileSynced(folder / name, bytes);
  return {name, bytes.size(), hashBytes(bytes)};
}

TensorMap readPart(const fs::path& checkpoint, const CheckpointManifest& manifest, const std::string& name) {
  const auto file = std::ranges::find(manifest.files, name, &CheckpointFile::name);
  if (file == manifest.files.end())
    throw broken(checkpoint, fmt::format("its manifest lacks {}", name));
  const std::vector<std::uint8_t> bytes = readFile(checkpoint / name);
  if (hashBytes(bytes) != file->hash)
    throw broken(checkpoint, fmt::format("the content of {} does not match its hash", name));
  return decodeSafetensors(bytes, (checkpoint / name).string());
}

/// Throws Error or JSON's exception for anything but a manifest of this format, as it was written.
CheckpointManifest parseManifest(const fs::path& checkpoint) {
  Json json = Json::parse(readTextFile(checkpoint / manifestName));
  if (json.at("format") != formatName)
    throw broken(checkpoint, "its manifest.json is of another format");
  if (json.at("version").get<int>() > formatVersion)
    throw Error(fmt::format("The checkpoint '{}' has the format version {}: this program reads versions up "
                            "to {}. Use a newer program.",
                            checkpoint.string(), json.at("version").dump(), formatVersion));
  const std::string hash = json.at("hash");
  json.erase("hash");
  if (hashText(json.dump()) != hash)
    throw broken(checkpoint, "the content of manifest.json does not match its hash");
  return fromJson(json);
}

void requireFile(const fs::path& checkpoint, const CheckpointFile& file) {
  std::error_code error;
  const std::uintmax_t size = fs::file_size(checkpoint / file.name, error);
  if (error)
    throw broken(checkpoint, fmt::format("{} is missing", file.name));
  if (size != file.size)
    throw broken(checkpoint, fmt::format("{} has {} bytes instead of {}", file.name, size, file.size));
}

bool isValid(const fs::path& checkpoint) {
  try {
    readManifest(checkpoint);
    return true;
  } catch (const Error&) {
    return false;
  }
}

/// The message with `shown` in place of `written`, which is gone when it is read.
std::string withPath(std::string message, const fs::path& written, const fs::path& shown) {
  if (const auto place = message.find(written.string()); place != std::string::npos)
    message.replace(place, written.string().size(), shown.string());
  return message;
}

/// Everything of a checkpoint, the manifest last, which then lists the files.
void writeParts(const fs::path& folder, const TrainerState& state, CheckpointManifest& manifest,
                const std::vector<ExtraFile>& extra) {
  const std::map<std::string, std::string> metadata = {{"format", "pt"},
                                                       {"step", std::to_string(manifest.step)}};
  manifest.files.clear();
  for (const auto& [name, tensors] : {std::pair{weightsName, &state.weights},
                                      {averagedName, &state.averaged},
                                      {trainingName, &state.training}})
    manifest.files.push_back(writePart(folder, name, encodeSafetensors(*tensors, metadata)));
  for (const ExtraFile& file : extra)
    manifest.files.push_back(writePart(folder, file.name, file.bytes));

  const std::string text = toJson(manifest).dump(2) + "\n";
  writeFileSynced(folder / manifestName, {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
  syncFolder(folder);
}

} // namespace

std::string checkpointFolderName(std::int64_t step) {
  return fmt::format("step-{:08}", step);
}

CheckpointManifest writeCheckpoint(const fs::path& checkpointsFolder, const TrainerState& state,
                                   CheckpointManifest manifest, const std::vector<ExtraFile>& extra) {
  const fs::path destination = checkpointsFolder / checkpointFolderName(manifest.step);
  if (isValid(destination))
    return readManifest(destination);
  const TemporaryFolder folder(temporaryBeside(destination));
  try {
    writeParts(folder.path(), state, manifest, extra);
  } catch (const Error& error) {
    throw Error(withPath(error.what(), folder.path(), destination));
  }
  std::error_code ignored; // what stands there is no checkpoint; if it cannot go, the renaming says so
  fs::remove_all(destination, ignored);
  renameDurably(folder.path(), destination);
  return manifest;
}

CheckpointManifest readManifest(const fs::path& checkpoint) {
  if (!fs::exists(checkpoint / manifestName))
    throw broken(checkpoint, "it has no manifest.json");
  CheckpointManifest manifest;
  try {
    manifest = parseManifest(checkpoint);
  } catch (const nlohmann::json::exception&) {
    throw broken(checkpoint, "its manifest.json cannot be read");
  }
  for (const CheckpointFile& file : manifest.files)
    requireFile(checkpoint, file);
  return manifest;
}

std::shared_ptr<const TrainerState> readCheckpoint(const fs::path& checkpoint, StateParts parts) {
  const CheckpointManifest manifest = readManifest(checkpoint);
  auto state = std::make_shared<TrainerState>();
  state->weights = readPart(checkpoint, manifest, weightsName);
  state->averaged = readPart(checkpoint, manifest, averagedName);
  if (parts == StateParts::All)
    state->training = readPart(checkpoint, manifest, trainingName);
  return state;
}

std::vector<CheckpointManifest> listCheckpoints(const fs::path& checkpointsFolder,
                                                std::vector<std::string>* problems) {
  std::vector<CheckpointManifest> checkpoints;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(checkpointsFolder, error)) {
    if (!entry.path().filename().string().starts_with("step-"))
      continue;
    try {
      checkpoints.push_back(readManifest(entry.path()));
    } catch (const Error& problem) {
      if (problems)
        problems->push_back(problem.what());
    }
  }
  std::ranges::sort(checkpoints, {}, &CheckpointManifest::step);
  return checkpoints;
}

const CheckpointManifest& bestCheckpoint(const std::vector<CheckpointManifest>& checkpoints) {
  const CheckpointManifest* best = &checkpoints.back();
  for (const CheckpointManifest& each : checkpoints)
    if (std::isnan(best->loss) || each.loss < best->loss)
      best = &each;
  return std::isnan(best->loss) ? checkpoints.back() : *best;
}

std::vector<std::int64_t> expendableCheckpoints(const std::vector<CheckpointManifest>& checkpoints,
                                                std::int64_t keepEvery) {
  std::vector<std::int64_t> expendable;
  if (checkpoints.empty())
    return expendable;
  const std::int64_t best = bestCheckpoint(checkpoints).step;
  for (std::size_t i = 0; i + 1 < checkpoints.size(); ++i) {
    const bool isKth = keepEvery > 0 && checkpoints[i].ordinal % keepEvery == 0;
    if (!isKth && checkpoints[i].step != best)
      expendable.push_back(checkpoints[i].step);
  }
  return expendable;
}

} // namespace deblend
