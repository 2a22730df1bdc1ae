#include "controllers/run_checkpoints.h"

#include "language/quantity_text.h"
#include "runs/run_catalog.h"

namespace deblend {

RunCheckpoints::RunCheckpoints(QObject* parent) : EntryListModel(parent), m_pictures(pictureSide) {
  connect(&m_pictures, &CheckpointPictures::arrived, this, [this](const std::filesystem::path& folder) {
    for (std::size_t at = 0; at < entries().size(); ++at)
      if (folderOf(entries()[at]) == folder)
        tellChanged(at);
  });
}

void RunCheckpoints::show(const std::filesystem::path& runFolder,
                          const std::vector<CheckpointManifest>& checkpoints) {
  std::vector<RunCheckpoint> wanted;
  wanted.reserve(checkpoints.size());
  for (const CheckpointManifest& each : checkpoints)
    wanted.push_back({each.step, each.loss});
  if (std::exchange(m_runFolder, runFolder) == runFolder)
    replaceEntries(std::move(wanted));
  else
    resetEntries(std::move(wanted));
}

QModelIndex RunCheckpoints::indexOf(std::int64_t step) const {
  const auto found = std::ranges::lower_bound(entries(), step, {}, &RunCheckpoint::step);
  const bool there = found != entries().end() && found->step == step;
  return there ? index(static_cast<int>(found - entries().begin())) : QModelIndex();
}

std::filesystem::path RunCheckpoints::folderOf(const RunCheckpoint& checkpoint) const {
  return checkpointsFolder(m_runFolder) / checkpointFolderName(checkpoint.step);
}

QVariant RunCheckpoints::data(const QModelIndex& index, int role) const {
  if (!index.isValid())
    return {};
  const RunCheckpoint& shown = entry(index);
  switch (role) {
  case Qt::DisplayRole:
    return QString(countText(shown.step) + QLatin1Char('\n') + measureText(shown.loss));
  case Qt::ToolTipRole:
    return tr("Step %1 · loss %2").arg(countText(shown.step), measureText(shown.loss));
  case Qt::TextAlignmentRole:
    return static_cast<int>(Qt::AlignHCenter);
  case Qt::DecorationRole:
    return m_pictures.icon(folderOf(shown));
  default:
    return {};
  }
}

} // namespace deblend
