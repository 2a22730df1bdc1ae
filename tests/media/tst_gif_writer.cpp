#include "animation/animation_writer.h"

#include "animation_probe.h"
#include "gif_blocks.h"
#include "test_animations.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

using namespace deblend;

class TestGifWriter : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() { QVERIFY(m_folder.isValid()); }

  void gifsHaveFramesSizeDelaysAndLoop_data() {
    QTest::addColumn<int>("rate");
    QTest::addColumn<int>("delay");
    QTest::newRow("1") << 1 << 100;
    QTest::newRow("10") << 10 << 10;
    QTest::newRow("25") << 25 << 4;
    QTest::newRow("30") << 30 << 3;
    QTest::newRow("50") << 50 << 2;
    QTest::newRow("100") << 100 << 2;
  }

  void gifsHaveFramesSizeDelaysAndLoop() {
    QFETCH(int, rate);
    QFETCH(int, delay);
    AnimationOptions options = smallOptions(AnimationFormat::gif);
    options.framesPerSecond = rate;
    const QString path = write("animation.gif", options);
    QCOMPARE(gifDelay(rate), delay);

    const GifBlocks blocks = gifBlocksOf(contentOf(path));
    QVERIFY(blocks.valid);
    QCOMPARE(blocks.frames, 12);
    QCOMPARE(blocks.loops, 0);
    QCOMPARE(blocks.delays, QList<int>(11, delay) << 100);

    const Probe probe = probeOf(path);
    QCOMPARE(probe.stream["codec_name"].toString(), QString("gif"));
    QCOMPARE(probe.stream["width"].toInt(), 64);
    QCOMPARE(probe.stream["height"].toInt(), 48);
    QCOMPARE(probe.frames(), 12);
    QVERIFY(std::abs(probe.seconds() - (11 * delay + 100) / 100.0) < 0.005);
  }

  void slowGifsHoldTheLastFrameNoShorterThanTheOthers() {
    QCOMPARE(gifDelay(0), 100);
    AnimationOptions options = smallOptions(AnimationFormat::gif, 2);
    options.framesPerSecond = 1;
    QCOMPARE(gifBlocksOf(contentOf(write("slow.gif", options))).delays, (QList<int>{100, 100}));
  }

  void decodedGifsAreCloseToTheFrames() {
    const AnimationOptions options = smallOptions(AnimationFormat::gif);
    const auto frames = framesOf(write("animation.gif", options), 64, 48);
    QCOMPARE(frames.size(), std::size_t{12});
    for (int index = 0; index < 12; ++index) {
      QVERIFY(meanDifference(frames[static_cast<std::size_t>(index)], movingSquare(64, 48, index)) < 2.5);
    }
  }

  // Colours that the first frame has not are in the palette too.
  void thePaletteIsMadeFromAllFrames() {
    const AnimationOptions options = smallOptions(AnimationFormat::gif, 6);
    const auto colourOf = [](int index) {
      return Rgb{static_cast<std::uint8_t>(250 - 50 * index), 20, static_cast<std::uint8_t>(50 * index)};
    };
    const QString path = m_folder.filePath("colours.gif");
    writeAnimation(path.toStdString(), options,
                   [&](int index) { return makePicture(64, 48, colourOf(index)); });
    const auto frames = framesOf(path, 64, 48);
    QCOMPARE(frames.size(), std::size_t{6});
    for (int index = 0; index < 6; ++index) {
      QVERIFY(colourDistance(pixelAt(frames[static_cast<std::size_t>(index)], 20, 20), colourOf(index)) <= 6);
    }
  }

private:
  QString write(const QString& name, const AnimationOptions& options) const {
    return writeSquares(m_folder.filePath(name), options);
  }

  QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestGifWriter)
#include "tst_gif_writer.moc"
