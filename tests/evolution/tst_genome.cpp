#include "../support/expect_error.h"

#include "canvas.h"
#include "genome_json.h"
#include "svg_export.h"
#include "test_genomes.h"

#include <QImage>
#include <QPainter>
#include <QPainterPath>
#include <QXmlStreamReader>
#include <QtTest>

using namespace deblend;
using namespace deblend::evolution;

namespace {

QList<double> numbers(QString text) {
  QList<double> values;
  text.replace(QRegularExpression("[^-0-9.]+"), " ");
  for (const QString& each : text.split(' ', Qt::SkipEmptyParts))
    values.append(each.toDouble());
  return values;
}

void drawPath(QPainter& painter, const QString& data, double width, const QColor& colour) {
  const QList<double> at = numbers(data);
  QPainterPath path({at[0], at[1]});
  path.quadTo(at[2], at[3], at[4], at[5]);
  painter.strokePath(path, QPen(colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
}

void drawElement(QPainter& painter, const QXmlStreamReader& reader) {
  const QXmlStreamAttributes attributes = reader.attributes();
  const auto number = [&](const char* name) { return attributes.value(name).toDouble(); };
  const bool isPath = reader.name() == QLatin1String("path");
  QColor colour(attributes.value(isPath ? "stroke" : "fill").toString());
  if (reader.name() != QLatin1String("rect"))
    colour.setAlphaF(number(isPath ? "stroke-opacity" : "fill-opacity"));
  painter.setBrush(colour);
  painter.resetTransform();
  if (reader.name() == QLatin1String("rect")) {
    painter.drawRect(QRectF(0, 0, number("width"), number("height")));
  } else if (isPath) {
    drawPath(painter, attributes.value("d").toString(), number("stroke-width"), colour);
  } else if (reader.name() == QLatin1String("polygon")) {
    QPolygonF polygon;
    const QList<double> at = numbers(attributes.value("points").toString());
    for (qsizetype i = 0; i + 1 < at.size(); i += 2)
      polygon << QPointF(at[i], at[i + 1]);
    painter.drawPolygon(polygon, Qt::OddEvenFill);
  } else if (reader.name() == QLatin1String("ellipse")) {
    const QList<double> at = numbers(attributes.value("transform").toString());
    painter.translate(at[0], at[1]);
    painter.rotate(at[2]);
    painter.drawEllipse(QPointF(), number("rx"), number("ry"));
  }
}

/// The document as Qt draws it.
QImage drawnByQt(const std::string& svg, int columns, int rows, int& elements) {
  QImage image(columns, rows, QImage::Format_RGB32);
  QPainter painter(&image);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  QXmlStreamReader reader(QByteArray::fromStdString(svg));
  while (!reader.atEnd())
    if (reader.readNext() == QXmlStreamReader::StartElement) {
      drawElement(painter, reader);
      ++elements;
    }
  return reader.hasError() ? QImage() : image;
}

} // namespace

class TestGenome : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void jsonIsReadBackExactly() {
    const Genome genome = randomGenome(100, 3, allKinds());
    QCOMPARE(genomeFromJson(toJson(genome)), genome);
    QCOMPARE(genomeFromJson(toJson({})), Genome{});
  }

  void badJsonIsAnError() {
    const std::string good = toJson(randomGenome(1, 3, {GeneKind::Triangle}));
    const auto with = [&](const char* before, const char* after) {
      return QString::fromStdString(good).replace(before, after).toStdString();
    };
    Gene onePoint;
    onePoint.kind = GeneKind::Triangle;
    QVERIFY(errorOf([&] { genomeFromJson("{"); }).contains("could not be read"));
    QVERIFY(errorOf([&] { genomeFromJson("[]"); }).contains("could not be read"));
    QVERIFY(errorOf([&] { genomeFromJson(with("deblend-genome", "other")); }).contains("format"));
    QVERIFY(errorOf([&] { genomeFromJson(with("\"version\": 1", "\"version\": 2")); }).contains("version 2"));
    QVERIFY(errorOf([&] { genomeFromJson(with("triangle", "circle")); }).contains("'circle'"));
    QVERIFY(errorOf([&] { genomeFromJson(toJson({{}, {onePoint}})); }).contains("has 1 points"));
    QVERIFY(errorOf([&] { genomeFromJson(with("\"alpha\": 0", "\"alpha\": 7")); }).contains("0 to 1"));
    QVERIFY(errorOf([&] { genomeFromJson(with("\"genes\"", "\"jeans\"")); }).contains("genes"));
  }

  void svgLooksAsDrawn() {
    constexpr int columns = 160, rows = 120;
    for (const GeneKind kind : geneKinds()) {
      const Genome genome = randomGenome(12, 11, {kind});
      int elements = 0;
      const QImage image = drawnByQt(toSvg(genome, columns, rows, 3), columns, rows, elements);
      QVERIFY(!image.isNull());
      QCOMPARE(elements, 14);
      const std::vector<std::uint8_t> drawn = drawGenome(genome, columns, rows, 3, 1);
      double difference = 0;
      for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) {
          const QRgb pixel = image.pixel(column, row);
          const std::uint8_t* own = drawn.data() + 3 * (row * columns + column);
          difference += std::abs(qRed(pixel) - own[0]) + std::abs(qGreen(pixel) - own[1]) +
                        std::abs(qBlue(pixel) - own[2]);
        }
      QCOMPARE_LE(difference / (3 * rows * columns), 1.5);
    }
  }

  void svgOfAGrayPictureIsGray() {
    Genome genome;
    genome.background = {0.5F, 0, 1};
    QVERIFY(QString::fromStdString(toSvg(genome, 5, 4, 1)).contains("#808080"));
  }

  /// Shapes know no pixels: a drawing of twice the size, reduced, is the drawing.
  void drawingsOfAnySizeAgree() {
    const Genome genome = randomGenome(20, 12, allKinds());
    const std::vector<std::uint8_t> small = drawGenome(genome, 60, 40, 3, 1);
    const std::vector<std::uint8_t> large = drawGenome(genome, 120, 80, 3, 2);
    double difference = 0;
    for (int row = 0; row < 40; ++row)
      for (int i = 0; i < 180; ++i) {
        const int column = i / 3, channel = i % 3;
        int sum = 0;
        for (const int y : {0, 1})
          for (const int x : {0, 1})
            sum += large[((2 * row + y) * 120 + 2 * column + x) * 3 + channel];
        difference += std::abs(0.25 * sum - small[row * 180 + i]);
      }
    QCOMPARE_LE(difference / (180 * 40), 1.0);
    QCOMPARE(drawGenome(genome, 600, 400, 1, 2), drawGenome(genome, 600, 400, 1, 1));
  }

  void mutationsChangeSomethingAndStayNear() {
    MutationRules rules;
    rules.kinds = allKinds();
    for (const bool colours : {false, true}) {
      rules.colours = colours;
      RandomStream random{4};
      for (int i = 0; i < 200; ++i) {
        const Gene gene = randomGene({random.uniform(), random.uniform()}, rules, random);
        Gene changed = gene;
        bool colourChanged = false;
        for (int k = 0; k < 50; ++k) {
          changed = mutated(changed, {1, 0.5F}, rules, random);
          colourChanged = colourChanged || changed.colour != gene.colour;
        }
        QVERIFY(!(changed == gene));
        QCOMPARE(colourChanged, colours);
        QCOMPARE(genomeFromJson(toJson({{}, {changed}})).genes[0], changed);
      }
    }
  }

  void aChildHasItsParentsGenes() {
    const Genome first = randomGenome(15, 1, allKinds()), second = randomGenome(20, 2, allKinds());
    RandomStream random{6};
    std::size_t fromFirst = 0, fromSecond = 0;
    for (int i = 0; i < 50; ++i) {
      const Genome child = crossed(first, second, {1, 1}, 18, random);
      QCOMPARE_LE(child.genes.size(), std::size_t{18});
      for (const Gene& gene : child.genes) {
        const bool isFirst = std::ranges::find(first.genes, gene) != first.genes.end();
        QVERIFY(isFirst || std::ranges::find(second.genes, gene) != second.genes.end());
        ++(isFirst ? fromFirst : fromSecond);
      }
    }
    QVERIFY(fromFirst > 100 && fromSecond > 100);
    QCOMPARE_LE(crossed(first, first, {1, 1}, 15, random).genes.size(), std::size_t{15});
    QCOMPARE(crossed(first, first, {1, 1}, 15, random), first);
  }
};

QTEST_GUILESS_MAIN(TestGenome)
#include "tst_genome.moc"
