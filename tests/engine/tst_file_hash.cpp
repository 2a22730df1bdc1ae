#include "storage/file_hash.h"

#include "../support/expect_error.h"
#include "test_files.h"

#include <QtTest>

using namespace deblend;

namespace {

QByteArray someBytes(qsizetype size) {
  QByteArray bytes(size, '\0');
  for (qsizetype i = 0; i < size; ++i)
    bytes[i] = static_cast<char>(i * 131 + i / 977);
  return bytes;
}

} // namespace

class TestFileHash : public QObject {
  Q_OBJECT

private Q_SLOTS:
  /// As `xxh128sum` prints them.
  void hashesAreXxh3() {
    QCOMPARE(hashBytes({}), std::string("xxh3-128:99aa06d3014798d86001c324468d497f"));
    QCOMPARE(hashBytes(bytesOf("a")), std::string("xxh3-128:a96faf705af16834e6c632b61e964e1f"));
    QCOMPARE(hashBytes(bytesOf("abc")), std::string("xxh3-128:06b05ab6733a618578af5f94892f3950"));
  }

  /// Around the sizes at which pieces begin and end.
  void filesHashAsTheirBytes() {
    const TestFolder folder;
    for (const qsizetype size : {0, 1, 240, 241, 100'000, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3'333'333}) {
      const QByteArray content = someBytes(size);
      QCOMPARE(hashFile(folder.write("file", content)), hashBytes(bytesOf(content)));
    }
  }

  void everyByteCounts() {
    QByteArray content = someBytes(2000);
    const std::string before = hashBytes(bytesOf(content));
    for (qsizetype i = 0; i < content.size(); i += 13) {
      content[i] = static_cast<char>(content[i] ^ 1);
      QVERIFY(hashBytes(bytesOf(content)) != before);
      content[i] = static_cast<char>(content[i] ^ 1);
    }
    QVERIFY(hashBytes(bytesOf(content.chopped(1))) != before);
  }

  void filesThatCannotBeReadAreNamed() {
    const TestFolder folder;
    QVERIFY(errorOf([&] { hashFile(folder.path("none")); }).contains("none': No such file"));
    QVERIFY(errorOf([&] { hashFile(folder.path()); }).contains("Is a directory"));
  }
};

QTEST_GUILESS_MAIN(TestFileHash)
#include "tst_file_hash.moc"
