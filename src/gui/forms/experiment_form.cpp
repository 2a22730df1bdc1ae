#include "forms/experiment_form.h"

#include "controllers/document_edits.h"
#include "controllers/project_controller.h"
#include "data/standard_normal.h"
#include "experiment/presets.h"
#include "forms/blending_plot.h"
#include "forms/data_set_button.h"
#include "forms/problem_label.h"
#include "language/engine_text.h"
#include "training/training_options.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>

namespace deblend {
namespace {

constexpr const char* blendingGroup = "Blending"; ///< of the engine's training options

/// What few want to change.
const QStringList foldedAtFirst{QLatin1String(blendingGroup), QStringLiteral("Objective")};

QString foldedKey() {
  return QStringLiteral("form/folded");
}

} // namespace

ExperimentForm::ExperimentForm(ProjectController& project, DataSummaries& summaries,
                               const ModelTypeCatalog& catalog, QWidget* parent)
    : QWidget(parent), m_project(project), m_summaries(summaries), m_catalog(catalog),
      m_scroll(new QScrollArea(this)), m_sourceLabel(new QLabel(this)), m_targetLabel(new QLabel(this)),
      m_modelLabel(new QLabel(this)), m_source(new DataSetButton(summaries, Side::Source, this)),
      m_target(new DataSetButton(summaries, Side::Target, this)), m_modelType(new QComboBox(this)),
      m_refusal(new ProblemLabel(this)), m_modelOptions(new OptionForm(this)),
      m_trainingOptions(new OptionForm(this)), m_samplingOptions(new OptionForm(this)),
      m_blending(new BlendingPlot(this)), m_reset(new QPushButton(this)), m_presets(new QPushButton(this)) {
  auto* content = new QWidget(m_scroll);
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(8, 4, 8, 8);
  column->addWidget(makePairing());
  for (OptionForm* form : {m_modelOptions, m_trainingOptions, m_samplingOptions})
    column->addWidget(form);
  column->addStretch();
  m_scroll->setWidget(content);
  m_scroll->setWidgetResizable(true);
  m_scroll->setFrameShape(QFrame::NoFrame);
  m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins({});
  layout->setSpacing(0);
  layout->addWidget(m_scroll, 1);
  layout->addWidget(makeButtons());
  m_trainingOptions->setCompanion(blendingGroup, m_blending);
  m_source->setObjectName(QStringLiteral("source"));
  m_target->setObjectName(QStringLiteral("target"));
  m_modelType->setObjectName(QStringLiteral("modelType"));
  connectForms();
  retranslate();
  showExperiment();
}

QWidget* ExperimentForm::makePairing() {
  auto* pairing = new QWidget(this);
  auto* grid = new QGridLayout(pairing);
  grid->setContentsMargins({});
  grid->setColumnStretch(1, 1);
  int row = 0;
  for (const auto& [label, field] : {std::pair<QLabel*, QWidget*>(m_sourceLabel, m_source),
                                     {m_targetLabel, m_target},
                                     {m_modelLabel, m_modelType}}) {
    label->setBuddy(field);
    grid->addWidget(label, row, 0);
    grid->addWidget(field, row++, 1);
  }
  for (const ModelType* type : m_catalog.modelTypes())
    m_modelType->addItem(engineText(type->title()), QString::fromStdString(type->id()));
  m_modelType->setFocusPolicy(Qt::TabFocus);
  m_refusal->setObjectName(QStringLiteral("refusal"));
  grid->addWidget(m_refusal, row, 0, 1, 2);
  return pairing;
}

QWidget* ExperimentForm::makeButtons() {
  auto* buttons = new QWidget(this);
  auto* row = new QHBoxLayout(buttons);
  row->setContentsMargins(8, 4, 8, 6);
  row->addWidget(m_reset);
  row->addWidget(m_presets);
  row->addStretch();
  m_presets->setMenu(new QMenu(m_presets));
  m_reset->setObjectName(QStringLiteral("resetAll"));
  m_presets->setObjectName(QStringLiteral("presets"));
  return buttons;
}

void ExperimentForm::connectForms() {
  const QStringList folded = QSettings().value(foldedKey(), foldedAtFirst).toStringList();
  for (OptionForm* form : {m_modelOptions, m_trainingOptions, m_samplingOptions}) {
    connect(form, &OptionForm::valuesChanged, this, &ExperimentForm::collect);
    form->setFolded(folded);
    connect(form, &OptionForm::foldingChanged, this, [this, form] {
      for (OptionForm* each : {m_modelOptions, m_trainingOptions, m_samplingOptions})
        each->setFolded(form->folded());
      QSettings().setValue(foldedKey(), form->folded());
    });
  }
  connect(m_modelType, &QComboBox::activated, this, &ExperimentForm::chooseModelType);
  connect(m_source, &DataSetButton::chosen, this,
          [this](const auto& spec) { m_project.setDataSet(Side::Source, spec); });
  connect(m_target, &DataSetButton::chosen, this,
          [this](const auto& spec) { m_project.setDataSet(Side::Target, spec); });
  connect(m_reset, &QPushButton::clicked, this, &ExperimentForm::resetAll);
  connect(m_presets->menu(), &QMenu::aboutToShow, this, &ExperimentForm::fillPresets);
  connect(&m_project, &ProjectController::experimentChosen, this, &ExperimentForm::showExperiment);
  connect(&m_project, &ProjectController::documentChanged, this, &ExperimentForm::showDocument);
  connect(&m_project, &ProjectController::closed, this, [this] {
    m_pending.clear();
    m_shown.clear();
    showExperiment();
  });
}

void ExperimentForm::showExperiment() {
  const Experiment* experiment = m_project.experiment();
  setEnabled(experiment != nullptr);
  const QString name = experiment ? QString::fromStdString(experiment->name) : QString();
  const bool another = name != m_shown;
  if (another)
    keepPending();
  m_shown = name;
  if (!experiment)
    return;
  m_modelType->setCurrentIndex(m_modelType->findData(QString::fromStdString(experiment->modelType)));
  m_modelOptions->setValues(experiment->modelOptions);
  m_trainingOptions->setValues(experiment->trainingOptions);
  m_samplingOptions->setValues(experiment->samplingOptions);
  if (another)
    restorePending();
  showDocument();
  const bool writable = m_project.isWritable();
  for (QWidget* widget : std::initializer_list<QWidget*>{m_source, m_target, m_modelType, m_modelOptions,
                                                         m_trainingOptions, m_reset, m_presets})
    widget->setEnabled(writable);
}

void ExperimentForm::showDocument() {
  const Experiment* experiment = m_project.experiment();
  if (!experiment)
    return;
  m_source->setDataSets(m_project.document().dataSets, experiment->source, m_project.dataFolders());
  m_target->setDataSets(m_project.document().dataSets, experiment->target, m_project.dataFolders());
  const std::optional<NamedDataSet> source = mappedSource(m_project.document(), *experiment, m_catalog);
  m_source->setPartner(m_project.document().dataSet(experiment->target).spec);
  m_target->setPartner(source ? source->spec : DataSetSpec());
  const bool maps = m_catalog.at(experiment->modelType).maps();
  m_sourceLabel->setVisible(maps);
  m_source->setVisible(maps);
  showBlending();
  showRefusal();
}

void ExperimentForm::showBlending() {
  const Experiment* experiment = m_project.experiment();
  if (!experiment || !BlendingPlot::fits(experiment->trainingOptions.schema()))
    return;
  const std::optional<NamedDataSet> source = mappedSource(m_project.document(), *experiment, m_catalog);
  m_blending->show(experiment->trainingOptions, source && isStandardNormal(source->spec));
}

/// Summaries that are known answer at once.
void ExperimentForm::showRefusal() {
  const Experiment* experiment = m_project.experiment();
  if (!experiment)
    return;
  const int turn = ++m_turn;
  const std::optional<NamedDataSet> from = mappedSource(m_project.document(), *experiment, m_catalog);
  const DataSetSpec to = m_project.document().dataSet(experiment->target).spec;
  const DataFolders folders = m_project.dataFolders();
  const auto judge = [=, this](const DataSummary& source) {
    m_summaries.summarise(to, folders, this, [=, this](const DataSummary& target, const QString&) {
      if (turn == m_turn && target && (source || !from))
        m_refusal->tell(
            refusalOf(from ? std::optional(from->spec) : std::nullopt, source.get(), to, *target));
    });
  };
  if (from)
    m_summaries.summarise(from->spec, folders, this,
                          [=](const DataSummary& source, const QString&) { judge(source); });
  else
    judge(nullptr);
}

/// Empty where the model type can learn from them. `source` is that of `from`.
QString ExperimentForm::refusalOf(const std::optional<DataSetSpec>& from, const DataSetSummary* source,
                                  const DataSetSpec& to, const DataSetSummary& target) const {
  const Experiment* shown = m_project.experiment();
  if (!shown)
    return {};
  std::optional<PairSide> side;
  if (from)
    side = sideBeside(*from, *source, &target);
  return QString::fromStdString(pairingRefusal(m_catalog.at(shown->modelType), shown->modelOptions, side,
                                               sideBeside(to, target, source))
                                    .value_or(""));
}

void ExperimentForm::keepPending() {
  if (m_shown.isEmpty())
    return;
  m_pending.insert(m_shown, {m_modelOptions->pendingTexts(), m_trainingOptions->pendingTexts(),
                             m_samplingOptions->pendingTexts()});
  // What is typed for one experiment must not stand in the fields of the next.
  for (OptionForm* form : {m_modelOptions, m_trainingOptions, m_samplingOptions})
    form->setValues(OptionValues());
}

void ExperimentForm::restorePending() {
  const Pending pending = m_pending.take(m_shown);
  m_modelOptions->restore(pending.model);
  m_trainingOptions->restore(pending.training);
  m_samplingOptions->restore(pending.sampling);
}

void ExperimentForm::collect() {
  const Experiment* shown = m_project.experiment();
  if (!shown || m_shown != QString::fromStdString(shown->name))
    return;
  Experiment changed = *shown;
  changed.modelOptions = m_modelOptions->values();
  changed.trainingOptions = m_trainingOptions->values();
  changed.samplingOptions = m_samplingOptions->values();
  m_project.setExperiment(changed);
  showBlending();
  showRefusal();
}

void ExperimentForm::chooseModelType() {
  const Experiment* shown = m_project.experiment();
  const std::string id = m_modelType->currentData().toString().toStdString();
  if (!shown || shown->modelType == id)
    return;
  Experiment changed = *shown;
  setModelType(changed, m_catalog.at(id));
  take(changed);
}

void ExperimentForm::take(const Experiment& changed) {
  m_project.setExperiment(changed);
  showDocument();
  m_modelOptions->setValues(changed.modelOptions);
  m_trainingOptions->setValues(changed.trainingOptions);
  m_samplingOptions->setValues(changed.samplingOptions);
  showRefusal();
}

void ExperimentForm::fillPresets() {
  m_presets->menu()->clear();
  m_presets->menu()->setToolTipsVisible(true);
  const Experiment* shown = m_project.experiment();
  const ModelType* type = shown ? m_catalog.find(shown->modelType) : nullptr;
  if (!type)
    return;
  for (const Preset& preset : presets(*type)) {
    QAction* action = m_presets->menu()->addAction(engineText(preset.title), this, [this, preset] {
      Experiment changed = *m_project.experiment();
      apply(preset, changed);
      take(changed);
    });
    action->setToolTip(engineText(preset.help));
  }
}

void ExperimentForm::resetAll() {
  for (OptionForm* form : {m_modelOptions, m_trainingOptions, m_samplingOptions})
    form->resetAll();
}

QString ExperimentForm::problem() const {
  for (const OptionForm* form : {m_modelOptions, m_trainingOptions, m_samplingOptions})
    if (const QString sentence = form->problem(); !sentence.isEmpty())
      return sentence;
  return {};
}

void ExperimentForm::focusProblem() {
  for (OptionForm* form : {m_modelOptions, m_trainingOptions, m_samplingOptions})
    if (!form->problem().isEmpty())
      return form->focusProblem();
}

void ExperimentForm::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange)
    retranslate();
}

void ExperimentForm::retranslate() {
  m_sourceLabel->setText(tr("Source"));
  m_targetLabel->setText(tr("Target"));
  m_modelLabel->setText(tr("Model"));
  m_reset->setText(tr("Reset"));
  m_reset->setToolTip(tr("Every option at its default"));
  m_presets->setText(tr("Presets"));
  m_presets->setToolTip(tr("Settings that belong together"));
  for (int i = 0; i < m_modelType->count(); ++i)
    if (const ModelType* type = m_catalog.find(m_modelType->itemData(i).toString().toStdString()))
      m_modelType->setItemText(i, engineText(type->title()));
}

} // namespace deblend
