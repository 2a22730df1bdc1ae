#pragma once

#include "exporting/export_request.h"

#include <QDialog>

#include <memory>

namespace deblend {

class BackgroundTask;
class ModelType;
struct Program;
namespace Ui {
class ExportDialog;
}

/// What is seen, to be exported.
struct ExportSubject {
  std::filesystem::path projectFolder;
  DataFolders folders;
  QString run;
  std::optional<std::int64_t> step; ///< of the checkpoint; none: the last one
  TrajectoryRequest trajectory;
  const ModelType* modelType = nullptr; ///< of the run; not null
  std::string view;                     ///< that is seen, where nothing is mapped
  std::int64_t item = 0;                ///< of a view of one of many
  std::string quantity = "loss";        ///< that the chart shows, over
  std::string axis = "step";            ///< this one
  bool logarithmic = false;             ///< its axis
  bool images = false;                  ///< whether the samples are images
  bool classes = false;                 ///< whether they have classes
  double alpha = 1;                     ///< that is shown
};

/// Exports a run as a picture or an animation, with progress, and can be cancelled. GUI thread; the work is
/// done on a thread of its own.
class ExportDialog : public QDialog {
  Q_OBJECT
public:
  /// `program` outlives the dialog, which deletes itself when it is closed.
  ExportDialog(const Program& program, ExportSubject subject, QWidget* parent);
  ~ExportDialog() override;

  /// What is to be exported, as the fields say.
  ExportRequest request() const;

Q_SIGNALS:
  /// Successfully.
  void exported(const QString& path);

public Q_SLOTS:
  /// Cancels an export that runs; closes the dialog otherwise.
  void reject() override;

private:
  void fillFields();
  void fillSubject();
  void fillKinds();
  void addKind(const QString& title, ExportKind kind, const std::string& part = {});
  std::string part() const;
  void fillFormats();
  void proposeOutput();
  void browse();
  void begin();
  void finish(const QString& error);
  void setRunning(bool running);
  void showProblem(const QString& sentence);
  ExportKind kind() const;
  void showRows();

  const Program& m_program;
  ExportSubject m_subject;
  std::unique_ptr<Ui::ExportDialog> m_ui;
  BackgroundTask* m_task = nullptr;
};

} // namespace deblend
