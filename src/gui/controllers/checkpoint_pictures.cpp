#include "controllers/checkpoint_pictures.h"

#include "controllers/program.h"
#include "threads/run_aside.h"

#include <QGuiApplication>
#include <QImage>
#include <QPixmap>

namespace deblend {
namespace {

/// Several screens of them: 26 MB at 112 pixels a side.
constexpr int mostKept = 512;

QIcon unchangingIcon(const QPixmap& picture) {
  QIcon icon(picture);
  icon.addPixmap(picture, QIcon::Selected);
  return icon;
}

QImage readAtMost(const QString& file, int pixels) {
  const QImage picture(file);
  if (picture.width() <= pixels && picture.height() <= pixels)
    return picture;
  return picture.scaled(pixels, pixels, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

} // namespace

CheckpointPictures::CheckpointPictures(int side, QObject* parent)
    : QObject(parent), m_side(side), m_kept(mostKept) {
  QPixmap nothing(side, side);
  nothing.fill(Qt::transparent);
  m_nothing = QIcon(nothing);
}

QIcon CheckpointPictures::icon(const std::filesystem::path& folder) {
  const QString key = textOf(folder);
  if (const QIcon* known = m_kept.object(key))
    return *known;
  if (!m_pending.contains(key))
    read(folder, key);
  return m_nothing;
}

void CheckpointPictures::read(const std::filesystem::path& folder, const QString& key) {
  m_pending.insert(key);
  const int pixels = qRound(m_side * qGuiApp->devicePixelRatio());
  runAside(
      this, [file = textOf(folder / "preview.png"), pixels] { return readAtMost(file, pixels); },
      [this, folder, key](Outcome<QImage> outcome) {
        m_pending.remove(key);
        const bool any = outcome.value && !outcome.value->isNull();
        m_kept.insert(key, new QIcon(any ? unchangingIcon(QPixmap::fromImage(*outcome.value)) : m_nothing));
        if (any)
          Q_EMIT arrived(folder);
      });
}

} // namespace deblend
