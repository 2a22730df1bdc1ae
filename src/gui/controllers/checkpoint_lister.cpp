#include "controllers/checkpoint_lister.h"

#include "runs/run_catalog.h"
#include "threads/run_aside.h"

namespace deblend {
namespace {

struct Listing {
  std::vector<CheckpointManifest> checkpoints;
  QStringList problems;
};

Listing listingOf(const std::filesystem::path& runFolder) {
  Listing listing;
  std::vector<std::string> problems;
  listing.checkpoints = listCheckpoints(checkpointsFolder(runFolder), &problems);
  for (const std::string& problem : problems)
    listing.problems += QString::fromStdString(problem);
  return listing;
}

} // namespace

void CheckpointLister::setRunFolder(const std::optional<std::filesystem::path>& folder) {
  m_folder = folder;
  reload();
}

void CheckpointLister::reload() {
  if (!m_folder)
    return;
  if (m_busy) {
    m_again = true;
    return;
  }
  m_busy = true;
  runAside(
      this, [folder = *m_folder] { return listingOf(folder); },
      [this, folder = *m_folder](Outcome<Listing> outcome) {
        m_busy = false;
        if (outcome.value && m_folder == folder)
          Q_EMIT listed(outcome.value->checkpoints, outcome.value->problems);
        else if (m_folder == folder)
          Q_EMIT listed({}, {outcome.problem});
        if (std::exchange(m_again, false))
          reload();
      });
}

} // namespace deblend
