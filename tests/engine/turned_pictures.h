#pragma once

#include "image_files.h"
#include "picture_folder.h"

/// EXIF with nothing but an orientation.
inline QByteArray exif(int orientation) {
  return QByteArray("MM\0*", 4) + bigEndian(8, 4) + bigEndian(1, 2) + bigEndian(0x0112, 2) + bigEndian(3, 2) +
         bigEndian(1, 4) + bigEndian(static_cast<std::uint64_t>(orientation), 2) + bigEndian(0, 2) +
         bigEndian(0, 4);
}

inline QByteArray turnedJpeg(const cv::Mat& picture, int orientation) {
  const QByteArray file = encoded(".jpg", picture, {cv::IMWRITE_JPEG_QUALITY, 100});
  const QByteArray content = QByteArray("Exif\0\0", 6) + exif(orientation);
  return file.left(2) + "\xff\xe1" + bigEndian(static_cast<std::uint64_t>(content.size()) + 2, 2) + content +
         file.mid(2);
}

inline QByteArray turnedPng(const cv::Mat& picture, int orientation) {
  const QByteArray file = encoded(".png", picture);
  constexpr int headerEnd = 8 + 25;
  return file.left(headerEnd) + pngChunk("eXIf", exif(orientation)) + file.mid(headerEnd);
}
