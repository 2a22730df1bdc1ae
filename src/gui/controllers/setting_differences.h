#pragma once

#include "runs/run_configuration.h"

#include <QString>

#include <vector>

namespace deblend {

/// A checkpoint and what its run was made with.
struct SettledCheckpoint {
  RunConfiguration configuration;
  std::int64_t step = 0;
};

/// A setting that differs, in the language that is shown.
struct SettingDifference {
  QString group; ///< "Training"; empty for what concerns all of the run
  QString setting;
  QString left; ///< a dash where that side has no such setting
  QString right;
};

/// What differs, in the order of the form: step, seed, data, model type, every option, device and versions.
std::vector<SettingDifference> settingDifferences(const SettledCheckpoint& left,
                                                  const SettledCheckpoint& right);

} // namespace deblend
