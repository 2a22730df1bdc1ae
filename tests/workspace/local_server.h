#pragma once

#include <QTcpServer>
#include <QTcpSocket>

#include <functional>
#include <vector>

/// An HTTP server on this machine whose answers a test writes itself, byte by byte. Each request takes the
/// next answer; the last one is for all further requests. Serves while an event loop of its thread runs.
class LocalServer : public QTcpServer {
public:
  /// Answers a request (its lines as they came) into the socket; the connection stays open unless it closes
  /// it.
  using Answer = std::function<void(QTcpSocket& socket, const QByteArray& request)>;

  explicit LocalServer(std::vector<Answer> answers) : m_answers(std::move(answers)) {
    if (!listen(QHostAddress::LocalHost))
      qFatal("The test cannot serve.");
    connect(this, &QTcpServer::newConnection, this, [this] { serve(*nextPendingConnection()); });
  }

  std::string address(const std::string& path = {}) const {
    return "http://127.0.0.1:" + std::to_string(serverPort()) + "/" + path;
  }
  const std::vector<QByteArray>& requests() const { return m_requests; }

private:
  void serve(QTcpSocket& socket) {
    connect(&socket, &QTcpSocket::disconnected, &socket, &QObject::deleteLater);
    connect(&socket, &QTcpSocket::readyRead, this, [this, &socket, request = QByteArray()]() mutable {
      request += socket.readAll();
      if (!request.contains("\r\n\r\n"))
        return;
      m_requests.push_back(request);
      request.clear();
      m_answers[std::min(m_requests.size(), m_answers.size()) - 1](socket, m_requests.back());
    });
  }

  std::vector<Answer> m_answers;
  std::vector<QByteArray> m_requests;
};

/// The first byte that a request asks for; 0 without a range.
inline qsizetype requestedByte(const QByteArray& request) {
  const qsizetype place = request.indexOf("Range: bytes=");
  return place < 0 ? 0 : request.mid(place + 13, request.indexOf('-', place) - place - 13).toLongLong();
}

inline void sendHead(QTcpSocket& socket, const QByteArray& status, const QByteArray& fields) {
  socket.write("HTTP/1.1 " + status + "\r\nConnection: close\r\n" + fields + "\r\n");
}

/// As a server should: what was asked for, and then the end.
inline LocalServer::Answer serving(const QByteArray& content) {
  return [content](QTcpSocket& socket, const QByteArray& request) {
    const qsizetype begin = requestedByte(request);
    const QByteArray part = content.mid(begin);
    const QByteArray length = "Content-Length: " + QByteArray::number(part.size()) + "\r\n";
    if (begin == 0)
      sendHead(socket, "200 OK", length);
    else
      sendHead(socket, "206 Partial Content",
               length + "Content-Range: bytes " + QByteArray::number(begin) + "-" +
                   QByteArray::number(content.size() - 1) + "/" + QByteArray::number(content.size()) +
                   "\r\n");
    socket.write(part);
    socket.disconnectFromHost();
  };
}

/// Announces all that was asked for, sends some bytes of it, and then ends, or says nothing more.
inline LocalServer::Answer breakingOff(const QByteArray& content, qsizetype bytes, bool staysSilent = false) {
  return [=](QTcpSocket& socket, const QByteArray& request) {
    const qsizetype begin = requestedByte(request);
    const QByteArray length = "Content-Length: " + QByteArray::number(content.size() - begin) + "\r\n";
    const QByteArray range = "Content-Range: bytes " + QByteArray::number(begin) + "-" +
                             QByteArray::number(content.size() - 1) + "/" +
                             QByteArray::number(content.size()) + "\r\n";
    sendHead(socket, begin == 0 ? "200 OK" : "206 Partial Content", begin == 0 ? length : length + range);
    socket.write(content.mid(begin, bytes));
    if (!staysSilent)
      socket.disconnectFromHost();
  };
}

inline LocalServer::Answer refusing(const QByteArray& status) {
  return [status](QTcpSocket& socket, const QByteArray&) {
    sendHead(socket, status, "Content-Length: 0\r\n");
    socket.disconnectFromHost();
  };
}

inline LocalServer::Answer leadingTo(const std::string& address) {
  return [address](QTcpSocket& socket, const QByteArray&) {
    sendHead(socket, "302 Found",
             "Content-Length: 0\r\nLocation: " + QByteArray::fromStdString(address) + "\r\n");
    socket.disconnectFromHost();
  };
}
