#include "controllers/run_checkpoints.h"
#include "runs/run_catalog.h"
#include "window_fixture.h"

#include <QImage>
#include <QItemSelectionModel>
#include <QListView>
#include <QScrollBar>
#include <QSignalSpy>

using namespace deblend;

namespace {

CheckpointManifest checkpointAt(std::int64_t step) {
  CheckpointManifest manifest;
  manifest.step = step;
  manifest.loss = 1.0 / static_cast<double>(step);
  return manifest;
}

std::vector<CheckpointManifest> checkpointsAt(const std::vector<std::int64_t>& steps) {
  std::vector<CheckpointManifest> manifests;
  for (const std::int64_t step : steps)
    manifests.push_back(checkpointAt(step));
  return manifests;
}

std::vector<std::int64_t> upTo(std::int64_t last) {
  std::vector<std::int64_t> steps;
  for (std::int64_t step = 1; step <= last; ++step)
    steps.push_back(step);
  return steps;
}

/// A list as the window has them.
struct Strip {
  RunCheckpoints model;
  QListView list;

  Strip() {
    list.setModel(&model);
    list.setViewMode(QListView::IconMode);
    list.setUniformItemSizes(true);
    list.setIconSize({RunCheckpoints::pictureSide, RunCheckpoints::pictureSide});
    list.setGridSize({RunCheckpoints::pictureSide + 16, RunCheckpoints::pictureSide + 40});
    list.resize(300, 300);
  }
};

} // namespace

/// Lists of very many checkpoints.
class TestCheckpointLists : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void rowsThatStayAreNotTouched() {
    RunCheckpoints model;
    model.show("run", checkpointsAt({1, 2, 5, 6}));
    const QPersistentModelIndex kept = model.indexOf(5);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    model.show("run", checkpointsAt({2, 3, 4, 5, 7}));
    QVERIFY(kept.isValid());
    QCOMPARE(kept.row(), 3);
    QCOMPARE(model.rowCount(), 5);
    QCOMPARE(model.entry(model.index(4)).step, 7);
    QVERIFY(reset.isEmpty());
    QCOMPARE(inserted.size(), 2);
    model.show("another run", checkpointsAt({2, 3}));
    QCOMPARE(reset.size(), 1);
    QVERIFY(!model.indexOf(5).isValid());
  }

  void everyListOfStepsIsReached() {
    RunCheckpoints model;
    for (const auto& steps : std::vector<std::vector<std::int64_t>>{
             {}, {3}, {1, 3}, {1, 2, 3, 4}, {4}, {}, {7, 9}, {8}, {1, 2, 3}, {0, 2, 4}}) {
      model.show("run", checkpointsAt(steps));
      std::vector<std::int64_t> shown;
      for (const RunCheckpoint& each : model.entries())
        shown.push_back(each.step);
      QCOMPARE(shown, steps);
    }
  }

  void picturesAreReadOnlyWhereTheyAreSeen() {
    ScratchFolder run;
    QImage picture(192, 192, QImage::Format_RGB32);
    picture.fill(Qt::red);
    for (const std::int64_t step : upTo(500)) {
      const std::filesystem::path folder = checkpointsFolder(run.path()) / checkpointFolderName(step);
      std::filesystem::create_directories(folder);
      QVERIFY(picture.save(textOf(folder / "preview.png")));
    }
    Strip strip;
    QSignalSpy told(&strip.model, &QAbstractItemModel::dataChanged);
    strip.model.show(run.path(), checkpointsAt(upTo(500)));
    strip.list.show();
    QTRY_VERIFY_WITH_TIMEOUT(!told.isEmpty() && !strip.model.isBusy(), 30'000);
    const auto first = told.size();
    QVERIFY2(first < 40, qPrintable(QString::number(first)));
    strip.list.scrollToBottom();
    QTRY_VERIFY_WITH_TIMEOUT(told.size() > first && !strip.model.isBusy(), 30'000);
    QVERIFY2(told.size() < 80, qPrintable(QString::number(told.size())));
    const auto icon = strip.model.data(strip.model.index(499), Qt::DecorationRole).value<QIcon>();
    QVERIFY2(icon.availableSizes().front().width() <= RunCheckpoints::pictureSide,
             "kept no larger than it is shown");
  }

  void theListStaysWhereItIsWhileCheckpointsCome() {
    Strip strip;
    strip.model.show("run", checkpointsAt(upTo(400)));
    strip.list.show();
    strip.list.scrollTo(strip.model.indexOf(200), QAbstractItemView::PositionAtTop);
    strip.list.selectionModel()->select(strip.model.indexOf(205), QItemSelectionModel::Select);
    QCoreApplication::processEvents();
    const int place = strip.list.verticalScrollBar()->value();
    QVERIFY(place > 0);
    strip.model.show("run", checkpointsAt(upTo(500)));
    QCoreApplication::processEvents();
    QCOMPARE(strip.list.verticalScrollBar()->value(), place);
    QCOMPARE(strip.list.selectionModel()->selectedIndexes(), QModelIndexList{strip.model.indexOf(205)});
  }
};

QTEST_MAIN(TestCheckpointLists)
#include "tst_checkpoint_lists.moc"
