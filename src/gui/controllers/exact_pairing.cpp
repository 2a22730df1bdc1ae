#include "controllers/exact_pairing.h"

#include "language/engine_text.h"

#include <algorithm>

namespace deblend {
namespace {

/// Whether an option has none of the values under which the field is known.
bool departs(const OptionValues& values, std::string_view name,
             std::initializer_list<std::string_view> known) {
  return values.schema().find(name) && std::ranges::find(known, values.text(name)) == known.end();
}

/// The exact field is that of independent pairs under the linear blend.
QString limitOf(const OptionValues& training) {
  QStringList departures;
  const auto note = [&](std::string_view name, std::initializer_list<std::string_view> known) {
    if (departs(training, name, known)) {
      const Option& option = training.schema().at(name);
      departures += QStringLiteral("%1: %2").arg(titleOf(option), valueTextOf(option, training.value(name)));
    }
  };
  note("interpolant", {"linear"});
  note("latent", {"auto", "none"});
  note("coupling", {"independent"});
  note("pairing", {"random", "independent"});
  return departures.join(QStringLiteral(", "));
}

} // namespace

ExactSides exactSidesOf(std::shared_ptr<const ExactSide> source, std::shared_ptr<const ExactSide> target) {
  ExactSides sides{std::move(source), std::move(target), nullptr};
  sides.field = std::make_shared<const ConvolutionField>(sides.source->masses(), sides.target->masses());
  return sides;
}

ExactPairing::ExactPairing(const Pairing& pairing, QObject* parent)
    : QObject(parent), m_pairing(pairing),
      m_opening(this, [this](Outcome<ExactSides> outcome) { take(std::move(outcome)); }) {
  connect(&pairing, &Pairing::changed, this, &ExactPairing::follow);
}

ExactPairing::Subject ExactPairing::subject() const {
  return {m_pairing.sourceSpec(), m_pairing.targetSpec(), m_pairing.folders().base.string(),
          limitOf(m_pairing.trainingOptions())};
}

/// What was open is not what is shown any more.
void ExactPairing::follow() {
  if (!m_open || *m_open == subject())
    return;
  m_open.reset();
  m_opening.drop();
  m_sides = nullptr;
  m_problem.clear();
  Q_EMIT changed();
}

void ExactPairing::want() {
  if (m_open || m_pairing.sourceSpec().kind.empty() || m_pairing.targetSpec().kind.empty())
    return;
  m_open = subject();
  if (!m_open->limit.isEmpty()) {
    m_problem = tr("The exact field is that of independent pairs under the linear blend; here, %1.")
                    .arg(m_open->limit);
    Q_EMIT changed();
    return;
  }
  m_opening.start([source = m_open->source, target = m_open->target,
                   folders = m_pairing.folders()](const LatestWork<ExactSides>::KeepGoing& keepGoing) {
    const auto open = [&](const DataSetSpec& spec) {
      return ExactSide::open(spec, folders, planeSide, [&](double) { return keepGoing(); });
    };
    return exactSidesOf(open(source), open(target));
  });
}

void ExactPairing::take(Outcome<ExactSides> outcome) {
  m_problem = outcome.problem;
  m_sides = outcome.value ? std::make_shared<const ExactSides>(std::move(*outcome.value)) : nullptr;
  Q_EMIT changed();
}

} // namespace deblend
