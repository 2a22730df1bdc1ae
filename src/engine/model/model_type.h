#pragma once

#include "data/sample_shape.h"
#include "model/model_view.h"
#include "options/option_values.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace deblend {

class DataSet;
class Trainer;

/// What a model type trains on. Both data sets outlive the trainer that shares them.
struct TrainerInputs {
  std::shared_ptr<const DataSet> source; ///< p₀, at α=0; null for a model type that does not map
  std::shared_ptr<const DataSet> target; ///< p₁, at α=1, or what is learned from alone
  OptionValues modelOptions;             ///< of the model type's schema
  OptionValues trainingOptions;          ///< of the model type's part of trainingSchema()
  std::uint64_t seed = 0;                ///< of the weights, the data drawn and the order of training
  std::string device = "cpu";            ///< "cpu", "cuda", "cuda:1"
  std::int64_t totalSteps = 0;           ///< what the learning rate schedule runs to
};

/// What a pairing's samples are like.
struct PairForm {
  SampleShape source; ///< empty where there is none: for a model type that does not map
  SampleShape target;
  std::int64_t classCount = 0; ///< the target's classes, or the source's where that has none; 0: none
  std::optional<std::int64_t> targetCount =
      std::nullopt; ///< how many samples of the target are stored; none: they are drawn from a distribution
};

using NamedOptionValue = std::pair<std::string, OptionValue>;

/// Settings that belong together, under a name.
struct Preset {
  std::string id;                       ///< as on the command line
  std::string title;                    ///< as in a menu
  std::string help;                     ///< one sentence
  std::vector<NamedOptionValue> values; ///< of the model, the training and the sampling; all others: defaults
};

/// A plugin's way to train something. Immutable: every member may be called from any thread.
class ModelType {
public:
  virtual ~ModelType() = default;

  /// As in files and on the command line: lower case, unique over all plugins.
  virtual std::string id() const = 0;
  virtual std::string title() const = 0;
  virtual std::string description() const = 0;
  /// Names must differ from those of trainingSchema() and samplingSchema().
  virtual OptionSchema optionSchema() const = 0;

  /// Whether it maps a source onto the target along trajectories. One that does not learns from the target
  /// alone: it is given no source, and the sampling options mean nothing to it.
  virtual bool maps() const { return true; }
  /// Whether it learns from blends of pairs: whether the training's interpolant, latent term, cut-off and
  /// prediction mean something to it.
  virtual bool blends() const { return false; }

  /// Whether it computes on the device that is chosen. One that does not computes on the processor, and its
  /// runs say so.
  virtual bool usesDevice() const { return true; }
  /// The spec of a data set that comes with the program, for a first experiment; empty: whatever is usual.
  virtual std::string exampleTarget() const { return {}; }

  /// What it can show of itself, beside trajectories, in the order of a menu: what a ViewRequest may name.
  virtual std::vector<ModelView> views() const { return {}; }
  /// What it can be written as, beside pictures: what a DocumentRequest may name.
  virtual std::vector<DocumentForm> documents() const { return {}; }

  /// Names of the options of trainingSchema() that mean something to it, beside those of every run
  /// (runOptionNames()). The base names all.
  virtual std::vector<std::string> trainingOptionNames() const;
  /// Defaults of these options that differ for this model type.
  virtual std::vector<NamedOptionValue> trainingDefaults() const { return {}; }
  /// Beside the defaults. The base offers the settings of the IADB 2D tutorial, if it maps.
  virtual std::vector<Preset> presets() const;

  /// Why this model type with these options, of its own schema, cannot map the one side onto the other, as a
  /// sentence; none if it can. Asked before there is a trainer: createTrainer() refuses in the same words.
  virtual std::optional<std::string> refusal(const PairForm& pair, const OptionValues& options) const = 0;

  /// The trainer refers to this model type, which must outlive it. Throws Error for options or data sets that
  /// do not fit.
  virtual std::unique_ptr<Trainer> createTrainer(const TrainerInputs& inputs) const = 0;
};

/// Finds model types by id. The plugin host is one; tests and Qt-free programs fill their own.
class ModelTypeCatalog {
public:
  virtual ~ModelTypeCatalog() = default;
  virtual std::vector<const ModelType*> modelTypes() const = 0;

  const ModelType* find(const std::string& id) const;
  /// Throws Error that lists the known ones.
  const ModelType& at(const std::string& id) const;
};

} // namespace deblend
