#include "threads/latest_work.h"

#include <QSemaphore>
#include <QTest>

using namespace deblend;

/// Work of which only the latest counts.
class TestLatestWork : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() { m_received.clear(); }
  void cleanup() { QThreadPool::globalInstance()->waitForDone(); }

  void newerWorkReplacesWhatWaits() {
    LatestWork<int> work(this, receiver());
    QSemaphore gate;
    work.start([&gate](const auto&) {
      gate.acquire();
      return 1;
    });
    for (const int number : {2, 3, 4})
      work.start([number](const auto&) { return number; });
    QVERIFY(work.isBusy());
    gate.release();
    QTRY_COMPARE(m_received, (QStringList{"1", "4"}));
    QVERIFY(!work.isBusy());
  }

  void whatRunsHearsThatItIsNotWantedAnyMore() {
    LatestWork<int> work(this, receiver());
    QSemaphore begun;
    work.start([&begun](const LatestWork<int>::KeepGoing& keepGoing) -> int {
      begun.release();
      while (keepGoing())
        QThread::yieldCurrentThread();
      throw std::runtime_error("cancelled");
    });
    begun.acquire();
    work.start([](const auto&) { return 2; });
    QTRY_COMPARE(m_received, QStringList{"2"});
  }

  void problemsAreTold() {
    LatestWork<int> work(this, receiver());
    work.start([](const auto&) -> int { throw std::runtime_error("It failed."); });
    QTRY_COMPARE(m_received, QStringList{"It failed."});
  }

  void whatIsDroppedIsNotReceived() {
    LatestWork<int> work(this, receiver());
    QSemaphore gate;
    work.start([&gate](const auto&) {
      gate.acquire();
      return 1;
    });
    work.start([](const auto&) { return 2; });
    work.drop();
    QVERIFY(!work.isBusy());
    work.start([](const auto&) { return 3; });
    gate.release();
    QTRY_COMPARE(m_received, QStringList{"3"});
  }

private:
  LatestWork<int>::Receiver receiver() {
    return [this](Outcome<int> outcome) {
      m_received += outcome.value ? QString::number(*outcome.value) : outcome.problem;
    };
  }

  QStringList m_received;
};

QTEST_GUILESS_MAIN(TestLatestWork)
#include "tst_latest_work.moc"
