#include "shell/window_layout.h"

#include <QDockWidget>
#include <QMainWindow>
#include <QSettings>

namespace deblend {
namespace {

const QString geometryKey = QStringLiteral("window/geometry");
const QString stateKey = QStringLiteral("window/panes");
constexpr int stateVersion = 1;

} // namespace

WindowLayout::WindowLayout(QMainWindow* window, const Panes& panes)
    : QObject(window), m_window(window), m_panes(panes) {
  window->setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
  window->setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
}

void WindowLayout::place() {
  for (QDockWidget* pane : {m_panes.project, m_panes.checkpoints, m_panes.experiment, m_panes.loss}) {
    pane->setFloating(false);
    m_window->removeDockWidget(pane);
  }
  m_window->addDockWidget(Qt::LeftDockWidgetArea, m_panes.project);
  m_window->addDockWidget(Qt::LeftDockWidgetArea, m_panes.checkpoints);
  m_window->addDockWidget(Qt::RightDockWidgetArea, m_panes.experiment);
  m_window->addDockWidget(Qt::BottomDockWidgetArea, m_panes.loss);
}

void WindowLayout::arrangeForTraining() {
  place();
  for (QDockWidget* pane : {m_panes.project, m_panes.checkpoints, m_panes.experiment, m_panes.loss})
    pane->show();
  const int height = m_window->height();
  m_window->resizeDocks({m_panes.project, m_panes.experiment}, {210, 324}, Qt::Horizontal);
  m_window->resizeDocks({m_panes.project, m_panes.checkpoints}, {height * 11 / 20, height * 9 / 20},
                        Qt::Vertical);
  m_window->resizeDocks({m_panes.loss}, {height / 4}, Qt::Vertical);
}

void WindowLayout::arrangeForExploring() {
  place();
  m_panes.project->show();
  m_panes.checkpoints->show();
  m_panes.experiment->hide();
  m_panes.loss->hide();
  const int height = m_window->height();
  m_window->resizeDocks({m_panes.project}, {230}, Qt::Horizontal);
  m_window->resizeDocks({m_panes.project, m_panes.checkpoints}, {height / 3, height * 2 / 3}, Qt::Vertical);
}

void WindowLayout::setPanesShown(bool shown) {
  if (shown == m_shown)
    return;
  m_shown = shown;
  if (shown) {
    if (m_state.isEmpty() || !m_window->restoreState(m_state, stateVersion))
      arrangeForTraining();
    return;
  }
  m_state = m_window->saveState(stateVersion);
  for (QDockWidget* pane : {m_panes.project, m_panes.checkpoints, m_panes.experiment, m_panes.loss})
    pane->hide();
}

void WindowLayout::restore() {
  m_window->restoreGeometry(QSettings().value(geometryKey).toByteArray());
  m_state = QSettings().value(stateKey).toByteArray();
  if (m_shown && (m_state.isEmpty() || !m_window->restoreState(m_state, stateVersion)))
    arrangeForTraining();
}

void WindowLayout::save() const {
  QSettings().setValue(geometryKey, m_window->saveGeometry());
  QSettings().setValue(stateKey, m_shown ? m_window->saveState(stateVersion) : m_state);
}

} // namespace deblend
