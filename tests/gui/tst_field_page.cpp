#include "views/field_page.h"

#include "charts/line_chart.h"
#include "exact/field_error.h"
#include "shell/view_tabs.h"
#include "views/field_view.h"
#include "window_fixture.h"

#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>

#include <cmath>

using namespace deblend;

namespace {

const std::vector<std::pair<std::string, std::string>> quickTraining{{"steps", "300"},
                                                                     {"checkpoint_interval", "100"},
                                                                     {"width", "16"},
                                                                     {"depth", "1"},
                                                                     {"sampling_steps", "8"}};

std::size_t knownCells(const VectorField& field) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < field.vectors.size(); i += 2)
    count += std::isfinite(field.vectors[i]) ? 1 : 0;
  return count;
}

} // namespace

/// The fields in the window.
class TestFieldPage : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() { m_window = std::make_unique<TestWindow>(*m_program); }
  void cleanup() { m_window.reset(); }

  void theExactFieldIsThereBeforeAnyRunAndFollowsTheSlider() {
    openProject("before", quickTraining);
    FieldPage& page = fieldPage();
    studio().playback.setAlpha(0.5);
    QTRY_VERIFY_WITH_TIMEOUT(page.exact().hasField() && page.exact().field().alpha == 0.5, 20'000);
    QVERIFY(!page.learned().hasField());
    QVERIFY(!page.difference().isVisible());
    const std::size_t known = knownCells(page.exact().field());
    QVERIFY(known > 100 && 2 * known < page.exact().field().vectors.size());
    for (const double alpha : {0.1, 0.9}) {
      studio().playback.setAlpha(alpha);
      QTRY_VERIFY_WITH_TIMEOUT(page.exact().field().alpha == alpha, 20'000);
    }
  }

  void theErrorIsThatOfTheEngine() {
    openProject("error", quickTraining);
    m_window->click("actionTrain");
    QVERIFY(m_window->waitForEnd());
    studio().playback.setAlpha(0.5);
    FieldPage& page = fieldPage();
    const auto compared = [&] { return page.comparison() && page.comparison()->error; };
    QTRY_VERIFY_WITH_TIMEOUT(compared() && page.comparison()->learned.alpha == 0.5 &&
                                 page.comparison()->exact.alpha == 0.5 && !page.isBusy() &&
                                 !studio().sampling.isBusy(),
                             20'000);
    const FieldComparison& shown = *page.comparison();
    const VectorFieldRequest grid{shown.learned.columns, shown.learned.rows, shown.learned.rectangle, 0.5};
    VectorField learned = shown.learned;
    for (float& value : learned.vectors)
      value = std::isfinite(value) ? value : 0;
    const double error = fieldError(learned, studio().exact.sides()->field->on(grid));
    QVERIFY(error > 0.01);
    QVERIFY(std::abs(*shown.error - error) < 1e-6);
    QCOMPARE(knownCells(shown.learned), knownCells(shown.exact));
    for (std::size_t i = 0; i < shown.difference.vectors.size(); ++i)
      if (std::isfinite(shown.difference.vectors[i]))
        QCOMPARE(shown.difference.vectors[i], shown.learned.vectors[i] - shown.exact.vectors[i]);
    QVERIFY(page.findChild<QLabel*>(QStringLiteral("fieldError"))->text().contains(QStringLiteral("%")));
    // Over the training, a point a checkpoint.
    const auto checkpoints = static_cast<qsizetype>(studio().choice.checkpoints().size());
    QVERIFY(checkpoints >= 3);
    QTRY_VERIFY_WITH_TIMEOUT(!page.errorChart().lines().empty() &&
                                 page.errorChart().lines().front().xs.size() == checkpoints,
                             20'000);
    for (const double percent : page.errorChart().lines().front().ys)
      QVERIFY(percent > 0 && percent < 1000);
  }

  void modesAndLooksAreSwitched() {
    openProject("modes", quickTraining);
    FieldPage& page = fieldPage();
    QTRY_VERIFY_WITH_TIMEOUT(page.exact().hasField(), 20'000);
    auto* mode = page.switches()->findChild<QComboBox*>(QStringLiteral("fieldMode"));
    mode->setCurrentIndex(static_cast<int>(FieldPage::Mode::Exact));
    QVERIFY(page.exact().isVisible() && !page.learned().isVisible());
    const QImage directions = page.exact().grab().toImage();
    page.switches()->findChild<QComboBox*>(QStringLiteral("fieldLook"))->setCurrentIndex(2);
    QVERIFY(page.exact().style() == FieldStyle::Arrows);
    QVERIFY(page.exact().grab().toImage() != directions);
  }

  void whatIsSeenIsSaved() {
    openProject("saved", quickTraining);
    FieldPage& page = fieldPage();
    QTRY_VERIFY_WITH_TIMEOUT(page.exact().hasField(), 20'000);
    const std::filesystem::path file = m_program->documents / "field.png";
    page.savePicture(file);
    QTRY_VERIFY(QFile::exists(textOf(file)));
    const QImage picture(textOf(file));
    QCOMPARE(picture.height(), 900);
    QVERIFY(picture.text(QStringLiteral("Title")).contains(QStringLiteral("rings")));
    QSignalSpy failed(&studio(), &Studio::failed);
    page.savePicture(m_program->documents / "gone" / "field.png");
    QVERIFY(failed.wait());
  }

  void otherInterpolantsHaveASentence() {
    auto options = quickTraining;
    options.emplace_back("interpolant", "trigonometric");
    openProject("curved", options);
    FieldPage& page = fieldPage();
    QTRY_VERIFY(!studio().exact.problem().isEmpty());
    QVERIFY(studio().exact.problem().contains(QStringLiteral("Trigonometric"), Qt::CaseInsensitive));
    QVERIFY(!page.exact().hasField());
  }

private:
  Studio& studio() { return m_window->studio(); }

  void openProject(const char* name, const std::vector<std::pair<std::string, std::string>>& options) {
    QVERIFY(m_window->open(makeTestProject(*m_program, name, options)));
  }

  /// Shown.
  FieldPage& fieldPage() {
    ViewTabs& views = m_window->window->views();
    views.setCurrentWidget(&views.fieldPage());
    return views.fieldPage();
  }

  TestProgram m_program;
  std::unique_ptr<TestWindow> m_window;
};

QTEST_MAIN(TestFieldPage)
#include "tst_field_page.moc"
