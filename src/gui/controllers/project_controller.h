#pragma once

#include "controllers/program.h"
#include "controllers/side.h"
#include "locations/bundled_examples.h"
#include "projects/project.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <optional>

namespace deblend {

/// The open project, if there is one: opening, editing and saving it, and which of its experiments the window
/// shows. Whatever touches files runs on a thread of the pool. GUI thread.
class ProjectController : public QObject {
  Q_OBJECT
public:
  explicit ProjectController(const Program& program, QObject* parent = nullptr);
  ~ProjectController() override;

  bool isOpen() const { return m_project.has_value(); }
  /// Whether a project is being opened, made or saved.
  bool isBusy() const { return m_busy > 0; }
  /// The members from here to chooseExperiment() want an open project.
  const Project& project() const { return *m_project; }
  const ProjectDocument& document() const { return m_project->document(); }
  QString folder() const { return textOf(m_project->folder()); }
  DataFolders dataFolders() const { return m_program.dataFolders(m_project->folder()); }
  bool isWritable() const { return !m_project->readOnlyReason(); }
  QString readOnlyReason() const { return QString::fromStdString(m_project->readOnlyReason().value_or("")); }
  bool isModified() const { return m_project->isModified(); }

  /// The experiment that is shown; null if the project has none.
  const Experiment* experiment() const;
  QStringList experimentNames() const;
  void chooseExperiment(const QString& name);

  /// `path` is a project's folder or its project.deblend. What was open is closed once this one is open. Does
  /// nothing while another project is being opened or made.
  void open(const QString& path);
  /// `make` runs on a thread of the pool.
  void create(const QString& folder, std::function<ProjectDocument()> make);
  /// In the documents folder, under a name that is free.
  void createFromExample(const BundledExample& example);
  void close();
  /// `then` is told whether it worked; a failure is also told by failed().
  void save(std::function<void(bool saved)> then = {});

  /// Replaces the experiment of the same name.
  void setExperiment(const Experiment& experiment);
  /// Takes the data set with this spec, or adds it, once it was found to fit to the other side's.
  void setDataSet(Side side, const DataSetSpec& spec);
  void addExperiment(const std::string& name, const std::optional<DataSetSpec>& source,
                     const DataSetSpec& target, const std::string& modelType);
  /// Adds the last experiment of a document that was made from this one, with its data sets, and shows it.
  void adopt(const ProjectDocument& made);
  void duplicateExperiment(const QString& name);
  void renameExperiment(const QString& name, const QString& newName);
  /// The last one stays.
  void removeExperiment(const QString& name);
  /// One that an experiment uses stays.
  void removeDataSet(const QString& name);

Q_SIGNALS:
  void opened();
  void closed();
  /// Anything in the document.
  void documentChanged();
  /// Another experiment is shown, or the one that is shown was changed by something other than
  /// setExperiment().
  void experimentChosen();
  void savedChanged();
  void busyChanged();
  void failed(const QString& sentence);

private:
  void beginOpening(std::function<Project()> work);
  void take(Project project);
  void edit(const std::function<void(ProjectDocument&)>& change);
  void setBusy(bool busy);

  const Program& m_program;
  std::optional<Project> m_project;
  std::string m_experiment;
  int m_busy = 0;
  bool m_opening = false;
};

} // namespace deblend
