#include "downloads/checksum.h"

#include "core/error.h"
#include "data/gzip.h"

#include <QCryptographicHash>
#include <QFile>

#include <fmt/format.h>

namespace deblend {
namespace {

std::string text(const QCryptographicHash& hash) {
  return hash.result().toHex().toStdString();
}

std::string md5OfFile(QFile& file) {
  QCryptographicHash hash(QCryptographicHash::Md5);
  if (!hash.addData(&file))
    throw Error(fmt::format("Cannot read '{}': {}.", file.fileName().toStdString(),
                            file.errorString().toStdString()));
  return text(hash);
}

/// Throws Error, with a clause, where the file cannot be unpacked.
std::string md5OfContent(QFile& file, std::uint64_t size) {
  const QByteArray bytes = file.readAll();
  const std::span packed(reinterpret_cast<const std::uint8_t*>(bytes.data()),
                         static_cast<std::size_t>(bytes.size()));
  QCryptographicHash hash(QCryptographicHash::Md5);
  if (isGzip(packed)) {
    const std::vector<std::uint8_t> content = unpackGzip(packed, size + 1);
    hash.addData({reinterpret_cast<const char*>(content.data()), static_cast<qsizetype>(content.size())});
  } else {
    hash.addData(bytes);
  }
  return text(hash);
}

} // namespace

std::string difference(const std::filesystem::path& path, const Checksum& checksum) {
  QFile file(QString::fromStdString(path.string()));
  if (!file.open(QIODevice::ReadOnly))
    throw Error(fmt::format("Cannot read '{}': {}.", path.string(), file.errorString().toStdString()));
  if (checksum.unpackedSize == 0) {
    const std::string found = md5OfFile(file);
    return found == checksum.md5 ? std::string()
                                 : fmt::format("has the checksum {} instead of {}", found, checksum.md5);
  }
  try {
    const std::string found = md5OfContent(file, checksum.unpackedSize);
    return found == checksum.md5
               ? std::string()
               : fmt::format("holds data with the checksum {} instead of {}", found, checksum.md5);
  } catch (const Error& error) {
    return fmt::format("cannot be unpacked ({})", error.what());
  }
}

} // namespace deblend
