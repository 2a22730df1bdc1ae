#include "controllers/setting_differences.h"

#include "language/engine_text.h"
#include "language/quantity_text.h"

#include <QCoreApplication>

namespace deblend {
namespace {

/// Gathers pairs of texts that are not the same.
class Differences {
  Q_DECLARE_TR_FUNCTIONS(deblend::SettingDifferences)
public:
  void addRun(const SettledCheckpoint& left, const SettledCheckpoint& right);
  void addData(const QString& side, const NamedDataSet& left, const NamedDataSet& right);
  void addExperiments(const Experiment& left, const Experiment& right);
  void addVersions(const RunConfiguration& left, const RunConfiguration& right);
  std::vector<SettingDifference> take() { return std::move(m_found); }

private:
  void add(const QString& group, const QString& setting, const QString& left, const QString& right);
  void addText(const QString& setting, const std::string& left, const std::string& right);
  void addOptions(const QString& heading, const OptionValues& left, const OptionValues& right);

  std::vector<SettingDifference> m_found;
};

QString nothing() {
  return QStringLiteral("–");
}

QString valueOf(const OptionValues& values, const Option& option) {
  return values.schema().find(option.name) ? valueTextOf(option, values.value(option.name)) : nothing();
}

void Differences::add(const QString& group, const QString& setting, const QString& left,
                      const QString& right) {
  if (left != right)
    m_found.push_back({group, setting, left, right});
}

void Differences::addText(const QString& setting, const std::string& left, const std::string& right) {
  add({}, setting, QString::fromStdString(left), QString::fromStdString(right));
}

void Differences::addRun(const SettledCheckpoint& left, const SettledCheckpoint& right) {
  const auto parent = [](const RunConfiguration& run) {
    return run.parent
               ? tr("%1 · step %2").arg(QString::fromStdString(run.parent->run), countText(run.parent->step))
               : nothing();
  };
  add({}, tr("Step"), countText(left.step), countText(right.step));
  addText(tr("Experiment"), left.configuration.experiment.name, right.configuration.experiment.name);
  addText(tr("Seed"), std::to_string(left.configuration.seed), std::to_string(right.configuration.seed));
  add({}, tr("Branched from"), parent(left.configuration), parent(right.configuration));
}

void Differences::addData(const QString& side, const NamedDataSet& left, const NamedDataSet& right) {
  const std::size_t before = m_found.size();
  addText(side, toText(left.spec), toText(right.spec));
  if (m_found.size() == before && left.fingerprint != right.fingerprint)
    add({}, tr("%1: contents").arg(side), QString::fromStdString(left.fingerprint).left(12),
        QString::fromStdString(right.fingerprint).left(12));
}

void Differences::addOptions(const QString& heading, const OptionValues& left, const OptionValues& right) {
  const auto compare = [&](const Option& option) {
    add(option.group.empty() ? heading : groupOf(option), titleOf(option), valueOf(left, option),
        valueOf(right, option));
  };
  for (const Option& option : left.schema().options())
    compare(option);
  for (const Option& option : right.schema().options())
    if (!left.schema().find(option.name))
      compare(option);
}

void Differences::addExperiments(const Experiment& left, const Experiment& right) {
  addText(tr("Model"), left.modelType, right.modelType);
  addOptions(tr("Model"), left.modelOptions, right.modelOptions);
  addOptions(tr("Training"), left.trainingOptions, right.trainingOptions);
  addOptions(tr("Sampling"), left.samplingOptions, right.samplingOptions);
}

void Differences::addVersions(const RunConfiguration& left, const RunConfiguration& right) {
  addText(tr("Device"), left.device, right.device);
  addText(tr("Program version"), left.programVersion, right.programVersion);
  addText(tr("LibTorch version"), left.libtorchVersion, right.libtorchVersion);
}

} // namespace

std::vector<SettingDifference> settingDifferences(const SettledCheckpoint& left,
                                                  const SettledCheckpoint& right) {
  const RunConfiguration& a = left.configuration;
  const RunConfiguration& b = right.configuration;
  Differences differences;
  differences.addRun(left, right);
  if (a.source || b.source)
    differences.addData(Differences::tr("Source"), a.source.value_or(NamedDataSet()),
                        b.source.value_or(NamedDataSet()));
  differences.addData(Differences::tr("Target"), a.target, b.target);
  differences.addExperiments(a.experiment, b.experiment);
  differences.addVersions(a, b);
  return differences.take();
}

} // namespace deblend
