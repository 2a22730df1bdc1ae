#include "views/data_set_page.h"

#include "theme/theme.h"
#include "theme/tile_picture.h"
#include "views/class_histogram.h"
#include "views/class_points_view.h"
#include "views/data_thumbnail.h"
#include "views/density_view.h"
#include "views/thumbnail_wall.h"
#include "views/whole_picture_view.h"
#include "window_fixture.h"

#include <QLabel>
#include <QTest>

using namespace deblend;

namespace {

int pixelsOf(const QImage& picture, const QColor& colour) {
  int count = 0;
  for (int y = 0; y < picture.height(); ++y)
    for (int x = 0; x < picture.width(); ++x)
      count += picture.pixelColor(x, y) == colour ? 1 : 0;
  return count;
}

/// Left red, right blue.
QImage halves(int width, int height) {
  QImage picture(width, height, QImage::Format_RGB888);
  picture.fill(Qt::red);
  for (int y = 0; y < height; ++y)
    for (int x = width / 2; x < width; ++x)
      picture.setPixelColor(x, y, Qt::blue);
  return picture;
}

} // namespace

/// What is shown of one data set of each form.
class TestDataSetPage : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() { m_window = std::make_unique<TestWindow>(*m_program); }
  void cleanupTestCase() { m_window.reset(); }

  void labelledPointsHaveTheColoursOfTheirClasses() {
    open("points", "gaussian", "pattern:clusters,classes=3,points=300");
    QVERIFY(find<ClassPointsView>()->isVisible());
    QVERIFY(find<ClassHistogram>()->isVisible());
    const QImage points = find<ClassPointsView>()->grab().toImage();
    const QImage legend = find<ClassHistogram>()->grab().toImage();
    for (int i = 0; i < 3; ++i)
      QVERIFY(pixelsOf(legend, classColour(i)) > 50);
    QVERIFY(pixelsOf(legend, classColour(3)) == 0);
    // Points are translucent: their cores are near their class's colour.
    for (int i = 0; i < 3; ++i)
      QVERIFY(pixelsNear(points, classColour(i)) > 50);
    QVERIFY(pixelsNear(points, classColour(4)) == 0);
  }

  void aPictureFitsIntoTheView() {
    const QString file = textOf(m_folder / "halves.png");
    QVERIFY(halves(40, 20).save(file));
    open("small", "gaussian,shape=3x20x40", "image:" + file.toStdString());
    const auto* view = find<WholePictureView>();
    QVERIFY(view->isVisible() && !find<ThumbnailWall>()->isVisible());
    const QRectF place = view->place();
    QVERIFY(QRectF(view->rect()).contains(place));
    QVERIFY(std::abs(place.width() / place.height() - 2) < 1e-6);
    QVERIFY(place.width() > 0.8 * view->width() || place.height() > 0.8 * view->height());
    const QImage shown = m_page->grab(QRect(view->mapTo(m_page.get(), QPoint()), view->size())).toImage();
    const auto at = [&](double x, double y) {
      return shown.pixelColor((place.topLeft() + QPointF(x * place.width(), y * place.height())).toPoint());
    };
    QCOMPARE(at(0.1, 0.5), QColor(Qt::red));
    QCOMPARE(at(0.9, 0.5), QColor(Qt::blue));
    QVERIFY(figures().contains(QStringLiteral("40 × 20 pixels")));
    QVERIFY(figures().contains(QStringLiteral("one sample")));
  }

  /// Of a large picture no more is kept than can be seen.
  void largePicturesAreReducedForTheirView() {
    const QString file = textOf(m_folder / "large.png");
    QVERIFY(halves(5000, 2500).save(file));
    const DataSetSpec spec = parseDataSetSpec("image:" + file.toStdString());
    DataSummaries summaries;
    DataSummary summary;
    summaries.summarise(spec, m_program->dataFolders(), this,
                        [&](const DataSummary& found, const QString&) { summary = found; });
    QTRY_VERIFY_WITH_TIMEOUT(summary, 30'000);
    QCOMPARE(summary->sampleShape, (SampleShape{3, 2500, 5000}));
    QCOMPARE(QSize(summary->tiles.width, summary->tiles.height), QSize(2048, 1024));
    WholePictureView view;
    view.resize(700, 600);
    view.show(summary);
    const QImage shown = view.grab().toImage();
    QCOMPARE(shown.pixelColor(100, 300), QColor(Qt::red));
    QCOMPARE(shown.pixelColor(600, 300), QColor(Qt::blue));
    const QImage thumbnail = dataThumbnail(summary, Qt::green, 96, 1);
    QCOMPARE(thumbnail.pixelColor(20, 48), QColor(Qt::red));
    QCOMPARE(thumbnail.pixelColor(76, 48), QColor(Qt::blue));
  }

  void thumbnailsOfLabelledPointsShowTheirClasses() {
    DataSummaries summaries;
    DataSummary summary;
    summaries.summarise(parseDataSetSpec("pattern:xor,points=400"), m_program->dataFolders(), this,
                        [&](const DataSummary& found, const QString&) { summary = found; });
    QTRY_VERIFY(summary);
    const QImage thumbnail = dataThumbnail(summary, Qt::green, 96, 1);
    QCOMPARE(thumbnail.pixelColor(0, 48), QColor(Qt::green));
    for (int i = 0; i < 2; ++i)
      QVERIFY(pixelsNear(thumbnail, classColour(i)) > 20);
  }

  void pointsWithoutClassesAreADensity() {
    open("plain", "gaussian", "shape:ring");
    QVERIFY(find<DensityView>()->isVisible());
    QVERIFY(!find<ClassHistogram>()->isVisible());
  }

private:
  static int pixelsNear(const QImage& picture, const QColor& colour) {
    int count = 0;
    for (int y = 0; y < picture.height(); ++y)
      for (int x = 0; x < picture.width(); ++x) {
        const QColor pixel = picture.pixelColor(x, y);
        count += std::abs(pixel.red() - colour.red()) + std::abs(pixel.green() - colour.green()) +
                             std::abs(pixel.blue() - colour.blue()) <
                         70
                     ? 1
                     : 0;
      }
    return count;
  }

  /// A project with this pairing, whose target is shown.
  void open(const std::string& name, const std::string& source, const std::string& target) {
    const std::filesystem::path folder = m_program->documents / name;
    Project::create(folder, makeProjectDocument(name, parseDataSetSpec(source), parseDataSetSpec(target),
                                                "mlp", {}, m_program->plugins, m_program->dataFolders()));
    QVERIFY(m_window->open(folder));
    m_page = std::make_unique<DataSetPage>(m_window->studio());
    m_page->resize(900, 600);
    m_page->show();
    QTRY_VERIFY_WITH_TIMEOUT(figures().count(QLatin1Char('\n')) >= 2, 30'000);
  }
  template <typename Widget>
  Widget* find() const {
    return m_page->findChild<Widget*>();
  }
  QString figures() const { return m_page->findChild<QLabel*>(QStringLiteral("figures"))->text(); }

  ScratchFolder m_folder;
  TestProgram m_program;
  std::unique_ptr<TestWindow> m_window;
  std::unique_ptr<DataSetPage> m_page;
};

QTEST_MAIN(TestDataSetPage)
#include "tst_data_set_page.moc"
