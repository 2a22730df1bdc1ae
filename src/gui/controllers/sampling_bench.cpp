#include "controllers/sampling_bench.h"

#include "background/background_task.h"
#include "evaluating/bench_files.h"

namespace deblend {

SamplingBench::SamplingBench(const Program& program, QObject* parent) : QObject(parent), m_program(program) {}

SamplingBench::~SamplingBench() {
  delete m_task;
}

void SamplingBench::start(const std::filesystem::path& project, const BenchRequest& request, bool keeps) {
  if (m_task)
    return;
  m_run = QString::fromStdString(request.run);
  const auto tell = [this](const BenchResult& result) {
    QMetaObject::invokeMethod(
        this, [this, shared = std::make_shared<const BenchResult>(result)] { Q_EMIT changed(shared); },
        Qt::QueuedConnection);
  };
  const auto work = [tell, project, request, keeps, &plugins = m_program.plugins,
                     folders = m_program.dataFolders(project)](const BackgroundTask::Progress& progress) {
    std::size_t told = 0;
    const auto follow = [&](double share, const BenchResult& soFar) {
      if (std::exchange(told, soFar.rows.size()) != soFar.rows.size())
        tell(soFar);
      return progress(share);
    };
    const BenchResult result = benchSampling(project, request, plugins, folders, follow);
    tell(result);
    if (keeps && !result.rows.empty())
      keepBench(project / "runs" / result.run, result);
  };
  m_task = new BackgroundTask(work, this);
  connect(m_task, &BackgroundTask::progressed, this, &SamplingBench::progressed);
  connect(m_task, &BackgroundTask::finished, this, [this](const QString& error) {
    m_task->deleteLater();
    m_task = nullptr;
    Q_EMIT finished(error == QLatin1String("cancelled") ? QString() : error);
  });
  Q_EMIT progressed(0);
}

void SamplingBench::cancel() {
  if (m_task)
    m_task->cancel();
}

} // namespace deblend
