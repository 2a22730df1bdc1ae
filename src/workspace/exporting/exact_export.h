#pragma once

#include "data/data_set_spec.h"
#include "exporting/export_request.h"
#include "sampling/preview.h"

#include <filesystem>
#include <string>

namespace deblend {

enum class ExactKind {
  Mapping, ///< the exact mapping of samples
  Paths,   ///< the stochastic chain of blending and deblending
  Field    ///< the velocity at one α
};

/// How an exact field is found.
enum class FieldMethod { Convolution, Posterior, Binning };

/// Something exact of two planar data sets, without a network.
struct ExactRequest {
  ExactKind kind = ExactKind::Mapping;
  DataSetSpec source;
  DataSetSpec target;
  FieldMethod method = FieldMethod::Convolution; ///< Field
  double alpha = 0.5;                            ///< Field
  int side = 256;                                ///< cells a side of the densities, and of a field
  /// Mapping: count, steps, direction and seed. Paths: count, seed, and the chain's N as steps. Field: seed,
  /// and count as the samples on either side of Posterior and Binning.
  TrajectoryRequest trajectory;
  bool wholeTrajectory = false; ///< Mapping and Paths as .npy: every state, not the last alone
  int width = 720;              ///< pixels
  int height = 720;
  int framesPerSecond = 25;
  int frames = 0; ///< of an animation, spread over the steps; 0: one for every step
  ExportTheme theme = ExportTheme::Light;
  /// Its ending chooses the form: .npy (float32: [N, 2] or [K, N, 2]; a field [rows, columns, 2], NaN where
  /// no pair blends), .png; for Mapping and Paths also .gif, .mp4, or none for a folder of numbered PNGs.
  std::filesystem::path output;
};

/// Throws Error unless the output's ending fits the kind.
void requireExactForm(const ExactRequest& request);

/// Writes the output atomically, pictures with their recipe as metadata. Throws Error; "cancelled" once
/// `progress` answers false; nothing is left behind then. Any thread.
void exportExact(const ExactRequest& request, const DataFolders& folders, const ExportProgress& progress);

} // namespace deblend
