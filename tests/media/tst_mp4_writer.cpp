#include "animation/mp4_writer.h"

#include "animation_probe.h"
#include "expect_error.h"
#include "test_animations.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace deblend;

namespace {

Picture square(int index) {
  return movingSquare(64, 48, index);
}

} // namespace

class TestMp4Writer : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() { QVERIFY(m_folder.isValid()); }

  void mp4sHaveFramesSizeRateAndCodec() {
    for (const int rate : {1, 24, 25, 60, 100}) {
      AnimationOptions options = smallOptions(AnimationFormat::mp4, 50);
      options.framesPerSecond = rate;
      const Probe probe = probeOf(write("animation.mp4", options));
      QCOMPARE(probe.stream["codec_name"].toString(), QString("h264"));
      QCOMPARE(probe.stream["pix_fmt"].toString(), QString("yuv420p"));
      QCOMPARE(probe.stream["color_space"].toString(), QString("bt709"));
      QCOMPARE(probe.stream["width"].toInt(), 64);
      QCOMPARE(probe.stream["height"].toInt(), 48);
      QCOMPARE(probe.stream["r_frame_rate"].toString(), QString("%1/1").arg(rate));
      QCOMPARE(probe.stream["avg_frame_rate"].toString(), QString("%1/1").arg(rate));
      QCOMPARE(probe.frames(), 50);
      QVERIFY(std::abs(probe.seconds() - 50.0 / rate) < 0.005);
    }
  }

  void decodedMp4sAreCloseToTheFrames() {
    const AnimationOptions options = smallOptions(AnimationFormat::mp4);
    const auto frames = framesOf(write("animation.mp4", options), 64, 48);
    QCOMPARE(frames.size(), std::size_t{12});
    for (int index = 0; index < 12; ++index) {
      QVERIFY(meanDifference(frames[static_cast<std::size_t>(index)], movingSquare(64, 48, index)) < 4);
    }
  }

  void mp4sKeepPlainColours() {
    const AnimationOptions options = smallOptions(AnimationFormat::mp4, 3);
    for (const Rgb colour :
         {Rgb{200, 30, 40}, {31, 111, 214}, {217, 96, 10}, {255, 255, 255}, {22, 24, 29}}) {
      const QString path = m_folder.filePath("plain.mp4");
      writeAnimation(path.toStdString(), options, [&](int) { return makePicture(64, 48, colour); });
      QVERIFY(colourDistance(pixelAt(framesOf(path, 64, 48).at(1), 30, 20), colour) <= 9);
    }
  }

  void mp4sHaveTheirIndexInFront() {
    const QByteArray bytes = contentOf(write("animation.mp4", smallOptions(AnimationFormat::mp4)));
    QVERIFY(bytes.indexOf("moov") > 0);
    QVERIFY(bytes.indexOf("moov") < bytes.indexOf("mdat"));
  }

  void oddSidesArePaddedNotScaled() {
    AnimationOptions options = smallOptions(AnimationFormat::mp4, 5);
    options.width = 63;
    options.height = 47;
    const QString path = write("odd.mp4", options);
    const Probe probe = probeOf(path);
    QCOMPARE(probe.stream["width"].toInt(), 64);
    QCOMPARE(probe.stream["height"].toInt(), 48);
    const Picture expected = movingSquare(63, 47, 2);
    const Picture decoded = framesOf(path, 64, 48).at(2);
    double difference = 0;
    for (int y = 0; y < 48; ++y) {
      for (int x = 0; x < 64; ++x) {
        const Rgb pixel = pixelAt(expected, std::min(x, 62), std::min(y, 46));
        difference += colourDistance(pixelAt(decoded, x, y), pixel) / 3.0;
      }
    }
    QVERIFY(difference / (64 * 48) < 4);
  }

  void h264IsTriedBeforeOthers() {
    QVERIFY(!mp4Encoders().empty());
    QCOMPARE(QString(mp4Encoders().front().name), QString("libx264"));
  }

  void aMissingEncoderGivesWayToTheNext() {
    const auto choices = mp4Encoders();
    const auto fallback = std::ranges::find(choices, std::string("mpeg4"), &EncoderChoice::name);
    QVERIFY(fallback != choices.end());
    const std::vector<EncoderChoice> encoders = {{.name = "no-such-encoder", .options = {}}, *fallback};
    const QString path = m_folder.filePath("fallback.mp4");
    QCOMPARE(writeMp4(path.toStdString(), smallOptions(AnimationFormat::mp4), square, {}, encoders),
             AnimationResult::written);
    const Probe probe = probeOf(path);
    QCOMPARE(probe.stream["codec_name"].toString(), QString("mpeg4"));
    QCOMPARE(probe.frames(), 12);
    const auto frames = framesOf(path, 64, 48);
    for (int index = 0; index < 12; ++index) {
      QVERIFY(meanDifference(frames.at(static_cast<std::size_t>(index)), square(index)) < 5);
    }
  }

  void withoutAnyEncoderNothingIsLeft() {
    const std::vector<EncoderChoice> encoders = {{.name = "no-such-encoder", .options = {}},
                                                 {.name = "nor-this", .options = {}}};
    const std::string path = m_folder.filePath("none.mp4").toStdString();
    const QString message =
        mediaErrorOf([&] { writeMp4(path, smallOptions(AnimationFormat::mp4), square, {}, encoders); });
    QVERIFY2(message.contains("no-such-encoder, nor-this"), qPrintable(message));
    QVERIFY(!QFileInfo::exists(m_folder.filePath("none.mp4")));
  }

private:
  QString write(const QString& name, const AnimationOptions& options) const {
    return writeSquares(m_folder.filePath(name), options);
  }

  QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestMp4Writer)
#include "tst_mp4_writer.moc"
