#pragma once

#include "controllers/data_summaries.h"
#include "experiment/experiment.h"
#include "forms/option_form.h"

#include <QHash>
#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;
class QPushButton;
class QScrollArea;

namespace deblend {

class BlendingPlot;
class DataSetButton;
class ProblemLabel;
class ProjectController;

/// The experiment that is shown: source, target, model type and every option. Edits the project's document,
/// also while a run is in training, which has its own frozen copy. GUI thread.
class ExperimentForm : public QWidget {
  Q_OBJECT
public:
  /// All outlive the form.
  ExperimentForm(ProjectController& project, DataSummaries& summaries, const ModelTypeCatalog& catalog,
                 QWidget* parent = nullptr);

  /// The first sentence about something typed that is not allowed; empty if all is well.
  QString problem() const;
  void focusProblem();

protected:
  void changeEvent(QEvent* event) override;

private:
  struct Pending {
    PendingTexts model;
    PendingTexts training;
    PendingTexts sampling;
  };

  QWidget* makePairing();
  QWidget* makeButtons();
  void connectForms();
  void showExperiment();
  void showDocument();
  void keepPending();
  void restorePending();
  void showBlending();
  void showRefusal();
  QString refusalOf(const std::optional<DataSetSpec>& from, const DataSetSummary* source,
                    const DataSetSpec& to, const DataSetSummary& target) const;
  void collect();
  void chooseModelType();
  void take(const Experiment& changed);
  void fillPresets();
  void resetAll();
  void retranslate();

  ProjectController& m_project;
  DataSummaries& m_summaries;
  const ModelTypeCatalog& m_catalog;
  QString m_shown; ///< the experiment's name
  QHash<QString, Pending> m_pending;
  QScrollArea* m_scroll;
  QLabel* m_sourceLabel;
  QLabel* m_targetLabel;
  QLabel* m_modelLabel;
  DataSetButton* m_source;
  DataSetButton* m_target;
  QComboBox* m_modelType;
  ProblemLabel* m_refusal; ///< why the model type cannot map the one onto the other
  int m_turn = 0;          ///< counts the questions for it, so that only the last is answered
  OptionForm* m_modelOptions;
  OptionForm* m_trainingOptions;
  OptionForm* m_samplingOptions;
  BlendingPlot* m_blending;
  QPushButton* m_reset;
  QPushButton* m_presets;
};

} // namespace deblend
