#include "shell/tool_bar_choosers.h"

#include "controllers/project_controller.h"
#include "core/device.h"
#include "threads/run_aside.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace deblend {
namespace {

void layOut(QWidget* chooser, QLabel* label, QComboBox* box) {
  auto* row = new QHBoxLayout(chooser);
  row->setContentsMargins(6, 0, 6, 0);
  row->addWidget(label);
  row->addWidget(box);
  label->setBuddy(box);
  box->setFocusPolicy(Qt::TabFocus);
}

} // namespace

ExperimentChooser::ExperimentChooser(ProjectController& project, QWidget* parent)
    : QWidget(parent), m_project(project), m_label(new QLabel(this)), m_box(new QComboBox(this)) {
  layOut(this, m_label, m_box);
  m_box->setObjectName(QStringLiteral("experiments"));
  m_box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  m_box->setMinimumContentsLength(14);
  connect(m_box, &QComboBox::textActivated, &m_project, &ProjectController::chooseExperiment);
  for (const auto signal : {&ProjectController::documentChanged, &ProjectController::experimentChosen,
                            &ProjectController::closed})
    connect(&m_project, signal, this, &ExperimentChooser::fill);
  retranslate();
  fill();
}

void ExperimentChooser::fill() {
  setEnabled(m_project.isOpen());
  const QStringList names = m_project.isOpen() ? m_project.experimentNames() : QStringList();
  const Experiment* shown = m_project.experiment();
  const QString current = shown ? QString::fromStdString(shown->name) : QString();
  QStringList held;
  for (int i = 0; i < m_box->count(); ++i)
    held += m_box->itemText(i);
  if (held != names) {
    m_box->clear();
    m_box->addItems(names);
  }
  m_box->setCurrentText(current);
}

void ExperimentChooser::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange)
    retranslate();
}

void ExperimentChooser::retranslate() {
  m_label->setText(tr("Experiment"));
}

DeviceChooser::DeviceChooser(QWidget* parent)
    : QWidget(parent), m_label(new QLabel(this)), m_box(new QComboBox(this)) {
  layOut(this, m_label, m_box);
  m_box->setObjectName(QStringLiteral("devices"));
  m_box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  m_box->addItem({}, QStringLiteral("auto"));
  m_box->addItem(QStringLiteral("CPU"), QStringLiteral("cpu"));
  connect(m_box, &QComboBox::activated, this, [this] { Q_EMIT chosen(m_box->currentData().toString()); });
  retranslate();
  runAside(
      this, [] { return availableDevices(); },
      [this](Outcome<std::vector<std::string>> outcome) {
        for (const std::string& device : outcome.value.value_or(std::vector<std::string>()))
          if (device != "cpu")
            m_box->addItem(QString::fromStdString(device).toUpper(), QString::fromStdString(device));
      });
}

void DeviceChooser::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange)
    retranslate();
}

void DeviceChooser::retranslate() {
  m_label->setText(tr("Device"));
  m_box->setItemText(0, tr("Auto"));
  m_box->setToolTip(tr("What the next run trains on"));
}

} // namespace deblend
