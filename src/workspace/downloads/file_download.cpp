#include "downloads/file_download.h"

#include "core/error.h"
#include "downloads/http_request.h"

#include <QFile>

#include <fmt/format.h>

namespace deblend {
namespace {

namespace fs = std::filesystem;

QString toQString(const fs::path& path) {
  return QString::fromStdString(path.string());
}

/// The file that grows while its content arrives.
class PartFile {
public:
  explicit PartFile(const fs::path& path) : m_path(path), m_file(toQString(path)) {
    if (!m_file.open(QIODevice::ReadWrite))
      fail();
    m_file.seek(m_file.size());
  }

  qint64 size() const { return m_file.size(); }
  void append(const QByteArray& bytes) {
    if (m_file.write(bytes) != bytes.size() || !m_file.flush())
      fail();
  }
  void clear() {
    if (!m_file.resize(0) || !m_file.seek(0))
      fail();
  }

private:
  [[noreturn]] void fail() const {
    throw Error(fmt::format("Cannot write '{}': {}.", m_path.string(), m_file.errorString().toStdString()));
  }

  fs::path m_path;
  QFile m_file;
};

/// One request for what is missing. Answers why it ended early, or nothing if all has arrived.
std::string fetchRest(const FileDownload& download, PartFile& part, const DownloadProgress& progress) {
  HttpRequest request(QUrl(QString::fromStdString(download.address)), part.size(), download.patience);
  qint64 begin = part.size();
  request.onStart = [&](qint64 start) {
    begin = start;
    if (start != part.size())
      part.clear(); // the server begins anew
  };
  request.onBytes = [&](const QByteArray& bytes) { part.append(bytes); };
  request.keepGoing = [&](qint64 total) {
    const double share =
        total > 0 ? static_cast<double>(part.size()) / static_cast<double>(begin + total) : 0;
    return !progress || progress(share);
  };
  return request.run();
}

/// Throws Error once `attempts` in a row brought nothing.
void fetchAll(const FileDownload& download, PartFile& part, const DownloadProgress& progress) {
  for (int failures = 0;;) {
    const qint64 before = part.size();
    const std::string problem = fetchRest(download, part, progress);
    if (problem.empty())
      return;
    failures = part.size() > before ? 0 : failures + 1;
    if (failures == download.attempts)
      throw Error(fmt::format("Cannot download '{}': {}.", download.address, problem));
  }
}

bool isThere(const FileDownload& download) {
  std::error_code missing;
  return fs::is_regular_file(download.path, missing) && difference(download.path, download.checksum).empty();
}

} // namespace

void downloadFile(const FileDownload& download, const DownloadProgress& progress) {
  if (isThere(download))
    return;
  const fs::path partPath = download.path.string() + ".part";
  std::error_code error;
  const bool isResumed = fs::exists(partPath, error);
  try {
    PartFile part(partPath);
    fetchAll(download, part, progress);
  } catch (const Error&) {
    if (fs::is_empty(partPath, error))
      fs::remove(partPath, error);
    throw;
  }
  if (const std::string wrong = difference(partPath, download.checksum); !wrong.empty()) {
    fs::remove(partPath, error);
    if (isResumed) // it may have begun with another file
      return downloadFile(download, progress);
    throw Error(fmt::format("The file from '{}' {}: it is damaged, or another file. Try again, or choose "
                            "another address.",
                            download.address, wrong));
  }
  fs::rename(partPath, download.path, error);
  if (error)
    throw Error(fmt::format("Cannot write '{}': {}.", download.path.string(), error.message()));
}

} // namespace deblend
