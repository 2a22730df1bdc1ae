#include "../support/expect_error.h"
#include "../support/scratch_folder.h"

#include "runs/metrics_file.h"

#include <QtTest>

#include <cmath>
#include <fstream>

using namespace deblend;
namespace fs = std::filesystem;

namespace {

std::vector<std::int64_t> stepsOf(const MetricsHistory& history) {
  std::vector<std::int64_t> steps;
  for (const MetricsRecord& record : history.records)
    steps.push_back(record.step);
  return steps;
}

void write(const fs::path& folder, std::int64_t from, std::int64_t to, const std::string& event) {
  MetricsWriter writer(folder);
  writer.append(RunEvent{event, from, 100, {}});
  for (std::int64_t step = from + 10; step <= to; step += 10)
    writer.append(
        MetricsRecord{step, 1.0 / static_cast<double>(step), 0.001, static_cast<double>(step) / 1000});
}

void overwrite(const fs::path& path, std::string_view content) {
  std::ofstream(path, std::ios::binary).write(content.data(), static_cast<std::streamsize>(content.size()));
}

using Steps = std::vector<std::int64_t>;

} // namespace

class TestMetricsFile : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void recordsRoundTripExactly() {
    const ScratchFolder folder;
    const MetricsRecord record{123'456'789, 0.1 + 0.2, 1.0 / 3, 1e-7};
    {
      MetricsWriter writer(folder.path());
      writer.append(record);
      writer.append(RunEvent{"failed", 7, 40, "The disk \"x\" is full.\nReally."});
    }
    const MetricsHistory history = readMetrics(folder.path());
    QCOMPARE(history.records.size(), std::size_t{1});
    QVERIFY(history.records[0].step == record.step && history.records[0].loss == record.loss &&
            history.records[0].learningRate == record.learningRate &&
            history.records[0].seconds == record.seconds);
    QCOMPARE(history.events.size(), std::size_t{1});
    QVERIFY(history.events[0].message == "The disk \"x\" is full.\nReally.");
    QCOMPARE(history.events[0].totalSteps, std::int64_t{40});
  }

  void namedValuesRoundTripInTheirOrder() {
    const ScratchFolder folder;
    MetricsRecord record{16, 1, 0.001, 2};
    record.values = {{"step_seconds", 1e-4}, {"coupling_cost", 0.1 + 0.2}};
    {
      MetricsWriter writer(folder.path());
      writer.append(record);
      record.step = 32;
      record.values = {};
      writer.append(record);
      record.values = {{"coupling_cost", std::nan("")}};
      writer.append(record);
    }
    const std::vector<MetricsRecord> records = readMetrics(folder.path()).records;
    QVERIFY(records[0].values ==
            (decltype(record.values){{"step_seconds", 1e-4}, {"coupling_cost", 0.1 + 0.2}}));
    QVERIFY(records[1].values.empty());
    QVERIFY(records[2].values.size() == 1 && std::isnan(records[2].values[0].second));
    QVERIFY(readTextFile(folder / "metrics.jsonl").find("\"values\"") != std::string::npos);
  }

  void notANumberRoundTrips() {
    const ScratchFolder folder;
    {
      MetricsWriter writer(folder.path());
      writer.append(MetricsRecord{1, std::nan(""), 0.1, 1});
      writer.append(MetricsRecord{2, HUGE_VAL, 0.1, 1});
    }
    const MetricsHistory history = readMetrics(folder.path());
    QCOMPARE(stepsOf(history), (Steps{1, 2}));
    QVERIFY(std::isnan(history.records[0].loss) && !std::isfinite(history.records[1].loss));
  }

  void flushedLinesAreInTheFile() {
    const ScratchFolder folder;
    MetricsWriter writer(folder.path());
    writer.append(MetricsRecord{1, 1, 1, 1});
    writer.append(MetricsRecord{2, 1, 1, 1});
    writer.flush();
    QCOMPARE(stepsOf(readMetrics(folder.path())), (Steps{1, 2}));
  }

  void anAbsentFileIsEmpty() {
    const ScratchFolder folder;
    QVERIFY(readMetrics(folder.path()).records.empty());
    QVERIFY(isSentence(errorOf([&] { MetricsWriter(folder / "missing"); })));
  }

  void aLineCutAnywhereIsLeftOut() {
    const ScratchFolder folder;
    write(folder.path(), 0, 30, "started");
    const fs::path file = folder / "metrics.jsonl";
    const std::string text = readTextFile(file);
    const std::size_t lastLine = text.rfind('\n', text.size() - 2) + 1;
    for (std::size_t length = lastLine; length < text.size(); ++length) {
      overwrite(file, std::string_view(text).substr(0, length));
      QCOMPARE(stepsOf(readMetrics(folder.path())), (Steps{10, 20}));
      {
        MetricsWriter writer(folder.path());
      } // a new writer cuts it off, so that it cannot spoil the next line
      QVERIFY(readTextFile(file) == text.substr(0, lastLine));
    }
  }

  void writersAppend() {
    const ScratchFolder folder;
    write(folder.path(), 0, 20, "started");
    write(folder.path(), 20, 40, "resumed");
    QCOMPARE(stepsOf(readMetrics(folder.path())), (Steps{10, 20, 30, 40}));
  }

  void whatWasBeyondAResumptionNeverHappened() {
    const ScratchFolder folder;
    write(folder.path(), 0, 50, "started");
    write(folder.path(), 20, 40, "resumed"); // from an earlier checkpoint, after a crash
    const MetricsHistory history = readMetrics(folder.path());
    QCOMPARE(stepsOf(history), (Steps{10, 20, 30, 40}));
    QCOMPARE(history.events.size(), std::size_t{2});
    write(folder.path(), 0, 10, "resumed");
    QCOMPARE(stepsOf(readMetrics(folder.path())), Steps{10});
  }

  void otherBrokenLinesAreNamed_data() {
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("not JSON") << QByteArray("oops");
    QTest::newRow("a list") << QByteArray("[1]");
    QTest::newRow("a number") << QByteArray("7");
    QTest::newRow("no step") << QByteArray(R"({"loss":1,"learning_rate":1,"seconds":1})");
    QTest::newRow("a text for a number")
        << QByteArray(R"({"step":1,"loss":"low","learning_rate":1,"seconds":1})");
    QTest::newRow("values that are a list")
        << QByteArray(R"({"step":1,"loss":1,"learning_rate":1,"seconds":1,"values":["low"]})");
    QTest::newRow("a text for a value")
        << QByteArray(R"({"step":1,"loss":1,"learning_rate":1,"seconds":1,"values":{"a":"low"}})");
    QTest::newRow("an event without steps") << QByteArray(R"({"event":"paused"})");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("not UTF-8") << QByteArray("\xFF\xFE");
  }

  void otherBrokenLinesAreNamed() {
    QFETCH(QByteArray, line);
    const ScratchFolder folder;
    write(folder.path(), 0, 10, "started");
    std::ofstream(folder / "metrics.jsonl", std::ios::app | std::ios::binary) << line.toStdString() << "\n";
    write(folder.path(), 10, 20, "resumed");
    const QString message = errorOf([&] { readMetrics(folder.path()); });
    QVERIFY2(isSentence(message) && message.contains("metrics.jsonl") && message.contains("line 3"),
             qPrintable(message));
  }
};

QTEST_APPLESS_MAIN(TestMetricsFile)
#include "tst_metrics_file.moc"
