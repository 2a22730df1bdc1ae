#include "../support/expect_error.h"
#include "../support/scratch_folder.h"

#include "local_server.h"

#include "downloads/data_set_download.h"
#include "downloads/download_settings.h"
#include "downloads/file_download.h"
#include "downloads/flowers_archive.h"
#include "storage/atomic_file.h"

#include <QCryptographicHash>
#include <QProcess>
#include <QSettings>
#include <QtTest>

using namespace deblend;

namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

/// A megabyte in which every part differs.
QByteArray someContent() {
  QByteArray content;
  for (int i = 0; content.size() < 1'000'000; ++i)
    content += QByteArray::number(i);
  return content;
}

std::string md5(const QByteArray& content) {
  return QCryptographicHash::hash(content, QCryptographicHash::Md5).toHex().toStdString();
}

FileDownload fileFrom(const LocalServer& server, const fs::path& path, const QByteArray& content) {
  return {.address = server.address("file"),
          .path = path,
          .checksum = {md5(content)},
          .patience = milliseconds(300),
          .attempts = 2};
}

QByteArray read(const fs::path& path) {
  return QByteArray::fromStdString(readTextFile(path));
}

QByteArray gzipped(const QByteArray& content, const char* level) {
  QProcess gzip;
  gzip.start("gzip", {"-c", level});
  gzip.write(content);
  gzip.closeWriteChannel();
  if (!gzip.waitForFinished())
    qFatal("The test cannot compress.");
  return gzip.readAllStandardOutput();
}

QByteArray little(std::uint64_t number, int bytes) {
  QByteArray text;
  for (int i = 0; i < bytes; ++i)
    text += static_cast<char>(number >> (8 * i));
  return text;
}

QByteArray matElement(int type, const QByteArray& content) {
  return little(static_cast<std::uint64_t>(type), 4) + little(static_cast<std::uint64_t>(content.size()), 4) +
         content + QByteArray((8 - content.size() % 8) % 8, '\0');
}

QByteArray matMatrix(const QByteArray& name, const QByteArray& values) {
  const QByteArray size = little(1, 4) + little(static_cast<std::uint64_t>(values.size()), 4);
  return matElement(14, matElement(6, little(9, 8)) + matElement(5, size) + matElement(1, name) +
                            matElement(2, values));
}

QByteArray matFile(const QByteArray& elements) {
  return QByteArray("MATLAB 5.0 MAT-file").leftJustified(124, ' ') + little(0x0100, 2) + "IM" + elements;
}

QByteArray matCompressed(const QByteArray& element) {
  const QByteArray packed = qCompress(element).mid(4);
  return little(15, 4) + little(static_cast<std::uint64_t>(packed.size()), 4) + packed;
}

/// The archive of pictures with these numbers in the folder.
void packFlowers(const fs::path& folder, const std::vector<int>& numbers) {
  fs::create_directories(folder / "jpg");
  for (const int number : numbers)
    writeFileAtomically(folder / "jpg" / QString("image_%1.jpg").arg(number, 5, 10, QChar('0')).toStdString(),
                        "picture " + std::to_string(number));
  writeFileAtomically(folder / "jpg" / "notes.txt", "no picture");
  const QString where = QString::fromStdString(folder.string());
  if (QProcess::execute("tar", {"-C", where, "-czf", where + "/" + flowersArchive, "jpg"}) != 0)
    qFatal("The test cannot pack an archive.");
}

} // namespace

class TestDownloads : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() {
    for (const char* name : {"http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY"})
      qunsetenv(name);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope,
                       QString::fromStdString((m_settings / "settings").string()));
  }

  void filesArriveWhole() {
    const ScratchFolder folder;
    const QByteArray content = someContent();
    LocalServer server({serving(content)});
    std::vector<double> shares;
    downloadFile(fileFrom(server, folder / "file", content), [&](double share) {
      shares.push_back(share);
      return true;
    });
    QCOMPARE(read(folder / "file"), content);
    QVERIFY(!fs::exists(folder / "file.part"));
    QVERIFY(std::ranges::all_of(shares, [](double share) { return share >= 0 && share <= 1; }));
  }

  void whatIsThereIsNotBroughtAgain() {
    const ScratchFolder folder;
    const QByteArray content = someContent();
    LocalServer server({serving(content)});
    writeFileAtomically(folder / "file", content.toStdString());
    downloadFile(fileFrom(server, folder / "file", content), {});
    QVERIFY(server.requests().empty());
    writeFileAtomically(folder / "file", "another");
    downloadFile(fileFrom(server, folder / "file", content), {});
    QCOMPARE(read(folder / "file"), content);
  }

  void cutOffDownloadsGoOnWhereTheyEnded() {
    const ScratchFolder folder;
    const QByteArray content = someContent();
    LocalServer server({breakingOff(content, 300'000), breakingOff(content, 300'000), serving(content)});
    downloadFile(fileFrom(server, folder / "file", content), {});
    QCOMPARE(read(folder / "file"), content);
    QVERIFY(requestedByte(server.requests().back()) > 0);
  }

  void stalledDownloadsAreTakenUpAgain() {
    const ScratchFolder folder;
    const QByteArray content = someContent();
    LocalServer server({breakingOff(content, 200'000, true), serving(content)});
    downloadFile(fileFrom(server, folder / "file", content), {});
    QCOMPARE(read(folder / "file"), content);
    QCOMPARE(requestedByte(server.requests().at(1)), 200'000);
  }

  void silentServersAreGivenUp() {
    const ScratchFolder folder;
    LocalServer server({[](QTcpSocket&, const QByteArray&) {}});
    const QString message = errorOf([&] { downloadFile(fileFrom(server, folder / "file", "x"), {}); });
    QVERIFY2(isSentence(message) && message.contains("nothing arrived"), qPrintable(message));
    QCOMPARE(server.requests().size(), 2U);
  }

  void serversWithoutRangesSendAllAgain() {
    const ScratchFolder folder;
    const QByteArray content = someContent();
    LocalServer server({breakingOff(content, 400'000), [&](QTcpSocket& socket, const QByteArray&) {
                          serving(content)(socket, "GET / HTTP/1.1\r\n\r\n");
                        }});
    downloadFile(fileFrom(server, folder / "file", content), {});
    QCOMPARE(read(folder / "file"), content);
  }

  void partsOfAnEarlierCallAreUsed() {
    const ScratchFolder folder;
    const QByteArray content = someContent();
    LocalServer server({serving(content)});
    writeFileAtomically(folder / "file.part", content.left(123'456).toStdString());
    downloadFile(fileFrom(server, folder / "file", content), {});
    QCOMPARE(read(folder / "file"), content);
    QCOMPARE(requestedByte(server.requests().at(0)), 123'456);
  }

  /// A part that began with other bytes is thrown away, not completed.
  void partsOfAnotherFileAreThrownAway() {
    const ScratchFolder folder;
    const QByteArray content = someContent();
    LocalServer server({serving(content)});
    writeFileAtomically(folder / "file.part", std::string(5000, '?'));
    downloadFile(fileFrom(server, folder / "file", content), {});
    QCOMPARE(read(folder / "file"), content);
    QCOMPARE(server.requests().size(), 2U);
  }

  void partsThatAreWholeNeedNoBytes() {
    const ScratchFolder folder;
    const QByteArray content = someContent();
    LocalServer server({refusing("416 Range Not Satisfiable")});
    writeFileAtomically(folder / "file.part", content.toStdString());
    downloadFile(fileFrom(server, folder / "file", content), {});
    QCOMPARE(read(folder / "file"), content);
  }

  void wrongBytesAreRefused() {
    const ScratchFolder folder;
    LocalServer server({serving("an error page")});
    const QString message = errorOf([&] { downloadFile(fileFrom(server, folder / "file", "the file"), {}); });
    QVERIFY2(isSentence(message) && message.contains("checksum"), qPrintable(message));
    QVERIFY(fs::is_empty(folder.path()));
  }

  void gzipFilesMayBeKnownByWhatTheyHold() {
    const ScratchFolder folder;
    const QByteArray content = someContent();
    for (const char* level : {"-1", "-9"}) {
      const QByteArray packed = gzipped(content, level);
      LocalServer server({serving(packed)});
      FileDownload download = fileFrom(server, folder / level, content);
      download.checksum.unpackedSize = static_cast<std::uint64_t>(content.size());
      downloadFile(download, {});
      QCOMPARE(read(folder / level), packed);
    }
  }

  void otherOrDamagedGzipFilesAreRefused_data() {
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QString>("reason");
    const QByteArray packed = gzipped(someContent(), "-1");
    QTest::newRow("cut short") << packed.left(packed.size() / 2) << "gzip data are cut short";
    QTest::newRow("longer") << gzipped(someContent() + "x", "-1") << "holds data with the checksum";
    QTest::newRow("not gzip") << QByteArray("an error page") << "holds data with the checksum";
  }
  void otherOrDamagedGzipFilesAreRefused() {
    QFETCH(QByteArray, sent);
    QFETCH(QString, reason);
    const ScratchFolder folder;
    LocalServer server({serving(sent)});
    FileDownload download = fileFrom(server, folder / "file", someContent());
    download.checksum.unpackedSize = static_cast<std::uint64_t>(someContent().size());
    const QString message = errorOf([&] { downloadFile(download, {}); });
    QVERIFY2(isSentence(message) && message.contains(reason), qPrintable(message));
    QVERIFY(fs::is_empty(folder.path()));
  }

  /// The digits that come with the program are half of MNIST as it is downloaded.
  void bundledDigitsHaveTheChecksumsOfMnist() {
    const fs::path digits = fs::path(DEBLEND_SOURCE_DIR) / "resources/mnist";
    for (const DownloadableFile& file : downloadableDataSet("mnist").files)
      if (file.name.starts_with("t10k"))
        QCOMPARE(difference(digits / file.name, file.checksum), std::string());
  }

  void proxiesOfTheEnvironmentAreUsed() {
    const ScratchFolder folder;
    LocalServer proxy({serving("through the proxy")});
    FileDownload download = fileFrom(proxy, folder / "file", "through the proxy");
    download.address = "http://elsewhere.invalid/file";
    qputenv("http_proxy", QByteArray::fromStdString(proxy.address()));
    downloadFile(download, {});
    qunsetenv("http_proxy");
    QCOMPARE(read(folder / "file"), QByteArray("through the proxy"));
    QVERIFY(proxy.requests().at(0).startsWith("GET http://elsewhere.invalid/file "));
  }

  void redirectionsAreFollowed() {
    const ScratchFolder folder;
    const QByteArray content = someContent();
    LocalServer other({serving(content)});
    LocalServer server({leadingTo(other.address("there"))});
    downloadFile(fileFrom(server, folder / "file", content), {});
    QCOMPARE(read(folder / "file"), content);
    QVERIFY(other.requests().at(0).startsWith("GET /there "));
  }

  void redirectionsInCirclesEnd() {
    const ScratchFolder folder;
    std::string address;
    LocalServer server(
        {[&](QTcpSocket& socket, const QByteArray& request) { leadingTo(address)(socket, request); }});
    address = server.address("again");
    QVERIFY(isSentence(errorOf([&] { downloadFile(fileFrom(server, folder / "file", "x"), {}); })));
  }

  void missingFilesAreNamed() {
    const ScratchFolder folder;
    LocalServer server({refusing("404 Not Found")});
    const QString message = errorOf([&] { downloadFile(fileFrom(server, folder / "file", "x"), {}); });
    QVERIFY2(isSentence(message) && message.contains("/file'") && message.contains("404 Not Found"),
             qPrintable(message));
    QCOMPARE(server.requests().size(), 1U);
  }

  /// A server that says nothing does not keep a cancelled download waiting, and what has arrived stays.
  void cancellingKeepsWhatArrived() {
    const ScratchFolder folder;
    const QByteArray content = someContent();
    LocalServer server({breakingOff(content, 250'000, true), serving(content)});
    FileDownload download = fileFrom(server, folder / "file", content);
    download.patience = milliseconds(60'000);
    const auto stopAtAQuarter = [](double share) { return share < 0.2; };
    QCOMPARE(errorOf([&] { downloadFile(download, stopAtAQuarter); }), QString("cancelled"));
    QVERIFY(!fs::exists(folder / "file"));
    const auto kept = static_cast<qsizetype>(fs::file_size(folder / "file.part"));
    QVERIFY(kept > 0);
    downloadFile(download, {});
    QCOMPARE(read(folder / "file"), content);
    QCOMPARE(requestedByte(server.requests().at(1)), kept);
  }

  /// Without a network, the message says what to put where; with the files there, no network is needed.
  void offlineTheFilesMayBePutThere() {
    const ScratchFolder folder;
    std::string deadAddress;
    {
      const LocalServer gone({refusing("404 Not Found")});
      deadAddress = gone.address();
    }
    const DataSetDownload download{.dataSet = downloadableDataSet("mnist"),
                                   .address = deadAddress,
                                   .folder = folder / "mnist",
                                   .patience = milliseconds(300)};
    const QString message = errorOf([&] { downloadDataSet(download, {}); });
    QVERIFY2(message.endsWith('.') && message.contains("train-labels-idx1-ubyte.gz") &&
                 message.contains(QString::fromStdString((folder / "mnist").string())),
             qPrintable(message));
  }

  void unknownDataSetsAreNamed() {
    const QString message =
        errorOf([] { downloadableDataSet("cifar"); });
    QVERIFY(message.contains("'cifar'") && message.contains("mnist, fashion-mnist, flowers-102"));
  }

  void addressesAreSettings() {
    const DownloadableDataSet& mnist = downloadableDataSet("mnist");
    QCOMPARE(downloadAddress(mnist), mnist.address);
    setDownloadAddress(mnist, "http://mirror.example/data");
    QCOMPARE(downloadAddress(mnist), std::string("http://mirror.example/data/"));
    QCOMPARE(downloadAddress(downloadableDataSet("fashion-mnist")),
             downloadableDataSet("fashion-mnist").address);
    for (const char* bad : {"file:///etc", "mirror.example", "http://", "ftp://a/b"})
      QVERIFY(isSentence(errorOf([&] { setDownloadAddress(mnist, bad); })));
    setDownloadAddress(mnist, {});
    QCOMPARE(downloadAddress(mnist), mnist.address);
  }

  void flowersAreSortedByTheirLabels_data() {
    QTest::addColumn<bool>("isCompressed");
    QTest::newRow("plain") << false;
    QTest::newRow("compressed") << true;
  }
  void flowersAreSortedByTheirLabels() {
    QFETCH(bool, isCompressed);
    const ScratchFolder folder;
    packFlowers(folder.path(), {1, 2, 3});
    const QByteArray labels = matMatrix("labels", QByteArray("\x66\x01\x66"));
    writeFileAtomically(
        folder / flowersLabels,
        matFile(matMatrix("other", "\1") + (isCompressed ? matCompressed(labels) : labels)).toStdString());
    unpackFlowers(folder.path(), {});
    const fs::path pictures = folder / flowersFolder;
    QCOMPARE(read(pictures / "102/image_00001.jpg"), QByteArray("picture 1"));
    QCOMPARE(read(pictures / "001/image_00002.jpg"), QByteArray("picture 2"));
    QCOMPARE(read(pictures / "102/image_00003.jpg"), QByteArray("picture 3"));
    QCOMPARE(std::distance(fs::recursive_directory_iterator(pictures), {}), 5);
    fs::remove(folder / flowersArchive);
    unpackFlowers(folder.path(), {}); // nothing is left to do
  }

  void flowersAppearOnlyWhenComplete() {
    const ScratchFolder folder;
    const auto unpackingError = [&](const DownloadProgress& progress = {}) {
      const QString message = errorOf([&] { unpackFlowers(folder.path(), progress); });
      return fs::exists(folder / flowersFolder) ? QString("unpacked") : message;
    };
    packFlowers(folder.path(), {1, 2});
    QVERIFY(isSentence(unpackingError()));
    writeFileAtomically(folder / flowersLabels, "no labels");
    QVERIFY(unpackingError().contains("MAT file"));
    writeFileAtomically(folder / flowersLabels, matFile(matMatrix("labels", "\1")).toStdString());
    QVERIFY(unpackingError().contains("there are 1 labels"));
    writeFileAtomically(folder / flowersLabels, matFile(matMatrix("labels", "\1\2\3")).toStdString());
    QVERIFY(unpackingError().contains("holds 2 pictures, but there are 3 labels"));
    writeFileAtomically(folder / flowersLabels, matFile(matMatrix("labels", "\1\2")).toStdString());
    QCOMPARE(unpackingError([](double) { return false; }), QString("cancelled"));
    const QByteArray archive = read(folder / flowersArchive);
    writeFileAtomically(folder / flowersArchive, archive.left(archive.size() / 2).toStdString());
    QVERIFY(unpackingError().contains("102flowers.tgz'"));
    QCOMPARE(std::distance(fs::directory_iterator(folder.path()), {}), 3); // no unfinished folder stays
  }

private:
  ScratchFolder m_settings;
};

QTEST_GUILESS_MAIN(TestDownloads)
#include "tst_downloads.moc"
