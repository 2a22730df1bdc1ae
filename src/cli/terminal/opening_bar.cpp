#include "terminal/opening_bar.h"

namespace deblend {

OpeningBar::OpeningBar(Console& console, const InterruptWatch* watch) : m_console(console), m_watch(watch) {}

OpeningProgress OpeningBar::progress() {
  return [this](double share) {
    if (!m_progress)
      m_progress.emplace(m_console, "Reading the data", "", 1000);
    m_progress->updateShare(share);
    if (share >= 1)
      m_progress.reset(); // the next data set gets a bar of its own
    return !m_watch || !m_watch->isInterrupted();
  };
}

} // namespace deblend
