#pragma once

#include "commands/command_context.h"
#include "exporting/export_request.h"
#include "exporting/run_sampling.h"
#include "projects/project.h"

#include <optional>
#include <string>

namespace CLI {
class App;
}

namespace deblend {

/// The arguments that sample, export, evaluate, nearest and bench-sampling share: which checkpoint, and how
/// to sample from it.
struct SamplingArguments {
  std::string project;
  RunSelection selection;
  std::optional<std::int64_t> count;
  std::optional<std::int64_t> steps;
  std::optional<std::string> integrator;
  std::optional<std::string> spacing;
  std::optional<double> tolerance;
  std::optional<double> diffusion;
  std::optional<std::string> diffusionProfile;
  std::optional<std::string> weights;
  bool reverse = false;
  std::uint64_t seed = 0;
  std::optional<double> alpha;
  std::string label; ///< a class's number or name; empty: none
  double guidance = 1;
};

/// Where the mapping leads: whole from the source to the target, or either way and to any α.
enum class Directions { ForwardAlone, Both };

/// PROJECT, --run and --checkpoint.
void addSelectionArguments(CLI::App& parser, SamplingArguments& arguments);
/// --count, --weights, --diffusion, --class, --seed and their like, but not how a trajectory steps.
/// `countHelp` says what the default is, for help.
void addSampleArguments(CLI::App& parser, SamplingArguments& arguments, const std::string& countHelp);
/// All of them.
void addSamplingArguments(CLI::App& parser, SamplingArguments& arguments, Directions directions,
                          const std::string& countHelp);

/// The chosen run's target.
DataSetSummary targetSummary(const SamplingArguments& arguments, const Project& project,
                             CommandContext& context);

/// What was not given is taken from the run's own sampling options; pictures are few unless those say
/// otherwise. Throws Error if the run cannot be read, or has no such class.
TrajectoryRequest trajectoryRequest(const SamplingArguments& arguments, const Project& project,
                                    CommandContext& context);

/// What --columns, --rows and their like choose of a grid.
struct GridArguments {
  std::optional<int> columns;
  std::optional<int> rows;
  std::optional<int> scale;
  bool captions = false;

  bool isGiven() const { return columns || rows || scale || captions; }
};
void addGridArguments(CLI::App& parser, GridArguments& arguments);
/// --theme light|dark. `theme` is what it is without.
void addThemeArgument(CLI::App& parser, ExportTheme& theme, const std::string& help);
/// Puts them into an export of a grid. Columns and rows together decide the count; throws UsageError where
/// the count was given as well and is another.
void applyGrid(const GridArguments& grid, const SamplingArguments& sampling, ExportRequest& request);

/// An option's values in the order of its menu.
std::vector<std::string> choicesOf(const OptionSchema& schema, const std::string& option);

} // namespace deblend
