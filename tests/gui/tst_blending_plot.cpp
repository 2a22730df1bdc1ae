#include "forms/blending_plot.h"
#include "forms/experiment_form.h"
#include "training/training_options.h"
#include "window_fixture.h"

#include <QComboBox>
#include <QLabel>
#include <QToolButton>

using namespace deblend;

namespace {

OptionValues with(const std::vector<std::pair<std::string, std::string>>& settings) {
  OptionValues values(trainingSchema());
  for (const auto& [name, text] : settings)
    values.setFromText(name, text);
  return values;
}

} // namespace

/// How samples are blended, drawn beside the options.
class TestBlendingPlot : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void everyChoiceIsDrawnDifferently() {
    BlendingPlot plot;
    plot.resize(300, 200);
    plot.show(with({}), false);
    plot.setVisible(true);
    QSet<QByteArray> pictures;
    const std::vector<std::vector<std::pair<std::string, std::string>>> choices{
        {},
        {{"interpolant", "trigonometric"}},
        {{"interpolant", "cosine"}},
        {{"interpolant", "encoding_decoding"}},
        {{"latent", "sine"}},
        {{"latent", "quadratic"}},
        {{"cutoff", "0.1"}},
        {{"time_distribution", "logit_normal"}},
        {{"time_distribution", "logit_normal"}, {"time_mean", "1"}},
        {{"time_distribution", "skewed"}}};
    for (const auto& choice : choices) {
      plot.show(with(choice), false);
      const QImage picture = plot.grab().toImage();
      pictures.insert({reinterpret_cast<const char*>(picture.constBits()), picture.sizeInBytes()});
    }
    QCOMPARE(pictures.size(), static_cast<qsizetype>(choices.size()));
  }

  void theFormulaIsTold() {
    BlendingPlot plot;
    plot.show(with({{"interpolant", "trigonometric"}}), false);
    QVERIFY(plot.findChild<QLabel*>(QStringLiteral("blendingFormula"))->text().contains(u"cos(πα/2)·x₀"));
  }

  void choicesThatDoNotFitTogetherAreTold() {
    BlendingPlot plot;
    plot.show(with({{"interpolant", "variance_preserving"}}), false);
    QVERIFY2(plot.problem().contains(QStringLiteral("cutoff")), qPrintable(plot.problem()));
    plot.show(with({{"interpolant", "variance_preserving"}, {"cutoff", "0.01"}}), false);
    QCOMPARE(plot.problem(), QString());
    plot.show(with({{"interpolant", "one_sided"}}), false);
    QVERIFY(!plot.problem().isEmpty());
    plot.show(with({{"interpolant", "one_sided"}}), true);
    QCOMPARE(plot.problem(), QString());
  }

  void theFormDrawsWhatIsChosen() {
    TestWindow test(*m_program);
    QVERIFY(test.open(makeTestProject(*m_program, "blending", {})));
    auto* plot = test.window->findChild<BlendingPlot*>();
    QVERIFY2(!plot->isVisible(), "few want to change it");
    for (QToolButton* heading : test.window->findChildren<QToolButton*>(QStringLiteral("heading")))
      if (heading->text() == QStringLiteral("Blending"))
        heading->click();
    QVERIFY(plot->isVisible());
    auto* interpolant = test.find<QComboBox>("interpolant");
    interpolant->setCurrentIndex(interpolant->findData(QStringLiteral("variance_preserving")));
    Q_EMIT interpolant->activated(interpolant->currentIndex());
    QCOMPARE(test.studio().project.experiment()->trainingOptions.text("interpolant"),
             std::string("variance_preserving"));
    auto* problem = plot->findChild<QLabel*>(QStringLiteral("blendingProblem"));
    QVERIFY(problem->isVisible());
    QVERIFY(problem->text().contains(QStringLiteral("cutoff")));
  }

private:
  TestProgram m_program;
};

QTEST_MAIN(TestBlendingPlot)
#include "tst_blending_plot.moc"
