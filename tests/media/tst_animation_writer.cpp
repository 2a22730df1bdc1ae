#include "animation/animation_writer.h"

#include "../support/file_size_limit.h"
#include "animation_probe.h"
#include "expect_error.h"
#include "gif_blocks.h"
#include "test_animations.h"

#include <QTemporaryDir>
#include <QtTest>

#include <memory>
#include <stdexcept>
#include <thread>

using namespace deblend;

namespace {

// Frames that no encoder makes small.
FrameSource noise(const AnimationOptions& options) {
  return [options](int index) {
    Picture picture = makePicture(options.width, options.height, {});
    std::uint32_t state = static_cast<std::uint32_t>(index) + 1;
    for (std::uint8_t& byte : picture.rgb) {
      state = state * 1664525U + 1013904223U;
      byte = static_cast<std::uint8_t>(state >> 24);
    }
    return picture;
  };
}

} // namespace

class TestAnimationWriter : public QObject {
  Q_OBJECT

  static void formats() {
    QTest::addColumn<AnimationFormat>("format");
    QTest::newRow("GIF") << AnimationFormat::gif;
    QTest::newRow("MP4") << AnimationFormat::mp4;
  }

private Q_SLOTS:
  void init() {
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
  }

  void equalFramesStayFrames_data() { formats(); }
  void equalFramesStayFrames() {
    QFETCH(AnimationFormat, format);
    const QString path = m_folder->filePath("still");
    const AnimationOptions options = smallOptions(format, 9);
    writeAnimation(path.toStdString(), options, [](int) { return movingSquare(64, 48, 0); });
    QCOMPARE(probeOf(path).frames(), 9);
  }

  void oneFrameIsAnAnimation_data() { formats(); }
  void oneFrameIsAnAnimation() {
    QFETCH(AnimationFormat, format);
    const QString path = write("one", smallOptions(format, 1));
    QCOMPARE(probeOf(path).frames(), 1);
    QVERIFY(meanDifference(framesOf(path, 64, 48).at(0), movingSquare(64, 48, 0)) < 4);
  }

  void smallAndOddSizesWork_data() { formats(); }
  void smallAndOddSizesWork() {
    QFETCH(AnimationFormat, format);
    for (const auto& [width, height] : {std::pair{1, 1}, {2, 2}, {1, 300}, {301, 5}, {17, 16}}) {
      AnimationOptions options = smallOptions(format, 3);
      options.width = width;
      options.height = height;
      QCOMPARE(probeOf(write("small", options)).frames(), 3);
    }
  }

  void recipesAreInTheFile_data() { formats(); }
  void recipesAreInTheFile() {
    QFETCH(AnimationFormat, format);
    AnimationOptions options = smallOptions(format, 3);
    options.metadata = {{"Title", "Rings → Moons"}, {"Run", "0001-mlp"}, {"Note", std::string(700, 'n')}};
    const QString path = write("recipe", options);
    const Probe probe = probeOf(path);
    QCOMPARE(probe.tag("comment").toStdString(), recipeText(options.metadata));
    if (format == AnimationFormat::mp4) {
      QCOMPARE(probe.tag("title"), QString("Rings → Moons"));
    } else {
      const GifBlocks blocks = gifBlocksOf(contentOf(path));
      QVERIFY(blocks.valid);
      QCOMPARE(blocks.comment.toStdString(), recipeText(options.metadata));
      QCOMPARE(blocks.framesBeforeComment, 0);
    }
  }

  void progressCountsEveryFrameOfEveryPass_data() { formats(); }
  void progressCountsEveryFrameOfEveryPass() {
    QFETCH(AnimationFormat, format);
    const AnimationOptions options = smallOptions(format, 7);
    QList<int> asked;
    QList<int> told;
    const int total = format == AnimationFormat::gif ? 14 : 7;
    const auto result = writeAnimation(
        m_folder->filePath("counted").toStdString(), options,
        [&](int index) {
          asked << index;
          return movingSquare(64, 48, index);
        },
        [&](int done, int all) {
          told << done;
          return all == total;
        });
    QCOMPARE(result, AnimationResult::written);
    QCOMPARE(told.size(), total);
    for (int i = 0; i < total; ++i) {
      QCOMPARE(told[i], i + 1);
      QCOMPARE(asked[i], i % 7);
    }
  }

  void cancellingLeavesNoFile_data() {
    QTest::addColumn<AnimationFormat>("format");
    QTest::addColumn<int>("after");
    QTest::newRow("GIF, at once") << AnimationFormat::gif << 1;
    QTest::newRow("GIF, in the first pass") << AnimationFormat::gif << 5;
    QTest::newRow("GIF, in the second pass") << AnimationFormat::gif << 17;
    QTest::newRow("MP4, at once") << AnimationFormat::mp4 << 1;
    QTest::newRow("MP4, later") << AnimationFormat::mp4 << 9;
  }

  void cancellingLeavesNoFile() {
    QFETCH(AnimationFormat, format);
    QFETCH(int, after);
    const AnimationOptions options = smallOptions(format);
    const QString path = m_folder->filePath("cancelled");
    int last = 0;
    const auto result = writeAnimation(path.toStdString(), options, squares(options), [&](int done, int) {
      last = done;
      return done < after;
    });
    QCOMPARE(result, AnimationResult::cancelled);
    QCOMPARE(last, after);
    QVERIFY(isEmptyFolder());
  }

  void whatTheFramesThrowPassesThrough_data() { formats(); }
  void whatTheFramesThrowPassesThrough() {
    QFETCH(AnimationFormat, format);
    const auto failing = [](int index) -> Picture {
      return index < 4 ? movingSquare(64, 48, index) : throw std::logic_error("no frame");
    };
    const std::string path = m_folder->filePath("thrown").toStdString();
    QVERIFY_EXCEPTION_THROWN(writeAnimation(path, smallOptions(format), failing), std::logic_error);
    QVERIFY(isEmptyFolder());
  }

  void framesOfAnotherSizeAreRefused_data() { formats(); }
  void framesOfAnotherSizeAreRefused() {
    QFETCH(AnimationFormat, format);
    const auto growing = [](int index) { return movingSquare(64 + index / 3, 48, index); };
    const std::string path = m_folder->filePath("growing").toStdString();
    const QString message = mediaErrorOf([&] { writeAnimation(path, smallOptions(format), growing); });
    QVERIFY2(message.contains("frame 3") && message.contains("65"), qPrintable(message));
    QVERIFY(isEmptyFolder());
  }

  void wrongOptionsAreRefused_data() { formats(); }
  void wrongOptionsAreRefused() {
    QFETCH(AnimationFormat, format);
    const auto refused = [&](auto change) {
      AnimationOptions options = smallOptions(format);
      change(options);
      const std::string path = m_folder->filePath("wrong").toStdString();
      return !mediaErrorOf([&] { writeAnimation(path, options, squares(options)); }).isEmpty() &&
             isEmptyFolder();
    };
    QVERIFY(refused([](AnimationOptions& options) { options.width = 0; }));
    QVERIFY(refused([](AnimationOptions& options) { options.height = -3; }));
    QVERIFY(refused([](AnimationOptions& options) { options.width = 2'000'000'000; }));
    QVERIFY(refused([](AnimationOptions& options) { options.frameCount = 0; }));
    QVERIFY(refused([](AnimationOptions& options) { options.frameCount = -1; }));
    QVERIFY(refused([](AnimationOptions& options) { options.frameCount = 2'000'000'000; }));
    QVERIFY(refused([](AnimationOptions& options) { options.framesPerSecond = 0; }));
    QVERIFY(refused([](AnimationOptions& options) { options.framesPerSecond = 101; }));
  }

  void pathsThatCannotBeWrittenAreNamed_data() { formats(); }
  void pathsThatCannotBeWrittenAreNamed() {
    QFETCH(AnimationFormat, format);
    const AnimationOptions options = smallOptions(format);
    QFile(m_folder->filePath("file")).open(QIODevice::WriteOnly);
    for (const QString& path : {m_folder->filePath("missing/animation"), m_folder->filePath("file/animation"),
                                m_folder->path(), QString("/dev/full"), QString()}) {
      int asked = 0;
      const QString message = mediaErrorOf([&] {
        writeAnimation(path.toStdString(), options, [&](int index) {
          ++asked;
          return movingSquare(64, 48, index);
        });
      });
      QVERIFY2(message.contains("Cannot write the animation " + path), qPrintable(message));
      QVERIFY(QFileInfo::exists("/dev/full"));
    }
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::NoDotAndDotDot | QDir::AllEntries), QStringList{"file"});
  }

  void aDiskThatFillsUpLeavesNoFile_data() { formats(); }
  void aDiskThatFillsUpLeavesNoFile() {
    QFETCH(AnimationFormat, format);
    AnimationOptions options = smallOptions(format, 60);
    options.metadata = {{"Title", "full"}};
    QString message;
    {
      const FileSizeLimit limit(100'000);
      const std::string path = m_folder->filePath("full").toStdString();
      message = mediaErrorOf([&] { writeAnimation(path, options, noise(options)); });
    }
    QVERIFY2(message.contains(m_folder->filePath("full")), qPrintable(message));
    QVERIFY(isEmptyFolder());
  }

  void strangeNamesAreNames_data() { formats(); }
  void strangeNamesAreNames() {
    QFETCH(AnimationFormat, format);
    for (const char* name : {"α 50%03d.gif", "pipe:1", "a:b?c=d&e.mp4", "no ending", "'quoted' [x],y;z"}) {
      const QString path = write(name, smallOptions(format, 2));
      QVERIFY(QFileInfo(path).size() > 0);
    }
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 5);
  }

  void filesThatExistAreReplaced_data() { formats(); }
  void filesThatExistAreReplaced() {
    QFETCH(AnimationFormat, format);
    const QString path = m_folder->filePath("animation");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(500'000, 'x'));
    file.close();
    write("animation", smallOptions(format, 2));
    QVERIFY(!contentOf(path).contains("xxxx"));
    QCOMPARE(probeOf(path).frames(), 2);
  }

  void twoThreadsWriteAtOnce() {
    {
      const std::jthread gif([this] { write("one.gif", smallOptions(AnimationFormat::gif, 40)); });
      const std::jthread mp4([this] { write("two.mp4", smallOptions(AnimationFormat::mp4, 40)); });
    }
    QCOMPARE(probeOf(m_folder->filePath("one.gif")).frames(), 40);
    QCOMPARE(probeOf(m_folder->filePath("two.mp4")).frames(), 40);
  }

private:
  QString write(const QString& name, const AnimationOptions& options) const {
    return writeSquares(m_folder->filePath(name), options);
  }

  bool isEmptyFolder() const { return QDir(m_folder->path()).isEmpty(); }

  std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestAnimationWriter)
#include "tst_animation_writer.moc"
