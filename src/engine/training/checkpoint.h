#pragma once

#include "training/trainer.h"

#include <nlohmann/json_fwd.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace deblend {

/// A file of a checkpoint, as its manifest lists it.
struct CheckpointFile {
  std::string name;
  std::uintmax_t size = 0;
  std::string hash; ///< "xxh3-128:" and 32 hexadecimal digits
};

/// What manifest.json says. It is written last: a folder without a valid one is no checkpoint.
struct CheckpointManifest {
  std::int64_t step = 0;
  std::int64_t ordinal = 0;    ///< how many checkpoints the run had written before, deleted ones included
  std::int64_t totalSteps = 0; ///< that the learning rate schedule ran to
  double loss = 0;     ///< mean over the steps since the checkpoint before; NaN where none was reported yet
  double seconds = 0;  ///< of training so far
  std::string created; ///< UTC, ISO 8601
  std::vector<CheckpointFile> files;
};

/// Bytes to put into a checkpoint beside the weights, such as preview.png.
struct ExtraFile {
  std::string name;
  std::vector<std::uint8_t> bytes;
};

/// "step-00010000"
std::string checkpointFolderName(std::int64_t step);

/// Writes a whole checkpoint or nothing: into a temporary folder that is synced and then renamed. A
/// checkpoint of the same step is left as it is; one that is damaged is replaced. Throws Error, with nothing
/// left behind, if a file cannot be written.
CheckpointManifest writeCheckpoint(const std::filesystem::path& checkpointsFolder, const TrainerState& state,
                                   CheckpointManifest manifest, const std::vector<ExtraFile>& extra);

/// Reads the manifest and checks every file's presence and size. Throws Error saying what is wrong.
CheckpointManifest readManifest(const std::filesystem::path& checkpoint);

/// Checks every hash that it reads. Throws Error naming the file that does not match.
std::shared_ptr<const TrainerState> readCheckpoint(const std::filesystem::path& checkpoint, StateParts parts);

/// The valid checkpoints of a folder by rising step. Broken ones are told of in `problems`, a sentence each.
std::vector<CheckpointManifest> listCheckpoints(const std::filesystem::path& checkpointsFolder,
                                                std::vector<std::string>* problems = nullptr);

/// The one with the lowest loss; the latest where no loss is known. `checkpoints` has one at least, by rising
/// step.
const CheckpointManifest& bestCheckpoint(const std::vector<CheckpointManifest>& checkpoints);

/// Which checkpoints go under a retention rule: all but the latest, the best (lowest loss) and every
/// `keepEvery`-th by ordinal (0 keeps none but those two).
std::vector<std::int64_t> expendableCheckpoints(const std::vector<CheckpointManifest>& checkpoints,
                                                std::int64_t keepEvery);

} // namespace deblend
