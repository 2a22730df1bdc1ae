#include "../support/expect_error.h"

#include "test_project.h"

#include "data/data_set_summary.h"
#include "projects/shape_agreement.h"

#include <QtTest>

using namespace deblend;

namespace {

std::string suited(const std::string& spec, const std::string& partner) {
  return toText(suitedToPartner(parseDataSetSpec(spec), parseDataSetSpec(partner), builtFolders()));
}

SampleShape shapeOf(const DataSetSpec& spec) {
  return summariseDataSet(spec, builtFolders()).sampleShape;
}

QString disagreement(const std::string& source, const std::string& target) {
  const DataSetSpec from = parseDataSetSpec(source);
  const DataSetSpec to = parseDataSetSpec(target);
  const auto reason = shapeDisagreement(from, shapeOf(from), to, shapeOf(to));
  return QString::fromStdString(reason.value_or(""));
}

/// The spec that the sentence proposes, between its last quotes.
std::string proposal(const QString& sentence) {
  const QStringList parts = sentence.split('\'');
  return parts.size() < 3 ? std::string() : parts.at(parts.size() - 2).toStdString();
}

} // namespace

class TestShapeAgreement : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void noiseTakesItsPartnersShape() {
    QCOMPARE(suited("gaussian", "digits"), std::string("gaussian,shape=1x32x32"));
    QCOMPARE(suited("gaussian,mean=1", "digits,size=8"), std::string("gaussian,shape=1x8x8,mean=1"));
    QCOMPARE(suited("gaussian", "shape:ring"), std::string("gaussian"));
    QCOMPARE(suited("gaussian", "gaussian,shape=3x4x5"), std::string("gaussian,shape=3x4x5"));
  }

  void whatIsGivenStays() {
    QCOMPARE(suited("gaussian,shape=1x16x16", "digits"), std::string("gaussian,shape=1x16x16"));
    QCOMPARE(suited("shape:ring", "digits"), std::string("shape:ring"));
  }

  void equalShapesAgree() { QVERIFY(disagreement("gaussian,shape=1x32x32", "digits").isEmpty()); }

  void disagreementsNameBothAndWhatMendsThem_data() {
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("target");
    QTest::newRow("noise first") << "gaussian,shape=1x16x16"
                                 << "digits";
    QTest::newRow("noise last") << "digits,size=28"
                                << "gaussian,shape=1x32x32";
    QTest::newRow("digits") << "digits,size=16"
                            << "digits";
  }
  void disagreementsNameBothAndWhatMendsThem() {
    QFETCH(QString, source);
    QFETCH(QString, target);
    const QString message = disagreement(source.toStdString(), target.toStdString());
    QVERIFY2(isSentence(message) && message.contains("'" + source + "'") &&
                 message.contains("'" + target + "'"),
             qPrintable(message));
    const SampleShape mended = shapeOf(parseDataSetSpec(proposal(message)));
    const bool mendsSource = message.contains("as source");
    QCOMPARE(mended, shapeOf(parseDataSetSpec((mendsSource ? target : source).toStdString())));
  }

  void whatCannotBeMendedIsSaidAlone() {
    const QString message = disagreement("shape:ring", "digits");
    QVERIFY2(isSentence(message) && message.contains("[2]") && message.endsWith("they must agree."),
             qPrintable(message));
  }
};

QTEST_GUILESS_MAIN(TestShapeAgreement)
#include "tst_shape_agreement.moc"
