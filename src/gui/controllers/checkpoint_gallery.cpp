#include "controllers/checkpoint_gallery.h"

#include "controllers/program.h"
#include "evaluating/evaluation_log.h"
#include "language/quantity_text.h"
#include "runs/run_catalog.h"
#include "threads/run_aside.h"

#include <algorithm>
#include <cmath>
#include <limits>

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

/// The latest Fréchet distance of a checkpoint, or where there is none the latest sliced Wasserstein.
std::optional<Metric> distanceOf(const std::vector<Evaluation>& evaluations, std::int64_t step) {
  for (const char* name : {frechetName, slicedWassersteinName})
    for (auto each = evaluations.rbegin(); each != evaluations.rend(); ++each)
      if (each->checkpoint == step)
        if (const Metric* metric = each->metric(name))
          return *metric;
  return std::nullopt;
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
    entries.push_back({place.run, place.number, each.step, each.loss,
                       checkpointsFolder(place.folder) / checkpointFolderName(each.step),
                       distanceOf(evaluations, each.step)});
}

double orderOf(double value) {
  return std::isnan(value) ? std::numeric_limits<double>::infinity() : value;
}

} // namespace

QString metricTitle(const std::string& name) {
  if (name == frechetName)
    return MetricTitle::tr("Fréchet distance");
  if (name == slicedWassersteinName)
    return MetricTitle::tr("sliced Wasserstein");
  return QString::fromStdString(name);
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

void CheckpointGallery::sort(std::vector<GalleryEntry>& entries) const {
  const auto byRun = [](const GalleryEntry& a, const GalleryEntry& b) {
    return std::pair(-a.runNumber, a.step) < std::pair(-b.runNumber, b.step);
  };
  std::ranges::sort(entries, byRun);
  const auto distance = [](const GalleryEntry& entry) {
    return entry.distance ? orderOf(entry.distance->value) : std::numeric_limits<double>::infinity();
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

QVariant CheckpointGallery::data(const QModelIndex& index, int role) const {
  if (!index.isValid())
    return {};
  const GalleryEntry& shown = entry(index);
  const QString loss = tr("loss %1").arg(measureText(shown.loss));
  const QString distance =
      shown.distance ? tr("distance %1").arg(measureText(shown.distance->value)) : QString();
  switch (role) {
  case Qt::DisplayRole:
    return QStringLiteral("%1\n%2\n%3\n%4")
        .arg(shown.run, tr("step %1").arg(countText(shown.step)), loss, distance);
  case Qt::ToolTipRole:
    return shown.distance
               ? tr("%1, step %2: loss %3, %4 %5 (between real samples: %6)")
                     .arg(shown.run, countText(shown.step), measureText(shown.loss),
                          metricTitle(shown.distance->name), measureText(shown.distance->value),
                          measureText(shown.distance->floor))
               : tr("%1, step %2: %3, not evaluated yet").arg(shown.run, countText(shown.step), loss);
  case Qt::TextAlignmentRole:
    return static_cast<int>(Qt::AlignHCenter);
  case Qt::DecorationRole:
    return m_pictures.icon(shown.folder);
  default:
    return {};
  }
}

} // namespace deblend
