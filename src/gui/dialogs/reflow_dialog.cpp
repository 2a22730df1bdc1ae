#include "dialogs/reflow_dialog.h"

#include "background/background_task.h"
#include "forms/problem_label.h"
#include "language/quantity_text.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>

namespace deblend {
namespace {

constexpr int usualCount = 65'536;
constexpr int mostPairs = 16'777'216;

} // namespace

ReflowDialog::ReflowDialog(const Program& program, ReflowSubject subject, QWidget* parent)
    : QDialog(parent), m_program(program), m_subject(std::move(subject)), m_count(new QSpinBox(this)),
      m_progress(new QProgressBar(this)), m_problem(new ProblemLabel(this)) {
  setAttribute(Qt::WA_DeleteOnClose);
  setWindowTitle(tr("Reflow"));
  auto* text = new QLabel(tr("A new experiment learns pairs that %1 maps at step %2: where each sample "
                             "starts, and where it ends. "
                             "Its paths are straighter, so that fewer steps are enough.")
                              .arg(m_subject.run, countText(m_subject.step)),
                          this);
  text->setWordWrap(true);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
  m_make = buttons->button(QDialogButtonBox::Ok);
  m_make->setText(tr("Make"));
  m_count->setObjectName(QStringLiteral("pairs"));
  m_count->setRange(1, mostPairs);
  m_count->setGroupSeparatorShown(true);
  m_count->setLocale(QLocale());
  m_count->setValue(usualCount);
  m_progress->setRange(0, 1000);
  auto* layout = new QFormLayout(this);
  layout->addRow(text);
  layout->addRow(tr("Pairs"), m_count);
  layout->addRow(m_progress);
  layout->addRow(m_problem);
  layout->addRow(buttons);
  setMinimumWidth(420);
  connect(buttons, &QDialogButtonBox::accepted, this, &ReflowDialog::make);
  connect(buttons, &QDialogButtonBox::rejected, this, &ReflowDialog::reject);
  setRunning(false);
}

ReflowDialog::~ReflowDialog() {
  delete m_task;
}

void ReflowDialog::make() {
  ReflowRequest request;
  request.selection.run = m_subject.run.toStdString();
  request.selection.checkpoint = std::to_string(m_subject.step);
  request.trajectory = m_subject.sampling;
  request.trajectory.direction = Direction::Forward;
  request.trajectory.count = m_count->value();
  m_made = std::make_shared<ProjectDocument>();
  m_problem->tell({});
  setRunning(true);
  const auto work = [subject = m_subject, request, made = m_made,
                     &plugins = m_program.plugins](const BackgroundTask::Progress& progress) {
    *made = reflow(subject.project, subject.document, request, plugins, subject.folders, progress).document;
  };
  m_task = new BackgroundTask(work, this);
  connect(m_task, &BackgroundTask::progressed, this,
          [this](double share) { m_progress->setValue(static_cast<int>(share * 1000)); });
  connect(m_task, &BackgroundTask::finished, this, &ReflowDialog::finish);
}

void ReflowDialog::finish(const QString& problem) {
  m_task->deleteLater();
  m_task = nullptr;
  setRunning(false);
  if (problem.isEmpty()) {
    Q_EMIT made(*m_made);
    accept();
  } else if (problem != QLatin1String("cancelled")) {
    m_problem->tell(problem);
  }
}

void ReflowDialog::setRunning(bool running) {
  m_progress->setValue(0);
  m_progress->setVisible(running);
  m_count->setEnabled(!running);
  m_make->setEnabled(!running);
}

void ReflowDialog::reject() {
  if (m_task)
    m_task->cancel();
  else
    QDialog::reject();
}

} // namespace deblend
