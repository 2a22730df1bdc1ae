#include "forms/data_set_chooser.h"

#include "../support/scratch_folder.h"
#include "controllers/program.h"
#include "theme/theme.h"
#include "theme/tile_picture.h"

#include <QComboBox>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace deblend;

/// Choosing a data set and looking at it.
class TestDataSetChooser : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() {
    m_chooser = std::make_unique<DataSetChooser>(
        m_summaries, DataFolders{m_folder.path(), programFolders().resources}, Side::Target);
    m_chooser->show();
  }

  void anExampleIsReadAndDrawnInTheHueOfItsSide() {
    m_chooser->setSpec(parseDataSetSpec("example:moons"));
    QTRY_VERIFY(m_chooser->summary());
    QVERIFY(m_chooser->problem().isEmpty());
    QCOMPARE(m_chooser->spec()->location, std::string("moons"));
    const QImage thumbnail = m_chooser->findChild<QLabel*>(QStringLiteral("thumbnail"))->pixmap().toImage();
    const QColor hue = toQColor(currentColours().target);
    int pixels = 0;
    for (int y = 0; y < thumbnail.height(); ++y)
      for (int x = 0; x < thumbnail.width(); ++x)
        pixels += thumbnail.pixelColor(x, y) == hue ? 1 : 0;
    QVERIFY(pixels > 100);
  }

  void aFileThatIsNotThereIsSaidSoBesideIt() {
    chooseKind("density");
    QVERIFY(!m_chooser->spec());
    QVERIFY(!m_chooser->problem().isEmpty());
    QTest::keyClicks(m_chooser->findChild<QLineEdit*>(QStringLiteral("file")), QStringLiteral("missing.png"));
    QTRY_VERIFY(state().contains(QStringLiteral("missing.png")));
    QCOMPARE(state(), m_chooser->problem());
    QVERIFY(!m_chooser->summary());
  }

  void aBlackPictureIsRefusedWithItsSentenceAndAGoodOneTaken() {
    QImage picture(32, 32, QImage::Format_Grayscale8);
    picture.fill(0);
    QVERIFY(picture.save(textOf(m_folder / "picture.png")));
    m_chooser->setSpec(parseDataSetSpec("density:picture.png"));
    QTRY_VERIFY(state().contains(QStringLiteral("picture.png")));
    QVERIFY(!m_chooser->summary());

    picture.fill(200);
    QVERIFY(picture.save(textOf(m_folder / "picture.png")));
    m_chooser->setSpec(parseDataSetSpec("density:picture.png"));
    QTRY_VERIFY(m_chooser->summary());
    QVERIFY(m_chooser->problem().isEmpty());
  }

  void onlyTheLastOfManyChangesCounts() {
    QSignalSpy changes(m_chooser.get(), &DataSetChooser::changed);
    for (const char* name : {"example:rings", "example:cat", "example:fish"})
      m_chooser->setSpec(parseDataSetSpec(name));
    QTRY_VERIFY(m_chooser->summary());
    const DataSetSummary fish =
        summariseDataSet(parseDataSetSpec("example:fish"), {m_folder.path(), programFolders().resources});
    QCOMPARE(m_chooser->summary()->fingerprint, fish.fingerprint);
  }

  void picturesShowTheirFirstTilesFramedInTheHue() {
    m_chooser->setSpec(parseDataSetSpec("digits"));
    QTRY_VERIFY_WITH_TIMEOUT(m_chooser->summary(), 30'000);
    QCOMPARE(tileCount(m_chooser->summary()->tiles), 16U);
    QVERIFY(state().contains(QStringLiteral("10")));
    const QImage thumbnail = m_chooser->findChild<QLabel*>(QStringLiteral("thumbnail"))->pixmap().toImage();
    QCOMPARE(thumbnail.pixelColor(0, thumbnail.height() / 2), toQColor(currentColours().target));
    const QColor inside = thumbnail.pixelColor(2, 2);
    QCOMPARE(inside, QColor(Qt::black));
  }

  void noiseTakesTheShapeOfTheOtherSide() {
    m_chooser->setSpec(parseDataSetSpec("gaussian"));
    QTRY_VERIFY(m_chooser->summary());
    QVERIFY(state().contains(QStringLiteral("other side")));
    m_chooser->setSpec(parseDataSetSpec("gaussian,shape=1x8x8"));
    QTRY_VERIFY(m_chooser->summary());
    QVERIFY(state().contains(QStringLiteral("[1, 8, 8]")));
  }

  void aFolderWithoutPicturesIsRefusedBesideIt() {
    chooseKind("images");
    QVERIFY(m_chooser->problem().contains(QStringLiteral("folder")));
    std::filesystem::create_directories(m_folder / "empty");
    m_chooser->setSpec(parseDataSetSpec("images:empty"));
    QTRY_VERIFY_WITH_TIMEOUT(state().contains(QStringLiteral("empty")), 30'000);
    QVERIFY(!m_chooser->summary());
  }

  void lookingIsCancelled() {
    QImage picture(8, 8, QImage::Format_Grayscale8);
    picture.fill(90);
    std::filesystem::create_directories(m_folder / "pictures");
    for (int i = 0; i < 4; ++i)
      QVERIFY(picture.save(textOf(m_folder / "pictures" / (std::to_string(i) + ".png"))));
    const auto watch = std::make_shared<OpeningWatch>();
    watch->cancelled = true;
    QString told;
    m_summaries.summariseAnew(
        parseDataSetSpec("images:pictures"), {m_folder.path(), {}, {}}, m_chooser.get(),
        [&told](const DataSummary& summary, const QString& problem) { told = summary ? "read" : problem; },
        watch);
    QTRY_COMPARE_WITH_TIMEOUT(told, QStringLiteral("cancelled"), 30'000);
  }

  void theOptionsOfTheKindArePartOfIt() {
    m_chooser->setSpec(parseDataSetSpec("shape:ring,points=1000"));
    QCOMPARE(m_chooser->spec()->options.integer("points"), 1000);
    auto* points = m_chooser->findChild<QLineEdit*>(QStringLiteral("points"));
    points->selectAll();
    QTest::keyClicks(points, QStringLiteral("none"));
    QVERIFY(!m_chooser->spec());
    QVERIFY(m_chooser->problem().contains(QStringLiteral("none")));
  }

private:
  void chooseKind(const char* id) {
    auto* kinds = m_chooser->findChild<QComboBox*>(QStringLiteral("kind"));
    kinds->setCurrentIndex(kinds->findData(QLatin1String(id)));
    Q_EMIT kinds->activated(kinds->currentIndex());
  }
  QString state() { return m_chooser->findChild<QLabel*>(QStringLiteral("state"))->text(); }

  ScratchFolder m_folder;
  DataSummaries m_summaries;
  std::unique_ptr<DataSetChooser> m_chooser;
};

QTEST_MAIN(TestDataSetChooser)
#include "tst_data_set_chooser.moc"
