#include "../support/expect_error.h"
#include "../support/python.h"
#include "../support/scratch_folder.h"

#include "shape_export.h"
#include "shape_outline.h"
#include "shape_paint.h"
#include "shape_picture.h"
#include "shape_scenes.h"
#include "storage/atomic_file.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <string>

using namespace deblend;

namespace {

/// Draws an SVG's paths with their paint by the even-odd rule at the middles of pixels. Prints the number of
/// paths, and how far the drawing and its background alone are from a picture of raw floats [3, H, W], on
/// average.
const char* const painter = R"(
import sys, re, numpy as np, xml.etree.ElementTree as et
root = et.parse(sys.argv[1]).getroot()
ns = '{http://www.w3.org/2000/svg}'
_, _, w, h = map(float, root.attrib['viewBox'].split())
W, H = int(sys.argv[3]), int(sys.argv[4])
target = np.fromfile(sys.argv[2], np.float32).reshape(3, H, W)
hexed = lambda t: np.array([int(t[i:i + 2], 16) / 255 for i in (1, 3, 5)])
canvas = np.empty((H, W, 3)); canvas[:] = hexed(root.find(ns + 'rect').attrib['fill'])
y, x = np.mgrid[0:H, 0:W] + 0.5
x, y = x * w / W, y * h / H
paths = root.findall(ns + 'path')
for p in paths:
    n = np.array(list(map(float, re.findall(r'-?[\d.]+', p.attrib['d'])))).reshape(-1, 2)
    t = np.linspace(0, 1, 9)[:, None]
    start, points = n[0], []
    for a, b, c in n[1:].reshape(-1, 3, 2):
        points.append(((1-t)**3*start + 3*t*(1-t)**2*a + 3*t*t*(1-t)*b + t**3*c)[:-1]); start = c
    q = np.concatenate(points); inside = np.zeros((H, W), bool)
    for (x1, y1), (x2, y2) in zip(q, np.roll(q, -1, 0)):
        if y1 != y2:
            inside ^= ((y1 > y) != (y2 > y)) & (x < (x2 - x1) * (y - y1) / (y2 - y1) + x1)
    a = inside[..., None] * float(p.attrib['fill-opacity'])
    canvas = canvas * (1 - a) + a * hexed(p.attrib['fill'])
error = lambda picture: abs(picture.transpose(2, 0, 1) - np.clip(target, 0, 1)).mean()
empty = canvas * 0 + hexed(root.find(ns + 'rect').attrib['fill'])
print(len(paths), error(canvas), error(empty))
)";

OutlinePoint pointAt(const OutlineCurve& curve, double t) {
  const double s = 1 - t;
  const auto mix = [&](double OutlinePoint::*axis) {
    return s * s * s * curve[0].*axis + 3 * s * s * t * curve[1].*axis + 3 * s * t * t * curve[2].*axis +
           t * t * t * curve[3].*axis;
  };
  return {mix(&OutlinePoint::x), mix(&OutlinePoint::y)};
}

bool areEqual(const ShapeScene& a, const ShapeScene& b) {
  return a.width == b.width && a.height == b.height && a.style.harmonics == b.style.harmonics &&
         a.style.hides == b.style.hides && a.style.bristles == b.style.bristles &&
         a.background == b.background && a.shapes == b.shapes;
}

} // namespace

class TestShapeExport : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void outlinesLieWhereTheShapeIsHalf() {
    for (const int harmonics : {0, 1, 4, 8}) {
      const ShapeScene scene = randomScene({harmonics, false, 0}, 10, {30, 20}, 2);
      for (std::int64_t i = 0; i < scene.count(); ++i) {
        ShapeScene tame = scene; // with a radius above 0 all around
        for (int k = 0; k < 2 * harmonics; ++k)
          tame.shape(i)[FirstHarmonic + k] /= float(harmonics);
        for (const OutlineCurve& curve : shapeOutline(tame.shape(i), tame.style))
          for (const double t : {0.0, 0.3, 0.5, 1.0}) {
            const OutlinePoint point = pointAt(curve, t);
            const double coverage = definedCoverage(tame.shape(i), tame.style, point.x, point.y);
            QVERIFY2(std::abs(coverage - 0.5) < (t == 0 || t == 1 ? 1e-6 : 0.03),
                     qPrintable(QString::number(coverage)));
          }
      }
    }
  }

  void outlinesAreClosed() {
    const ShapeScene scene = randomScene({4, false, 0}, 1, {1, 1}, 5);
    const std::vector<OutlineCurve> curves = shapeOutline(scene.shape(0), scene.style);
    for (std::size_t i = 0; i < curves.size(); ++i) {
      const OutlinePoint end = curves[i].back(), next = curves[(i + 1) % curves.size()].front();
      QVERIFY(std::hypot(end.x - next.x, end.y - next.y) < 1e-12);
    }
  }

  void aDiskHasItsArea() {
    ShapeScene scene{{0, false, 0}, 1, 1, {}, std::vector<float>(std::size_t(columnCount(0)), 0)};
    scene.shape(0)[LogScaleX] = std::log(0.1F);
    scene.shape(0)[LogScaleY] = std::log(0.2F);
    scene.shape(0)[Radius] = 3;
    QVERIFY(std::abs(outlineArea(scene.shape(0), scene.style) - 3.14159265 * 0.3 * 0.6) < 1e-5);
  }

  void depthIsTheOrderOfPainting() {
    const ShapeScene scene = randomScene({2, true, 0}, 12, {30, 20});
    const std::vector<PaintLayer> layers = paintLayers(scene);
    QCOMPARE(layers.size(), std::size_t(12));
    for (std::size_t i = 1; i < layers.size(); ++i)
      QVERIFY(scene.shape(layers[i - 1].shape)[Depth] <= scene.shape(layers[i].shape)[Depth]);
  }

  void theSvgIsALikeness_data() {
    QTest::addColumn<bool>("hides");
    QTest::newRow("sum, with negative colours") << false;
    QTest::newRow("hides") << true;
  }

  void theSvgIsALikeness() {
    QFETCH(bool, hides);
    const ScratchFolder folder;
    ShapeScene scene = randomScene({3, hides, 0}, 12, {60, 40});
    for (std::int64_t i = 0; i < scene.count(); ++i) {
      scene.shape(i)[Radius] += 10; // sharp edges, and weights that hide well
      scene.shape(i)[LogScaleX] -= 1.2F;
      scene.shape(i)[LogScaleY] -= 1.2F;
      scene.shape(i)[Depth] = 2 + 0.5F * float(i);
    }
    const torch::Tensor picture = renderPicture(scene, {60, 40}).colours.contiguous();
    const auto* bytes = static_cast<const std::uint8_t*>(picture.data_ptr());
    writeFileAtomically(folder / "picture", std::span(bytes, std::size_t(picture.nbytes())));
    writeFileAtomically(folder / "shapes.svg", sceneToSvg(scene));
    const QString printed =
        runPython(painter, {QString::fromStdString((folder / "shapes.svg").string()),
                            QString::fromStdString((folder / "picture").string()), "60", "40"});
    const QStringList words = printed.split(' ');
    QVERIFY2(words.size() == 3 && words[0] == "12", qPrintable(printed));
    QVERIFY2(words[1].toDouble() < 0.4 * words[2].toDouble(), qPrintable(printed));
  }

  void jsonComesBackAsItWas() {
    for (const ShapeStyle& style : {ShapeStyle{4, false, 0}, ShapeStyle{0, true, 0.35}}) {
      const ShapeScene scene = randomScene(style, 7, {640, 333});
      QVERIFY(areEqual(sceneFromJson(sceneToJson(scene), "shapes.json"), scene));
    }
    const ShapeScene empty = randomScene({4, false, 0}, 0, {1, 1});
    QVERIFY(areEqual(sceneFromJson(sceneToJson(empty), "shapes.json"), empty));
  }

  void badJsonIsRefused_data() {
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("named");
    QTest::newRow("no JSON") << "{"
                             << ""
                             << "no file of shapes";
    QTest::newRow("another format") << "deblend-shapes"
                                    << "other"
                                    << "no file of shapes";
    QTest::newRow("a newer version") << "\"version\": 1"
                                     << "\"version\": 2"
                                     << "newer";
    QTest::newRow("no version") << "\"version\""
                                << "\"v\""
                                << "version";
    QTest::newRow("no width") << "\"width\": 6"
                              << "\"width\": 0"
                              << "width";
    QTest::newRow("too many harmonics") << "\"harmonics\": 1"
                                        << "\"harmonics\": 99"
                                        << "99";
    QTest::newRow("another number of harmonics") << "\"harmonics\": 1"
                                                 << "\"harmonics\": 2"
                                                 << "sines";
    QTest::newRow("a word for a number") << "\"angle\": "
                                         << "\"angle\": \"x\", \"a\": "
                                         << "angle";
    QTest::newRow("no shapes") << "\"shapes\""
                               << "\"s\""
                               << "shapes";
    QTest::newRow("a huge number") << "\"angle\": "
                                   << "\"angle\": 1e300, \"a\": "
                                   << "angle";
  }

  void badJsonIsRefused() {
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(QString, named);
    const QString good = QString::fromStdString(sceneToJson(randomScene({1, false, 0}, 2, {6, 4})));
    QString bad = good;
    bad.replace(before, after);
    QVERIFY(bad != good);
    const QString message = errorOf([&] { sceneFromJson(bad.toStdString(), "shapes.json"); });
    QVERIFY2(message.startsWith("shapes.json: ") && message.contains(named) && isSentence(message),
             qPrintable(message));
  }
};

QTEST_APPLESS_MAIN(TestShapeExport)
#include "tst_shape_export.moc"
