#pragma once

#include <QByteArray>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QUrl>

#include <chrono>
#include <exception>
#include <functional>
#include <string>

namespace deblend {

/// One GET for what a file has from some byte on. For the thread that made it.
class HttpRequest {
public:
  HttpRequest(const QUrl& url, qint64 firstByte, std::chrono::milliseconds patience);

  /// Told where the content begins before the first bytes arrive: at the byte that was asked for, or at 0
  /// where the server sends all.
  std::function<void(qint64 start)> onStart;
  std::function<void(const QByteArray& bytes)> onBytes;
  /// Asked several times a second; `total` bytes of content were announced, or −1.
  std::function<bool(qint64 total)> keepGoing;

  /// Runs it to its end. Answers why it ended early, as a clause that another attempt may mend, or nothing.
  /// Throws Error "cancelled" after keepGoing said no, Error for an answer that no further attempt will
  /// change, and what the callbacks throw.
  std::string run();

private:
  void start();
  void receive();
  void watch();
  void guard(const std::function<void()>& action);
  std::string outcome() const;
  int status() const;

  QUrl m_url;
  qint64 m_firstByte;
  std::chrono::milliseconds m_patience;
  QNetworkAccessManager m_network;
  std::unique_ptr<QNetworkReply> m_reply;
  bool m_isStarted = false;
  qint64 m_received = 0;
  std::exception_ptr m_failure;
};

} // namespace deblend
