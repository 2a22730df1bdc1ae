#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>
#include <QTemporaryDir>

#include <cstdint>
#include <filesystem>
#include <span>
#include <unistd.h>
#include <vector>

/// A temporary folder, removed with all it holds.
class TestFolder {
public:
  std::filesystem::path path(const QString& name = {}) const { return m_folder.filePath(name).toStdString(); }

  std::filesystem::path write(const QString& name, const QByteArray& content) const {
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
      qFatal("The test cannot write '%s'.", qPrintable(file.fileName()));
    return path(name);
  }

private:
  QTemporaryDir m_folder;
};

inline QByteArray contentOf(const std::filesystem::path& path) {
  QFile file(QString::fromStdString(path.string()));
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline std::span<const std::uint8_t> bytesOf(const QByteArray& content) {
  return {reinterpret_cast<const std::uint8_t*>(content.constData()),
          static_cast<std::size_t>(content.size())};
}

inline QByteArray toByteArray(const std::vector<std::uint8_t>& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())};
}

/// Takes root's right to read everything away while it lives, for tests of files that may not be read.
class WithoutPrivileges {
public:
  WithoutPrivileges() : m_user(geteuid()) {
    if (m_user == 0 && seteuid(nobody) != 0)
      qFatal("The test cannot give up its privileges.");
  }
  ~WithoutPrivileges() {
    if (seteuid(m_user) != 0)
      qFatal("The test cannot get its privileges back.");
  }
  WithoutPrivileges(const WithoutPrivileges&) = delete;
  WithoutPrivileges& operator=(const WithoutPrivileges&) = delete;

private:
  static constexpr uid_t nobody = 65534;
  uid_t m_user;
};
