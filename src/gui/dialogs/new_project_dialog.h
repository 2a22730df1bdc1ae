#pragma once

#include "controllers/data_summaries.h"

#include <QDialog>

#include <memory>
#include <optional>

namespace deblend {

class DataSetChooser;
class ModelType;
struct Program;
namespace Ui {
class NewProjectDialog;
}

/// What a new project is to be.
struct NewProject {
  QString name;
  QString folder;
  std::optional<DataSetSpec> source; ///< none where the model type maps none
  DataSetSpec target;
  std::string modelType;
};

/// Asks for a new project. Can be accepted once both data sets were read, fit together, and the folder is
/// free. GUI thread.
class NewProjectDialog : public QDialog {
  Q_OBJECT
public:
  /// Both outlive the dialog, which deletes itself when it is closed.
  NewProjectDialog(DataSummaries& summaries, const Program& program, QWidget* parent);
  ~NewProjectDialog() override;

  /// Why it cannot be accepted now, a sentence; empty if it can.
  QString problem() const;

Q_SIGNALS:
  void chosen(const NewProject& project);

private:
  void addChoosers(DataSummaries& summaries);
  void connectFields();
  void proposeTarget();
  void proposeName();
  void proposeFolder();
  void browse();
  void judge();
  void finish();
  QString folderProblem() const;
  QString pairingProblem(const ModelType& type) const;
  const ModelType* modelType() const; ///< null where there is none
  bool maps() const;
  bool isRead() const;
  void chooseModelType();

  const Program& m_program;
  std::unique_ptr<Ui::NewProjectDialog> m_ui;
  DataSetChooser* m_source;
  DataSetChooser* m_target;
  std::optional<DataSetSpec> m_proposedTarget;
  bool m_nameIsOwn = false; ///< typed, not proposed
  bool m_folderIsOwn = false;
};

} // namespace deblend
