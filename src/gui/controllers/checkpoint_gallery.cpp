#include "controllers/checkpoint_gallery.h"

#include "controllers/program.h"
#include "evaluating/evaluation_log.h"
#include "language/quantity_text.h"
#include "runs/run_catalog.h"
#include "threads/run_aside.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace deblend {
namespace {

struct RunPlace {
  QString run;
  int number;
  std::filesystem::path folder;
};

struct MetricTitle {
  Q_DECLARE_TR_FUNCTIONS(deblend::MetricTitle)
};

/// The latest of each metric that was measured of a checkpoint.
std::vector<Metric> latestMetrics(const std::vector<Evaluation>& evaluations, std::int64_t step) {
  std::vector<Metric> metrics;
  for (const Evaluation& evaluation : evaluations) {
    if (evaluation.checkpoint != step)
      continue;
    for (const Metric& metric : evaluation.metrics) {
      std::erase_if(metrics, [&](const Metric& older) { return older.name == metric.name; });
      metrics.push_back(metric);
    }
  }
  return metrics;
}

void addEntries(const RunPlace& place, std::vector<GalleryEntry>& entries) {
  std::vector<std::string> problems;
  std::vector<Evaluation> evaluations;
  try {
    evaluations = readEvaluations(place.folder);
  } catch (const std::exception&) {
    // The checkpoints can be shown without their distances.
  }
  for (const CheckpointManifest& each : listCheckpoints(checkpointsFolder(place.folder), &problems))
    entries.push_back({place.run,
                       place.number,
                       each.step,
                       each.loss,
                       checkpointsFolder(place.folder) / checkpointFolderName(each.step),
                       latestMetrics(evaluations, each.step),
                       {}});
}

/// As most are; also of those of a later version.
bool isLowerBetter(const std::string& metric) {
  const auto found = std::ranges::find(metricKinds(), metric, &MetricKind::name);
  return found == metricKinds().end() || found->lowerIsBetter;
}

double orderOf(double value) {
  return std::isnan(value) ? std::numeric_limits<double>::infinity() : value;
}

} // namespace

const std::vector<std::string>& tellingMetrics() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> order{frechetName, wasserstein2Name, slicedWassersteinName};
    for (const std::string& name : metricNames())
      if (std::ranges::find(order, name) == order.end())
        order.push_back(name);
    return order;
  }();
  return names;
}

QString metricTitle(const std::string& name) {
  static const std::map<std::string, const char*> titles{
      {frechetName, QT_TRANSLATE_NOOP("deblend::MetricTitle", "Fréchet distance")},
      {slicedWassersteinName, QT_TRANSLATE_NOOP("deblend::MetricTitle", "sliced Wasserstein")},
      {wasserstein2Name, QT_TRANSLATE_NOOP("deblend::MetricTitle", "Wasserstein-2")},
      {logLikelihoodName, QT_TRANSLATE_NOOP("deblend::MetricTitle", "log-likelihood")},
      {"field_error", QT_TRANSLATE_NOOP("deblend::MetricTitle", "error of the field")},
      {"denoiser_error", QT_TRANSLATE_NOOP("deblend::MetricTitle", "error of the denoiser")}};
  const auto found = titles.find(name);
  return found == titles.end() ? QString::fromStdString(name) : MetricTitle::tr(found->second);
}

bool GalleryEntry::operator==(const GalleryEntry& other) const {
  const auto looks = [](const GalleryEntry& entry) {
    return std::tuple(entry.run, entry.step, measureText(entry.loss),
                      entry.distance ? entry.distance->value : -1,
                      entry.distance ? entry.distance->name : std::string());
  };
  return looks(*this) == looks(other);
}

CheckpointGallery::CheckpointGallery(const RunList& runs, QObject* parent)
    : EntryListModel(parent), m_runs(runs), m_pictures(pictureSide) {
  connect(&m_pictures, &CheckpointPictures::arrived, this, [this](const std::filesystem::path& folder) {
    for (std::size_t at = 0; at < entries().size(); ++at)
      if (entries()[at].folder == folder)
        tellChanged(at);
  });
}

void CheckpointGallery::reload() {
  if (m_busy) {
    m_again = true;
    return;
  }
  std::vector<RunPlace> places;
  for (const RunSummary& run : m_runs.runs()) {
    const QString id = QString::fromStdString(run.id);
    places.push_back({id, run.number, m_runs.folderOf(id)});
  }
  m_busy = true;
  const auto read = [places] {
    std::vector<GalleryEntry> entries;
    for (const RunPlace& place : places)
      addEntries(place, entries);
    return entries;
  };
  runAside(this, read, [this](Outcome<std::vector<GalleryEntry>> outcome) {
    m_busy = false;
    take(outcome.value.value_or(std::vector<GalleryEntry>()));
    if (std::exchange(m_again, false))
      reload();
  });
}

void CheckpointGallery::take(std::vector<GalleryEntry> entries) {
  chooseDistances(entries);
  sort(entries);
  replaceEntries(std::move(entries));
  Q_EMIT reloaded();
}

void CheckpointGallery::setOrder(GalleryOrder order) {
  if (order == m_order)
    return;
  m_order = order;
  take(entries());
}

void CheckpointGallery::setMetric(const std::string& name) {
  if (std::exchange(m_metric, name) != name)
    take(entries());
}

void CheckpointGallery::chooseDistances(std::vector<GalleryEntry>& entries) const {
  const std::vector<std::string> wanted =
      m_metric.empty() ? tellingMetrics() : std::vector<std::string>{m_metric};
  for (GalleryEntry& entry : entries) {
    entry.distance.reset();
    for (auto name = wanted.begin(); name != wanted.end() && !entry.distance; ++name)
      if (const auto found = std::ranges::find(entry.metrics, *name, &Metric::name);
          found != entry.metrics.end())
        entry.distance = *found;
  }
}

void CheckpointGallery::sort(std::vector<GalleryEntry>& entries) const {
  const auto byRun = [](const GalleryEntry& a, const GalleryEntry& b) {
    return std::pair(-a.runNumber, a.step) < std::pair(-b.runNumber, b.step);
  };
  std::ranges::sort(entries, byRun);
  const auto distance = [](const GalleryEntry& entry) {
    if (!entry.distance)
      return std::numeric_limits<double>::infinity();
    return orderOf(isLowerBetter(entry.distance->name) ? entry.distance->value : -entry.distance->value);
  };
  if (m_order == GalleryOrder::ByLoss)
    std::ranges::stable_sort(entries, {}, [](const GalleryEntry& entry) { return orderOf(entry.loss); });
  else if (m_order == GalleryOrder::ByDistance)
    std::ranges::stable_sort(entries, {}, distance);
}

QModelIndex CheckpointGallery::indexOf(const QString& run, std::int64_t step) const {
  const auto found = std::ranges::find(entries(), std::pair(run, step), &GalleryEntry::key);
  return found == entries().end() ? QModelIndex() : index(static_cast<int>(found - entries().begin()));
}

QString CheckpointGallery::toolTipOf(const GalleryEntry& entry) {
  QStringList lines{
      tr("%1, step %2: loss %3").arg(entry.run, countText(entry.step), measureText(entry.loss))};
  for (const Metric& metric : entry.metrics)
    lines += std::isnan(metric.floor)
                 ? tr("%1 %2").arg(metricTitle(metric.name), measureText(metric.value))
                 : tr("%1 %2 (between real samples: %3)")
                       .arg(metricTitle(metric.name), measureText(metric.value), measureText(metric.floor));
  if (entry.metrics.empty())
    lines += tr("not evaluated yet");
  return lines.join(QLatin1Char('\n'));
}

QVariant CheckpointGallery::data(const QModelIndex& index, int role) const {
  if (!index.isValid())
    return {};
  const GalleryEntry& shown = entry(index);
  const QString loss = tr("loss %1").arg(measureText(shown.loss));
  const QString distance = !shown.distance ? QString()
                           : m_metric.empty() && isLowerBetter(shown.distance->name)
                               ? tr("distance %1").arg(measureText(shown.distance->value))
                               : QStringLiteral("%1 %2").arg(metricTitle(shown.distance->name),
                                                             measureText(shown.distance->value));
  switch (role) {
  case Qt::DisplayRole:
    return QStringLiteral("%1\n%2\n%3\n%4")
        .arg(shown.run, tr("step %1").arg(countText(shown.step)), loss, distance);
  case Qt::ToolTipRole:
    return toolTipOf(shown);
  case Qt::TextAlignmentRole:
    return static_cast<int>(Qt::AlignHCenter);
  case Qt::DecorationRole:
    return m_pictures.icon(shown.folder);
  default:
    return {};
  }
}

} // namespace deblend
