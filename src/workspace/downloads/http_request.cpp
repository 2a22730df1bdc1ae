#include "downloads/http_request.h"

#include "core/error.h"
#include "core/version.h"
#include "downloads/system_proxies.h"

#include <QEventLoop>
#include <QTimer>

#include <fmt/format.h>

namespace deblend {
namespace {

constexpr int partialContent = 206;
constexpr int rangeNotSatisfiable = 416;
constexpr int firstError = 400;
constexpr int firstServerError = 500;
constexpr std::chrono::milliseconds askInterval{100};

/// "bytes 100-199/200": 100; −1 if it cannot be read.
qint64 firstByteOf(const QByteArray& contentRange) {
  const qsizetype begin = contentRange.indexOf(' ') + 1;
  bool isNumber = false;
  const qint64 first = contentRange.mid(begin, contentRange.indexOf('-') - begin).toLongLong(&isNumber);
  return contentRange.startsWith("bytes ") && isNumber ? first : -1;
}

} // namespace

HttpRequest::HttpRequest(const QUrl& url, qint64 firstByte, std::chrono::milliseconds patience)
    : m_url(url), m_firstByte(firstByte), m_patience(patience) {
  m_network.setProxyFactory(new SystemProxies); // which it owns
}

int HttpRequest::status() const {
  return m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

/// Exceptions do not pass through the event loop: the first one is kept, and the request ends.
void HttpRequest::guard(const std::function<void()>& action) {
  if (m_failure)
    return;
  try {
    action();
  } catch (...) {
    m_failure = std::current_exception();
    m_reply->abort();
  }
}

void HttpRequest::start() {
  m_isStarted = true;
  const bool isPart = status() == partialContent;
  const qint64 begin = isPart ? firstByteOf(m_reply->rawHeader("Content-Range")) : 0;
  if (isPart && begin != m_firstByte)
    throw Error(fmt::format("Cannot download '{}': the server sends bytes from {} instead of {}.",
                            m_url.toString().toStdString(), begin, m_firstByte));
  onStart(begin);
}

void HttpRequest::receive() {
  if (status() >= firstError || !m_reply->isOpen())
    return;
  const QByteArray bytes = m_reply->readAll();
  if (bytes.isEmpty())
    return;
  if (!m_isStarted)
    start();
  m_received += bytes.size();
  onBytes(bytes);
}

void HttpRequest::watch() {
  const QVariant length = m_reply->header(QNetworkRequest::ContentLengthHeader);
  if (!keepGoing(length.isValid() ? length.toLongLong() : -1))
    throw Error("cancelled");
}

std::string HttpRequest::run() {
  QNetworkRequest request(m_url);
  request.setHeader(QNetworkRequest::UserAgentHeader, QString("deblend/") + programVersion);
  request.setRawHeader("Accept-Encoding",
                       "identity"); // the bytes of the file, which ranges and checksums count
  request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::NoLessSafeRedirectPolicy);
  request.setTransferTimeout(static_cast<int>(m_patience.count()));
  if (m_firstByte > 0)
    request.setRawHeader("Range", "bytes=" + QByteArray::number(m_firstByte) + "-");
  QEventLoop loop;
  QTimer asking;
  m_reply.reset(m_network.get(request));
  QObject::connect(m_reply.get(), &QNetworkReply::readyRead, &loop, [this] { guard([this] { receive(); }); });
  QObject::connect(m_reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
  QObject::connect(&asking, &QTimer::timeout, &loop, [this] { guard([this] { watch(); }); });
  asking.start(askInterval);
  if (!m_reply->isFinished())
    loop.exec();
  guard([this] { receive(); });
  if (m_failure)
    std::rethrow_exception(m_failure);
  return outcome();
}

std::string HttpRequest::outcome() const {
  if (status() == rangeNotSatisfiable && m_firstByte > 0)
    return {}; // nothing is left; the checksum tells whether that is right
  if (status() >= firstError && status() < firstServerError)
    throw Error(fmt::format(
        "Cannot download '{}': the server answers {} {}.", m_url.toString().toStdString(), status(),
        m_reply->attribute(QNetworkRequest::HttpReasonPhraseAttribute).toString().toStdString()));
  if (m_reply->error() == QNetworkReply::OperationCanceledError)
    return fmt::format("nothing arrived for {:.0f} s", std::chrono::duration<double>(m_patience).count());
  if (m_reply->error() == QNetworkReply::InsecureRedirectError)
    throw Error(fmt::format("Cannot download '{}': the server leads from https to http.",
                            m_url.toString().toStdString()));
  if (m_reply->error() != QNetworkReply::NoError)
    return m_reply->errorString().toStdString();
  const QVariant length = m_reply->header(QNetworkRequest::ContentLengthHeader);
  if (length.isValid() && m_received < length.toLongLong())
    return fmt::format("the connection ended after {} of {} bytes", m_received, length.toLongLong());
  return {};
}

} // namespace deblend
