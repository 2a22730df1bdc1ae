#pragma once

#include "controllers/data_summaries.h"
#include "experiment/experiment.h"

#include <QObject>

namespace deblend {

class ModelType;

/// The source and the target behind what the views show, and the model type that learns from them: those that
/// the chosen run froze, or the shown experiment's where there is no run. GUI thread.
class Pairing : public QObject {
  Q_OBJECT
public:
  /// Both outlive this.
  Pairing(DataSummaries& summaries, const ModelTypeCatalog& catalog, QObject* parent = nullptr);

  void showNothing();
  void showRun(const std::filesystem::path& runFolder, const DataFolders& folders);
  /// No source where the experiment's model type does not map, or none is chosen yet.
  void show(const std::optional<NamedDataSet>& source, const NamedDataSet& target, const DataFolders& folders,
            const Experiment& experiment);

  /// Null where nothing is shown.
  const ModelType* modelType() const { return m_modelType; }
  /// Null where it is unknown yet, or cannot be read; the source also where nothing is mapped.
  const DataSummary& source() const { return m_source; }
  const DataSummary& target() const { return m_target; }
  const QString& sourceName() const { return m_sourceName; }
  const QString& targetName() const { return m_targetName; }
  /// Their specs, and where their locations are looked up; without a kind where there are none.
  const DataSetSpec& sourceSpec() const { return m_sourceSpec; }
  const DataSetSpec& targetSpec() const { return m_targetSpec; }
  const DataFolders& folders() const { return m_folders; }
  /// How their samples are paired and blended; without options where there are none.
  const OptionValues& trainingOptions() const { return m_trainingOptions; }
  /// Of the plane: what both fill.
  PlaneRectangle extent() const { return planeExtent(m_source.get(), m_target.get()); }
  bool isBusy() const { return m_pending > 0; }

Q_SIGNALS:
  void changed();

private:
  DataSummaries& m_summaries;
  const ModelTypeCatalog& m_catalog;
  const ModelType* m_modelType = nullptr;
  DataSummary m_source;
  DataSummary m_target;
  QString m_sourceName;
  QString m_targetName;
  DataSetSpec m_sourceSpec;
  DataSetSpec m_targetSpec;
  DataFolders m_folders;
  OptionValues m_trainingOptions;
  int m_turn = 0; ///< counts what was asked to be shown, so that only the last is taken
  int m_pending = 0;
};

} // namespace deblend
