#pragma once

#include <QByteArray>
#include <QList>

// The blocks of a GIF file as its specification has them, read without mercy.
struct GifBlocks {
  bool valid = false; // header to trailer without a byte left over
  int frames = 0;
  int framesBeforeComment = -1;
  int loops = -1;    // -1 without a NETSCAPE extension; 0 is endless
  QList<int> delays; // hundredths of a second
  QByteArray comment;
};

namespace gif_reader {

// The data of the sub-blocks at `place`, which moves behind their end.
inline QByteArray subBlocks(const QByteArray& bytes, qsizetype& place) {
  QByteArray data;
  while (place < bytes.size() && bytes[place] != '\0') {
    const auto length = static_cast<quint8>(bytes[place]);
    data += bytes.mid(place + 1, length);
    place += 1 + length;
  }
  ++place;
  return data;
}

inline qsizetype colourTableSize(char flags) {
  return (flags & 0x80) != 0 ? 3 * (2 << (flags & 7)) : 0;
}

inline int littleEndian(const QByteArray& bytes, qsizetype place) {
  return static_cast<quint8>(bytes[place]) | static_cast<quint8>(bytes[place + 1]) << 8;
}

inline void readExtension(const QByteArray& bytes, qsizetype& place, GifBlocks& blocks) {
  const auto label = static_cast<quint8>(bytes[place]);
  ++place;
  const QByteArray data = subBlocks(bytes, place);
  if (label == 0xFE) {
    blocks.comment = data;
    blocks.framesBeforeComment = blocks.frames;
  } else if (label == 0xF9) {
    blocks.delays << littleEndian(data, 1);
  } else if (label == 0xFF && data.startsWith("NETSCAPE2.0")) {
    blocks.loops = littleEndian(data, 12);
  }
}

} // namespace gif_reader

inline GifBlocks gifBlocksOf(const QByteArray& bytes) {
  GifBlocks blocks;
  if (!bytes.startsWith("GIF89a") || bytes.size() < 14) {
    return blocks;
  }
  qsizetype place = 13 + gif_reader::colourTableSize(bytes[10]);
  while (place < bytes.size()) {
    const char kind = bytes[place++];
    if (kind == '\x21') {
      gif_reader::readExtension(bytes, place, blocks);
    } else if (kind == '\x2C') {
      ++blocks.frames;
      place += 9 + gif_reader::colourTableSize(bytes[place + 8]) + 1;
      gif_reader::subBlocks(bytes, place);
    } else {
      blocks.valid = kind == '\x3B' && place == bytes.size();
      return blocks;
    }
  }
  return blocks;
}
