#include "controllers/sampling_controller.h"

#include "sampling/sampling_options.h"

#include <algorithm>

namespace deblend {
namespace {

constexpr int pollInterval = 16; // ms

constexpr std::int64_t leastLiveInterval = 250; // ms
/// A live trajectory that took a time is followed by a rest of so many times that. Points take one processor,
/// images all of them.
constexpr std::int64_t restOfPoints = 9;
constexpr std::int64_t restOfImages = 49;

} // namespace

SamplingController::SamplingController(const ModelTypeCatalog& catalog, DataFolders folders, QObject* parent)
    : QObject(parent), m_sampling(catalog, std::move(folders)), m_options(samplingSchema()) {
  m_timer.setInterval(pollInterval);
  connect(&m_timer, &QTimer::timeout, this, &SamplingController::poll);
  m_liveTimer.setSingleShot(true);
  connect(&m_liveTimer, &QTimer::timeout, this, &SamplingController::requestLive);
}

TrajectoryRequest SamplingController::trajectoryRequest() const {
  TrajectoryRequest request = samplingRequest(m_options);
  request.direction = m_direction;
  request.label = m_label;
  request.guidance = m_guidance;
  return request;
}

ViewNeeds SamplingController::viewNeeds() const {
  return {trajectoryRequest(), !m_options.isDefault("sampling_count"), m_live};
}

void SamplingController::setSampling(bool sampling) {
  if (std::exchange(m_trajectoryPending, sampling) != sampling)
    Q_EMIT samplingChanged();
}

void SamplingController::showNothing() {
  show(std::nullopt, false);
}

void SamplingController::showCheckpoint(const std::filesystem::path& runFolder, std::int64_t step) {
  show(SamplingSubject{runFolder, step, nullptr}, false);
}

void SamplingController::showLive(const std::filesystem::path& runFolder) {
  if (!m_live || !m_subject || m_subject->runFolder != runFolder)
    show(SamplingSubject{runFolder, 0, nullptr}, true);
}

void SamplingController::show(std::optional<SamplingSubject> subject, bool live) {
  const bool otherRun = !subject || !m_subject || subject->runFolder != m_subject->runFolder;
  m_subject = std::move(subject);
  m_live = live;
  setSampling(false);
  if (otherRun) {
    m_label.reset();
    m_guidance = 1;
    Q_EMIT trajectoryChanged(nullptr, 0);
    Q_EMIT fieldChanged(nullptr);
    Q_EMIT viewChanged({}, nullptr, 0);
  }
  requestTrajectory();
  requestField();
  requestViews();
}

QString SamplingController::runName() const {
  return m_subject ? QString::fromStdString(m_subject->runFolder.filename().string()) : QString();
}

void SamplingController::takeLiveWeights(const std::filesystem::path& runFolder, const LiveWeights& weights) {
  if (!m_live || !m_subject || m_subject->runFolder != runFolder)
    return;
  m_subject->step = weights.step;
  m_subject->liveWeights = weights.state;
  requestLive();
  requestField();
}

void SamplingController::setOptions(const OptionValues& options) {
  if (options.schema().options().empty() || options == m_options)
    return;
  m_options = options;
  requestTrajectory();
  requestField();
}

void SamplingController::setDirection(Direction direction) {
  if (direction == m_direction)
    return;
  m_direction = direction;
  requestTrajectory();
}

void SamplingController::setClass(std::optional<std::int64_t> label) {
  if (label == m_label)
    return;
  m_label = label;
  requestTrajectory();
}

void SamplingController::setGuidance(double guidance) {
  if (guidance == m_guidance)
    return;
  m_guidance = guidance;
  requestTrajectory();
}

void SamplingController::setAlpha(double alpha) {
  m_alpha = alpha;
  requestField();
}

void SamplingController::setFieldWindow(const std::optional<FieldWindow>& window) {
  m_window = window;
  requestField();
}

void SamplingController::setViews(std::vector<ViewRequest> views) {
  m_views = std::move(views);
  requestViews();
}

bool SamplingController::hasWeights() const {
  return m_subject && (!m_live || m_subject->liveWeights);
}

void SamplingController::requestTrajectory() {
  if (!hasWeights())
    return;
  m_liveClock.start();
  m_sampling.requestTrajectory(
      *m_subject, [needs = viewNeeds()](const SampleShape& shape) { return viewRequest(needs, shape); });
  m_timer.start();
  setSampling(true);
}

void SamplingController::requestLive() {
  if (m_liveTimer.isActive() || !m_live || m_trajectoryPending || m_viewsPending > 0)
    return;
  m_liveTimer.start(static_cast<int>(leastLiveInterval));
  requestTrajectory();
  requestViews();
}

/// Those that are on their way are replaced by newer ones.
void SamplingController::requestViews() {
  if (!hasWeights())
    return;
  m_liveClock.start();
  m_viewsPending = m_views.size();
  for (const ViewRequest& each : m_views)
    m_sampling.request(*m_subject, each);
  if (!m_views.empty())
    m_timer.start();
}

void SamplingController::requestField() {
  if (!m_window || !hasWeights())
    return;
  if (m_fieldPending) {
    m_fieldStale = true;
    return;
  }
  m_fieldPending = true;
  m_fieldStale = false;
  m_sampling.request(*m_subject, VectorFieldRequest{m_window->columns, m_window->rows, m_window->rectangle,
                                                    m_alpha, trajectoryRequest().weights});
  m_timer.start();
}

void SamplingController::poll() {
  const bool wasBusy = m_sampling.isBusy();
  std::vector<SamplingResult> results = m_sampling.takeResults();
  // Taking a result may ask for the next, and that may be done before this function is: only a look that
  // finds neither work nor results ends the polling.
  if (!wasBusy && results.empty())
    m_timer.stop();
  for (SamplingResult& result : results)
    take(std::move(result));
}

void SamplingController::take(SamplingResult result) {
  const bool isField = std::holds_alternative<VectorFieldRequest>(result.request);
  const bool current = isCurrent(result.subject);
  if (isField)
    m_fieldPending = false;
  else if (std::holds_alternative<ViewRequest>(result.request))
    takeView(current);
  else if (current)
    rest(result);
  if (current)
    deliver(std::move(result));
  if (isField && m_fieldStale)
    requestField();
}

/// A view has come; after the last of them, the next live ones may follow after a while.
void SamplingController::takeView(bool current) {
  if (!current || m_viewsPending == 0 || --m_viewsPending > 0 || !m_live)
    return;
  m_liveTimer.start(
      static_cast<int>(std::max<std::int64_t>(leastLiveInterval, restOfImages * m_liveClock.elapsed())));
}

/// A trajectory has come: the next live one may follow after a while.
void SamplingController::rest(const SamplingResult& result) {
  setSampling(false);
  if (!m_live)
    return;
  const Trajectory* trajectory = result.preview ? std::get_if<Trajectory>(&*result.preview) : nullptr;
  const bool images = trajectory && isImage(trajectory->sampleShape);
  const std::int64_t pause = (images ? restOfImages : restOfPoints) * m_liveClock.elapsed();
  m_liveTimer.start(static_cast<int>(std::max(leastLiveInterval, pause)));
}

bool SamplingController::isCurrent(const SamplingSubject& subject) const {
  if (!m_subject || subject.runFolder != m_subject->runFolder)
    return false;
  return m_live ? subject.liveWeights != nullptr : !subject.liveWeights && subject.step == m_subject->step;
}

void SamplingController::deliver(SamplingResult result) {
  if (!result.preview && !result.message.empty())
    Q_EMIT failed(QString::fromStdString(result.message));
  else if (!result.preview)
    return; // the run has nothing of the kind
  else if (auto* trajectory = std::get_if<Trajectory>(&*result.preview)) {
    m_shown = std::get<TrajectoryRequest>(result.request);
    Q_EMIT trajectoryChanged(std::make_shared<const Trajectory>(std::move(*trajectory)), result.subject.step);
  } else if (auto* field = std::get_if<VectorField>(&*result.preview))
    Q_EMIT fieldChanged(std::make_shared<const VectorField>(std::move(*field)));
  else if (const auto* view = std::get_if<ViewRequest>(&result.request))
    Q_EMIT viewChanged(view->view, std::make_shared<const Preview>(std::move(*result.preview)),
                       result.subject.step);
}

} // namespace deblend
