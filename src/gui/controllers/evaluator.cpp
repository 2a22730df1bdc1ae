#include "controllers/evaluator.h"

#include "background/background_task.h"
#include "evaluating/evaluation_log.h"

namespace deblend {

Evaluator::Evaluator(const Program& program, QObject* parent) : QObject(parent), m_program(program) {}

Evaluator::~Evaluator() {
  delete m_task;
}

void Evaluator::evaluate(const std::filesystem::path& project, std::vector<EvaluationSubject> subjects,
                         const EvaluationRequest& request) {
  if (m_task || subjects.empty())
    return;
  const auto work = [this, project, subjects = std::move(subjects), request, &plugins = m_program.plugins,
                     folders = m_program.dataFolders(project)](const BackgroundTask::Progress& progress) {
    const auto count = static_cast<double>(subjects.size());
    for (std::size_t i = 0; i < subjects.size(); ++i) {
      EvaluationRequest own = request;
      own.selection.run = subjects[i].run.toStdString();
      own.selection.checkpoint = std::to_string(subjects[i].step);
      const auto share = [&progress, i, count](double part) {
        return progress((static_cast<double>(i) + part) / count);
      };
      const Evaluation evaluation = evaluateRun(project, own, plugins, folders, share);
      keepEvaluation(project / "runs" / own.selection.run, evaluation);
      const auto told = [this, omission = QString::fromStdString(evaluation.omission)] {
        m_omission = omission;
        Q_EMIT kept();
      };
      QMetaObject::invokeMethod(this, told, Qt::QueuedConnection);
    }
  };
  m_omission.clear();
  m_task = new BackgroundTask(work, this);
  connect(m_task, &BackgroundTask::progressed, this, &Evaluator::progressed);
  connect(m_task, &BackgroundTask::finished, this, [this](const QString& error) {
    m_task->deleteLater();
    m_task = nullptr;
    Q_EMIT finished(error == QLatin1String("cancelled") ? QString() : error.isEmpty() ? m_omission : error);
  });
  Q_EMIT progressed(0);
}

void Evaluator::cancel() {
  if (m_task)
    m_task->cancel();
}

} // namespace deblend
