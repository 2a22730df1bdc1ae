#pragma once

#include "image_files.h"

#include <zlib.h>

/// An IDX file of unsigned bytes.
inline QByteArray idx(const std::vector<std::uint32_t>& shape, const QByteArray& values) {
  QByteArray file = bigEndian(0x0800 + shape.size(), 4);
  for (const std::uint32_t size : shape)
    file += bigEndian(size, 4);
  return file + values;
}

/// Compressed as gzip does.
inline QByteArray gzipped(const QByteArray& content) {
  z_stream stream{};
  constexpr int gzipWindow = 15 + 16;
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, gzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    qFatal("The test cannot compress.");
  QByteArray packed(static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(content.size()))), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.constData()));
  stream.avail_in = static_cast<uInt>(content.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);
  packed.resize(static_cast<qsizetype>(stream.total_out));
  deflateEnd(&stream);
  return packed;
}
