#pragma once

#include "controllers/program.h"
#include "reflow/reflow.h"

#include <QDialog>

class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace deblend {

class BackgroundTask;
class ProblemLabel;

/// What a reflow starts from.
struct ReflowSubject {
  std::filesystem::path project;
  DataFolders folders;
  ProjectDocument document;
  QString run;
  std::int64_t step = 0;
  TrajectoryRequest sampling; ///< how the pairs are made, but for their count
};

/// Asks for the number of pairs and makes an experiment that straightens a run's paths, in the background.
/// GUI thread.
class ReflowDialog : public QDialog {
  Q_OBJECT
public:
  /// `program` outlives the dialog.
  ReflowDialog(const Program& program, ReflowSubject subject, QWidget* parent);
  /// Cancels and waits.
  ~ReflowDialog() override;

Q_SIGNALS:
  /// A document whose last experiment is the new one.
  void made(const ProjectDocument& document);

public Q_SLOTS:
  /// Cancels what is under way; closes the dialog where nothing is.
  void reject() override;

private:
  void make();
  void finish(const QString& problem);
  void setRunning(bool running);

  const Program& m_program;
  ReflowSubject m_subject;
  QSpinBox* m_count;
  QProgressBar* m_progress;
  ProblemLabel* m_problem;
  QPushButton* m_make;
  BackgroundTask* m_task = nullptr;
  std::shared_ptr<ProjectDocument> m_made;
};

} // namespace deblend
