#include "program.h"

#include <QDir>
#include <QtTest>

/// Pictures as data sets: what is told of them, what a project makes of them, and what is refused.
class TestDataSets : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase();
  void foldersAreDescribed();
  void noiseTakesTheOtherSidesShape();
  void pathsAreKept();
  void badDataAreToldInOneSentence_data();
  void badDataAreToldInOneSentence();
  void downloadsNeedTheirArguments();

private:
  void addPicture(const QString& name, int side) const;

  ProgramFolder m_folder;
};

/// Binary PPM of one colour.
void TestDataSets::addPicture(const QString& name, int side) const {
  const QByteArray size = QByteArray::number(side);
  m_folder.write(name, "P6 " + size + " " + size + " 255\n" + QByteArray(3 * side * side, '\x40'));
}

void TestDataSets::initTestCase() {
  qputenv("DEBLEND_CACHE_PATH", m_folder.path("cache").toUtf8());
  const QDir folder(m_folder.path("."));
  for (const char* name : {"pets/cats", "pets/dogs", "empty", "broken"})
    QVERIFY(folder.mkpath(name));
  addPicture("pets/cats/1.ppm", 40);
  addPicture("pets/cats/2.ppm", 12);
  addPicture("pets/dogs/1.ppm", 7);
  m_folder.write("pets/dogs/2.png", "no picture");
  m_folder.write("broken/1.png", {});
  const QByteArray pictures = QByteArray("\0\0\x08\x03\0\0\0\2\0\0\0\2\0\0\0\2", 16) + "abcdefgh";
  m_folder.write("good-images-idx3-ubyte", pictures);
  m_folder.write("short-images-idx3-ubyte", pictures.chopped(1));
  m_folder.write("magic-images-idx3-ubyte", "GIF89a" + pictures);
  m_folder.write("pair-images-idx3-ubyte", pictures);
  m_folder.write("pair-labels-idx1-ubyte", QByteArray("\0\0\x08\x01\0\0\0\3abc", 11));
  m_folder.write("cut-images-idx3-ubyte.gz", QByteArray::fromHex("1f8b0800000000000003636060e060666060"));
}

void TestDataSets::foldersAreDescribed() {
  const ProgramResult result = m_folder.deblend({"datasets", "images:pets,size=16", "--json"});
  QVERIFY2(result.status == 0, result.messages.constData());
  const QJsonObject pets = result.json().array().at(0).toObject();
  QCOMPARE(pets["shape"].toArray(), (QJsonArray{3, 16, 16}));
  QCOMPARE(pets["count"].toInt(), 3);
  QCOMPARE(pets["classes"].toArray(), (QJsonArray{QJsonObject{{"name", "cats"}, {"count", 2}},
                                                  QJsonObject{{"name", "dogs"}, {"count", 1}}}));
  QCOMPARE(pets["skipped"].toObject()["count"].toInt(), 1);
  QVERIFY(pets["skipped"].toObject()["files"].toArray().at(0).toString().startsWith("dogs/2.png: "));
  QVERIFY(m_folder.exists("cache/images"));
  const QByteArray text = m_folder.deblend({"datasets", "images:pets,size=16"}).output;
  QVERIFY(text.contains("cats (2), dogs (1)") && text.contains("1 file could not be used"));
}

void TestDataSets::noiseTakesTheOtherSidesShape() {
  const ProgramResult made = m_folder.deblend({"new", "noise", "--source", "gaussian", "--target",
                                               "idx:good-images-idx3-ubyte,size=8", "--model", "mlp"});
  QVERIFY2(made.status == 0, made.messages.constData());
  QVERIFY(m_folder.read("noise/project.deblend").contains("\"shape\": \"1x8x8\""));
}

void TestDataSets::pathsAreKept() {
  const ProgramResult made = m_folder.deblend(
      {"new", "kept", "--source", "gaussian", "--target", "images:pets,size=8", "--model", "mlp"});
  QVERIFY2(made.status == 0, made.messages.constData());
  QVERIFY(m_folder.read("kept/project.deblend").contains(m_folder.path("pets").toUtf8()));
  QCOMPARE(m_folder.deblend({"datasets", "kept"}).status, 0);
}

void TestDataSets::badDataAreToldInOneSentence_data() {
  QTest::addColumn<QStringList>("arguments");
  QTest::addColumn<QByteArray>("reason");
  const auto opening = [](const QString& spec) { return QStringList{"datasets", spec}; };
  QTest::newRow("folder missing") << opening("images:none") << QByteArray("No such file");
  QTest::newRow("folder empty") << opening("images:empty") << QByteArray("There are no pictures");
  QTest::newRow("folder broken") << opening("images:broken")
                                 << QByteArray("none of its pictures can be read (1 in all)");
  QTest::newRow("file for a folder") << opening("images:good-images-idx3-ubyte")
                                     << QByteArray("a folder is needed");
  QTest::newRow("colour") << opening("images:pets,background=sky") << QByteArray("'background' is 'sky'");
  QTest::newRow("IDX missing") << opening("idx:none") << QByteArray("none': No such file");
  QTest::newRow("IDX magic") << opening("idx:magic-images-idx3-ubyte")
                             << QByteArray("begins with the bytes 47494638");
  QTest::newRow("IDX length") << opening("idx:short-images-idx3-ubyte")
                              << QByteArray("it must hold 24 bytes");
  QTest::newRow("IDX labels") << opening("idx:pair-images-idx3-ubyte") << QByteArray("2 labels are needed");
  QTest::newRow("gzip cut short") << opening("idx:cut-images-idx3-ubyte.gz") << QByteArray("cut short");
  QTest::newRow("sizes differ") << QStringList{"new",      "p",
                                               "--source", "images:pets,size=16",
                                               "--target", "idx:good-images-idx3-ubyte",
                                               "--model",  "mlp"}
                                << QByteArray("as source, 'images:pets,channels=1' would fit");
}

void TestDataSets::badDataAreToldInOneSentence() {
  QFETCH(QStringList, arguments);
  QFETCH(QByteArray, reason);
  const ProgramResult result = m_folder.deblend(arguments);
  QCOMPARE(result.status, 1);
  QVERIFY2(isOneSentence(result.messages) && result.messages.contains(reason), result.messages.constData());
  QVERIFY(!m_folder.exists("p"));
}

void TestDataSets::downloadsNeedTheirArguments() {
  QCOMPARE(m_folder.deblend({"datasets", "--download", "cifar"}).status, 2);
  QCOMPARE(m_folder.deblend({"datasets", "--to", "x"}).status, 2);
  const ProgramResult bad =
      m_folder.deblend({"datasets", "--download", "mnist", "--to", "x", "--from", "file:///etc"});
  QVERIFY2(bad.status == 1 && bad.messages.contains("https://host/folder/"), bad.messages.constData());
}

QTEST_GUILESS_MAIN(TestDataSets)
#include "tst_data_sets.moc"
