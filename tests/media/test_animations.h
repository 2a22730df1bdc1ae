#pragma once

#include "animation/animation_writer.h"
#include "test_pictures.h"

#include <QByteArray>
#include <QFile>
#include <QString>

// 64 × 48 pixels.
inline deblend::AnimationOptions smallOptions(deblend::AnimationFormat format, int frames = 12) {
  deblend::AnimationOptions options;
  options.format = format;
  options.width = 64;
  options.height = 48;
  options.frameCount = frames;
  return options;
}

inline deblend::FrameSource squares(const deblend::AnimationOptions& options) {
  return [options](int index) { return movingSquare(options.width, options.height, index); };
}

// Writes the moving square to a path, which it returns.
inline QString writeSquares(const QString& path, const deblend::AnimationOptions& options) {
  deblend::writeAnimation(path.toStdString(), options, squares(options));
  return path;
}

inline QByteArray contentOf(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
