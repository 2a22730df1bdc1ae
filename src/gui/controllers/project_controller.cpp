#include "controllers/project_controller.h"

#include "controllers/document_edits.h"
#include "controllers/recent_projects.h"
#include "threads/run_aside.h"

#include <algorithm>

namespace deblend {
namespace {

using SharedProject = std::shared_ptr<Project>;

SharedProject shared(Project project) {
  return std::make_shared<Project>(std::move(project));
}

} // namespace

ProjectController::ProjectController(const Program& program, QObject* parent)
    : QObject(parent), m_program(program) {}

ProjectController::~ProjectController() = default;

const Experiment* ProjectController::experiment() const {
  if (!m_project)
    return nullptr;
  const auto& experiments = document().experiments;
  const auto found = std::ranges::find(experiments, m_experiment, &Experiment::name);
  if (found != experiments.end())
    return &*found;
  return experiments.empty() ? nullptr : &experiments.front();
}

QStringList ProjectController::experimentNames() const {
  QStringList names;
  for (const Experiment& each : document().experiments)
    names += QString::fromStdString(each.name);
  return names;
}

void ProjectController::chooseExperiment(const QString& name) {
  if (m_experiment == name.toStdString())
    return;
  m_experiment = name.toStdString();
  Q_EMIT experimentChosen();
}

void ProjectController::setBusy(bool busy) {
  m_busy += busy ? 1 : -1;
  Q_EMIT busyChanged();
}

void ProjectController::open(const QString& path) {
  beginOpening(
      [path = pathFrom(path), &plugins = m_program.plugins] { return Project::open(path, plugins); });
}

void ProjectController::create(const QString& folder, std::function<ProjectDocument()> make) {
  beginOpening([path = pathFrom(folder), make = std::move(make)] { return Project::create(path, make()); });
}

void ProjectController::beginOpening(std::function<Project()> work) {
  // Opened twice, a project would find itself locked by its own program.
  if (std::exchange(m_opening, true))
    return;
  setBusy(true);
  runAside(
      this, [work = std::move(work)] { return shared(work()); },
      [this](Outcome<SharedProject> outcome) {
        m_opening = false;
        setBusy(false);
        if (outcome.value)
          take(std::move(**outcome.value));
        else
          Q_EMIT failed(outcome.problem);
      });
}

void ProjectController::createFromExample(const BundledExample& example) {
  const std::filesystem::path folder = freeFolder(m_program.documents, example.id);
  create(textOf(folder), [example, &program = m_program] {
    const std::optional<DataSetSpec> source =
        example.source.empty() ? std::nullopt : std::optional(parseDataSetSpec(example.source));
    return makeProjectDocument(example.title, source, parseDataSetSpec(example.target), example.modelType,
                               example.options, program.plugins, program.dataFolders());
  });
}

void ProjectController::take(Project project) {
  close();
  m_project = std::move(project);
  m_experiment = document().experiments.empty() ? "" : document().experiments.front().name;
  rememberProject(folder());
  Q_EMIT opened();
  Q_EMIT documentChanged();
  Q_EMIT experimentChosen();
  Q_EMIT savedChanged();
}

void ProjectController::close() {
  if (!m_project)
    return;
  m_project.reset();
  m_experiment.clear();
  Q_EMIT closed();
}

void ProjectController::save(std::function<void(bool)> then) {
  if (!m_project || !isWritable()) {
    if (m_project)
      Q_EMIT failed(tr("The project can only be read now: %1.").arg(readOnlyReason()));
    if (then)
      then(false);
    return;
  }
  if (!isModified()) {
    if (then)
      then(true);
    return;
  }
  setBusy(true);
  const auto finish = [this, saved = document(), then = std::move(then)](Outcome<bool> outcome) {
    setBusy(false);
    if (m_project && outcome.value)
      m_project->markSaved(saved);
    if (!outcome.value)
      Q_EMIT failed(outcome.problem);
    Q_EMIT savedChanged();
    if (then)
      then(outcome.value.has_value());
  };
  runAside(
      this,
      [folder = m_project->folder(), saved = document()] {
        saveProjectDocument(folder, saved);
        return true;
      },
      finish);
}

void ProjectController::edit(const std::function<void(ProjectDocument&)>& change) {
  ProjectDocument changed = document();
  change(changed);
  if (changed == document())
    return;
  m_project->setDocument(std::move(changed));
  Q_EMIT documentChanged();
  Q_EMIT savedChanged();
}

void ProjectController::setExperiment(const Experiment& experiment) {
  edit([&](ProjectDocument& changed) { replaceExperiment(changed, experiment); });
}

void ProjectController::setDataSet(Side side, const DataSetSpec& spec) {
  const Experiment* current = experiment();
  if (!current)
    return;
  setBusy(true);
  const auto finish = [this, name = current->name](Outcome<DataSetPair> outcome) {
    setBusy(false);
    if (!m_project || !outcome.value) {
      if (!outcome.problem.isEmpty())
        Q_EMIT failed(outcome.problem);
      return;
    }
    edit([&](ProjectDocument& changed) { pairDataSets(changed, name, *outcome.value); });
    Q_EMIT experimentChosen();
  };
  runAside(
      this,
      [copy = document(), experiment = *current, side, spec, folders = dataFolders(),
       &plugins = m_program.plugins] { return fittingPair(copy, experiment, side, spec, plugins, folders); },
      finish);
}

void ProjectController::addExperiment(const std::string& name, const std::optional<DataSetSpec>& source,
                                      const DataSetSpec& target, const std::string& modelType) {
  setBusy(true);
  const auto finish = [this, folder = m_project->folder()](Outcome<ProjectDocument> outcome) {
    setBusy(false);
    if (!outcome.value) {
      Q_EMIT failed(outcome.problem);
      return;
    }
    if (!m_project || m_project->folder() != folder)
      return;
    adopt(*outcome.value);
  };
  runAside(
      this,
      [copy = document(), name, source, target, modelType, folders = dataFolders(),
       &plugins = m_program.plugins]() mutable {
        deblend::addExperiment(copy, name, source, target, modelType, {}, plugins, folders);
        return copy;
      },
      finish);
}

void ProjectController::adopt(const ProjectDocument& made) {
  edit([&](ProjectDocument& changed) { adoptExperiment(changed, made); });
  chooseExperiment(QString::fromStdString(document().experiments.back().name));
}

void ProjectController::duplicateExperiment(const QString& name) {
  edit([&](ProjectDocument& changed) {
    Experiment copy = changed.experiment(name.toStdString());
    copy.name = changed.freeExperimentName(copy.name);
    changed.experiments.push_back(copy);
  });
  chooseExperiment(QString::fromStdString(document().experiments.back().name));
}

void ProjectController::renameExperiment(const QString& name, const QString& newName) {
  if (newName.trimmed().isEmpty() || name == newName)
    return;
  const std::string free = document().freeExperimentName(newName.trimmed().toStdString());
  const bool shown = experiment() && experiment()->name == name.toStdString();
  edit([&](ProjectDocument& changed) {
    for (Experiment& each : changed.experiments)
      if (each.name == name.toStdString())
        each.name = free;
  });
  if (shown)
    chooseExperiment(QString::fromStdString(free));
}

void ProjectController::removeExperiment(const QString& name) {
  if (document().experiments.size() < 2)
    return;
  edit([&](ProjectDocument& changed) {
    std::erase_if(changed.experiments,
                  [&](const Experiment& each) { return each.name == name.toStdString(); });
  });
  Q_EMIT experimentChosen();
}

void ProjectController::removeDataSet(const QString& name) {
  if (usesDataSet(document(), name.toStdString()))
    return;
  edit([&](ProjectDocument& changed) {
    std::erase_if(changed.dataSets,
                  [&](const NamedDataSet& each) { return each.name == name.toStdString(); });
  });
}

} // namespace deblend
