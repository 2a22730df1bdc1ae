#pragma once

#include <QWidget>

class QComboBox;
class QLabel;

namespace deblend {

class ProjectController;

/// Which experiment of the project the window shows. GUI thread.
class ExperimentChooser : public QWidget {
  Q_OBJECT
public:
  /// `project` outlives the chooser.
  ExperimentChooser(ProjectController& project, QWidget* parent = nullptr);

protected:
  void changeEvent(QEvent* event) override;

private:
  void fill();
  void retranslate();

  ProjectController& m_project;
  QLabel* m_label;
  QComboBox* m_box;
};

/// Which device trains. Looks for devices on a thread of the pool. GUI thread.
class DeviceChooser : public QWidget {
  Q_OBJECT
public:
  explicit DeviceChooser(QWidget* parent = nullptr);

Q_SIGNALS:
  /// "auto", "cpu", "cuda:0".
  void chosen(const QString& device);

protected:
  void changeEvent(QEvent* event) override;

private:
  void retranslate();

  QLabel* m_label;
  QComboBox* m_box;
};

} // namespace deblend
