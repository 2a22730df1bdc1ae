#include "controllers/checkpoint_gallery.h"

#include "controllers/program.h"
#include "evaluating/evaluation_log.h"
#include "language/quantity_text.h"
#include "runs/run_catalog.h"
#include "threads/run_aside.h"

#include <QIcon>
#include <QPixmap>

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

/// Selecting must not tint the picture.
QIcon unchangingIcon(const QImage& picture) {
  const QPixmap pixmap = QPixmap::fromImage(picture);
  QIcon icon(pixmap);
  icon.addPixmap(pixmap, QIcon::Selected);
  return icon;
}

} // namespace

QString metricTitle(const std::string& name) {
  if (name == frechetName)
    return MetricTitle::tr("Fréchet distance");
  if (name == slicedWassersteinName)
    return MetricTitle::tr("sliced Wasserstein");
  return QString::fromStdString(name);
}

CheckpointGallery::CheckpointGallery(const RunList& runs, QObject* parent)
    : QAbstractListModel(parent), m_runs(runs) {}

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
  beginResetModel();
  m_entries = std::move(entries);
  sortEntries();
  endResetModel();
  Q_EMIT reloaded();
}

void CheckpointGallery::setOrder(GalleryOrder order) {
  if (order == m_order)
    return;
  m_order = order;
  take(std::move(m_entries));
}

void CheckpointGallery::sortEntries() {
  const auto byRun = [](const GalleryEntry& a, const GalleryEntry& b) {
    return std::pair(-a.runNumber, a.step) < std::pair(-b.runNumber, b.step);
  };
  std::ranges::sort(m_entries, byRun);
  const auto distance = [](const GalleryEntry& entry) {
    return entry.distance ? orderOf(entry.distance->value) : std::numeric_limits<double>::infinity();
  };
  if (m_order == GalleryOrder::ByLoss)
    std::ranges::stable_sort(m_entries, {}, [](const GalleryEntry& entry) { return orderOf(entry.loss); });
  else if (m_order == GalleryOrder::ByDistance)
    std::ranges::stable_sort(m_entries, {}, distance);
}

QModelIndex CheckpointGallery::indexOf(const QString& run, std::int64_t step) const {
  const auto found = std::ranges::find_if(
      m_entries, [&](const GalleryEntry& entry) { return entry.run == run && entry.step == step; });
  return found == m_entries.end() ? QModelIndex() : index(static_cast<int>(found - m_entries.begin()));
}

int CheckpointGallery::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
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
    return pictureOf(shown);
  default:
    return {};
  }
}

QVariant CheckpointGallery::pictureOf(const GalleryEntry& entry) const {
  const auto known = m_pictures.find(entry.folder);
  if (known == m_pictures.end())
    readPicture(entry.folder);
  else if (!known->second.isNull())
    return unchangingIcon(known->second);
  // Items have their size from the first on.
  QPixmap nothing(pictureSide, pictureSide);
  nothing.fill(Qt::transparent);
  return QIcon(nothing);
}

void CheckpointGallery::readPicture(const std::filesystem::path& folder) const {
  m_pictures[folder] = {};
  ++m_picturesPending;
  const QPointer<CheckpointGallery> gallery = const_cast<CheckpointGallery*>(this);
  const auto read = [file = textOf(folder / "preview.png")] { return QImage(file); };
  runAside(gallery, read, [gallery, folder](Outcome<QImage> outcome) {
    gallery->takePicture(folder, outcome.value.value_or(QImage()));
  });
}

void CheckpointGallery::takePicture(const std::filesystem::path& folder, const QImage& picture) {
  --m_picturesPending;
  m_pictures[folder] = picture;
  for (std::size_t i = 0; i < m_entries.size(); ++i)
    if (m_entries[i].folder == folder)
      Q_EMIT dataChanged(index(static_cast<int>(i)), index(static_cast<int>(i)), {Qt::DecorationRole});
}

} // namespace deblend
