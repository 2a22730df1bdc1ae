#include "animation/gif_comment.h"

#include "../support/file_size_limit.h"
#include "expect_error.h"
#include "gif_blocks.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace deblend;

namespace {

// One black pixel and `padding` comment bytes behind it, with or without palette and loop.
QByteArray smallGif(bool palette, bool loop, int padding) {
  QByteArray bytes = QByteArrayLiteral("GIF89a\x01\x00\x01\x00");
  bytes += palette ? '\x80' : '\0';
  bytes += QByteArray(2, '\0');
  bytes += palette ? QByteArray(6, '\0') : QByteArray();
  bytes += loop ? QByteArrayLiteral("\x21\xFF\x0BNETSCAPE2.0\x03\x01\x05\x00\x00") : QByteArray();
  bytes += QByteArrayLiteral("\x21\xF9\x04\x00\x07\x00\x00\x00");
  bytes += QByteArrayLiteral("\x2C\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02\x44\x01\x00");
  for (int rest = padding; rest > 0; rest -= 200) {
    bytes += QByteArrayLiteral("\x21\x01\xC8") + QByteArray(200, 'p') + '\0';
  }
  return bytes + '\x3B';
}

} // namespace

class TestGifComment : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() { QVERIFY(m_folder.isValid()); }

  void commentsRoundTripAndNothingElseChanges_data() {
    QTest::addColumn<bool>("palette");
    QTest::addColumn<bool>("loop");
    QTest::addColumn<int>("padding");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("short") << true << true << 0 << QByteArray("Seed: 7");
    QTest::newRow("without palette and loop") << false << false << 0 << QByteArray("Seed: 7");
    QTest::newRow("one full block") << true << false << 300 << QByteArray(255, 'c');
    QTest::newRow("one more byte") << true << true << 300 << QByteArray(256, 'c');
    QTest::newRow("not ASCII") << true << true << 300 << QByteArray("Rings → Moons");
    QTest::newRow("long file") << true << true << 400'000 << QByteArray(5000, 'c');
    QTest::newRow("long text") << true << true << 1000 << QByteArray(200'000, 'c');
  }

  void commentsRoundTripAndNothingElseChanges() {
    QFETCH(bool, palette);
    QFETCH(bool, loop);
    QFETCH(int, padding);
    QFETCH(QByteArray, text);
    const QByteArray before = smallGif(palette, loop, padding);
    QVERIFY(gifBlocksOf(before).valid);
    const QString path = write(before);
    insertGifComment(path.toStdString(), text.toStdString());
    const QByteArray after = read(path);
    const GifBlocks blocks = gifBlocksOf(after);
    QVERIFY(blocks.valid);
    QCOMPARE(blocks.comment, text);
    QCOMPARE(blocks.framesBeforeComment, 0);
    QCOMPARE(blocks.loops, loop ? 5 : -1);
    QCOMPARE(blocks.delays, QList<int>{7});
    // Without the inserted bytes it is the file that it was.
    const qsizetype place = after.indexOf(QByteArrayLiteral("\x21\xFE"));
    QByteArray without = after;
    without.remove(place, after.size() - before.size());
    QCOMPARE(without, before);
  }

  void anEmptyTextChangesNothing() {
    const QString path = write(smallGif(true, true, 0));
    insertGifComment(path.toStdString(), "");
    QCOMPARE(read(path), smallGif(true, true, 0));
  }

  void otherFilesAreRefusedAndStay() {
    for (const QByteArray& bytes : {QByteArray(), QByteArray("GIF89a"), QByteArray("no animation at all")}) {
      const QString path = write(bytes);
      QVERIFY(mediaErrorOf([&] { insertGifComment(path.toStdString(), "text"); }).contains(path));
      QCOMPARE(read(path), bytes);
    }
    QVERIFY(!mediaErrorOf([&] {
               insertGifComment(m_folder.filePath("missing").toStdString(), "text");
             }).isEmpty());
  }

  void aDiskThatFillsUpIsAnError() {
    const QByteArray bytes = smallGif(true, true, 400'000);
    const QString path = write(bytes);
    for (const int room : {0, 100, 70'000}) {
      const QByteArray text(100'000, 'c');
      QString message;
      {
        const FileSizeLimit limit(static_cast<rlim_t>(bytes.size() + room));
        message = mediaErrorOf([&] { insertGifComment(path.toStdString(), text.toStdString()); });
      }
      QVERIFY2(message.contains(path), qPrintable(message));
      write(bytes);
    }
  }

private:
  QString write(const QByteArray& bytes) {
    QFile file(m_folder.filePath("animation.gif"));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
      qFatal("cannot write a test file");
    }
    return file.fileName();
  }

  static QByteArray read(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
  }

  QTemporaryDir m_folder;
};

QTEST_APPLESS_MAIN(TestGifComment)
#include "tst_gif_comment.moc"
