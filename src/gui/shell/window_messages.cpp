#include "shell/window_messages.h"

#include "controllers/curve_feed.h"
#include "controllers/studio.h"
#include "shell/message_bar.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QUrl>

namespace deblend {
namespace {

const QString bannerId = QStringLiteral("readOnly");
const QString holdId = QStringLiteral("hold");

} // namespace

WindowMessages::WindowMessages(Studio& studio, const CurveFeed& curves, MessageBar& bar, QObject* parent)
    : QObject(parent), m_studio(studio), m_bar(bar) {
  connect(&m_studio, &Studio::failed, &m_bar, &MessageBar::showProblem);
  connect(&curves, &CurveFeed::failed, &m_bar, &MessageBar::showProblem);
  connect(&m_studio.project, &ProjectController::opened, this, &WindowMessages::showReadOnlyBanner);
  connect(&m_studio.project, &ProjectController::closed, &m_bar, &MessageBar::clear);
  connect(&m_studio.training, &TrainingController::ended, this,
          [this](const QString&, RunState, const QString& sentence) { tellEnd(sentence); });
  connect(&m_studio.training, &TrainingController::held, this,
          [this](const QString&, const QString& sentence) { tellHold(sentence); });
}

void WindowMessages::showReadOnlyBanner() {
  if (m_studio.project.isWritable())
    return;
  Message banner;
  banner.tone = Message::Tone::Notice;
  banner.id = bannerId;
  banner.sentence =
      tr("This project can only be read now: %1. Once that has changed, open it again to train.")
          .arg(m_studio.project.readOnlyReason());
  banner.actionText = tr("Open again");
  banner.action = [this] { m_studio.project.open(m_studio.project.folder()); };
  banner.closable = false;
  m_bar.show(banner);
}

void WindowMessages::tellEnd(const QString& sentence) {
  m_bar.remove(holdId);
  if (!sentence.isEmpty())
    m_bar.showProblem(sentence);
}

void WindowMessages::tellHold(const QString& sentence) {
  m_bar.show(
      {Message::Tone::Problem,
       holdId,
       tr("The training is paused, and nothing is lost: %1 Resume it once the cause is gone.").arg(sentence),
       {},
       {},
       true});
}

void WindowMessages::tellExport(const QString& path) {
  Message message;
  message.tone = Message::Tone::Notice;
  message.sentence = tr("Exported to %1").arg(path);
  message.actionText = tr("Open");
  message.action = [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); };
  m_bar.show(message);
}

} // namespace deblend
