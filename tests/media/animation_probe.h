#pragma once

#include "picture/picture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <QStringList>

#include <vector>

// What a program wrote to standard output; nothing when it failed, or complained.
inline QByteArray outputOf(const QString& program, const QStringList& arguments) {
  QProcess process;
  process.start(program, arguments);
  if (!process.waitForFinished(-1) || process.exitStatus() != QProcess::NormalExit ||
      process.exitCode() != 0) {
    qWarning("%s failed: %s", qPrintable(program), process.readAllStandardError().constData());
    return {};
  }
  const QByteArray complaints = process.readAllStandardError();
  if (!complaints.isEmpty()) {
    qWarning("%s: %s", qPrintable(program), complaints.constData());
    return {};
  }
  return process.readAllStandardOutput();
}

// ffprobe's account of a file: "format", its one "stream", and its "packets".
struct Probe {
  QJsonObject format;
  QJsonObject stream;
  QJsonArray packets;

  QString tag(const char* name) const { return format["tags"].toObject()[name].toString(); }
  double seconds() const { return format["duration"].toString().toDouble(); }
  int frames() const { return stream["nb_read_frames"].toString().toInt(); }
};

inline Probe probeOf(const QString& path) {
  const QByteArray json = outputOf("ffprobe", {"-v", "error", "-count_frames", "-show_format",
                                               "-show_streams", "-show_packets", "-of", "json", path});
  const QJsonObject root = QJsonDocument::fromJson(json).object();
  return {.format = root["format"].toObject(),
          .stream = root["streams"].toArray().first().toObject(),
          .packets = root["packets"].toArray()};
}

// All frames of an animation of this size, decoded by ffmpeg.
inline std::vector<deblend::Picture> framesOf(const QString& path, int width, int height) {
  const QByteArray bytes = outputOf("ffmpeg", {"-v", "error", "-i", path, "-vsync", "passthrough", "-f",
                                               "rawvideo", "-pix_fmt", "rgb24", "-"});
  const qsizetype size = static_cast<qsizetype>(width) * height * 3;
  std::vector<deblend::Picture> frames;
  for (qsizetype offset = 0; offset + size <= bytes.size(); offset += size) {
    frames.push_back({.width = width,
                      .height = height,
                      .rgb = {bytes.constData() + offset, bytes.constData() + offset + size}});
  }
  return frames;
}
