#include "forms/data_set_button.h"
#include "forms/problem_label.h"
#include "window_fixture.h"

#include <QComboBox>

using namespace deblend;

/// What the experiment's form says of a pairing that its model type cannot learn.
class TestExperimentForm : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() { m_window = std::make_unique<TestWindow>(*m_program); }
  void cleanup() { m_window.reset(); }

  void aModelTypeThatCannotLearnThePairSaysWhy() {
    QVERIFY(m_window->open(makeTestProject(*m_program, "refused", {})));
    QTRY_VERIFY(m_window->window->isSettled());
    QVERIFY(refusal().isHidden());
    choose("unet");
    QTRY_VERIFY(!refusal().isHidden());
    const ModelType& unet = m_program->plugins.at("unet");
    const OptionValues options(unet.optionSchema());
    QCOMPARE(refusal().text().toStdString(), *unet.refusal({{2}, {2}, 0}, options));
    choose("mlp");
    QTRY_VERIFY(refusal().isHidden());
  }

private:
  ProblemLabel& refusal() { return *m_window->find<ProblemLabel>("refusal"); }

  void choose(const char* modelType) {
    auto* choice = m_window->find<QComboBox>("modelType");
    const int index = choice->findData(QLatin1String(modelType));
    QVERIFY(index >= 0);
    choice->setCurrentIndex(index);
    Q_EMIT choice->activated(index);
  }

  TestProgram m_program;
  std::unique_ptr<TestWindow> m_window;
};

QTEST_MAIN(TestExperimentForm)
#include "tst_experiment_form.moc"
