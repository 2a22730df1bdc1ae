#pragma once

#include "data/data_set_spec.h"

#include <QDialog>

#include <functional>

class QLabel;
class QLineEdit;
class QPushButton;
class QSlider;
class QUndoStack;
class QVBoxLayout;

namespace deblend {

/// A dialog in which a data set is painted, and saved as a file of its own. Asks before a painting would be
/// lost. Deletes itself when it is closed. GUI thread.
class PaintingWindow : public QDialog {
  Q_OBJECT
public Q_SLOTS:
  void reject() override;

Q_SIGNALS:
  /// The data set that was saved.
  void saved(const DataSetSpec& spec);

protected:
  /// `history` goes with the derived dialog's canvas; `name` is proposed.
  PaintingWindow(QUndoStack& history, const QString& name, QWidget* parent);

  QSlider* makeSlider(int least, int most, int value, const char* name);
  /// Buttons of the history, and its keys.
  void addHistory(QVBoxLayout& column);
  /// Why something did not work, the name, and the buttons that end the dialog.
  void addEnding(QVBoxLayout& column);
  void showState();
  void tell(const QString& problem);

  /// Whether there is nothing to save, and what then is to be done first.
  virtual bool isEmpty() const = 0;
  virtual QString emptyWords() const = 0;
  /// Writes the painting as it is now to a file with this name, and gives the data set. For any thread.
  virtual std::function<DataSetSpec()> writing(const std::string& name) const = 0;

private:
  void save();
  void ask();

  QUndoStack& m_history;
  QLineEdit* m_name;
  QPushButton* m_save;
  QLabel* m_problem;
  bool m_saving = false;
};

} // namespace deblend
