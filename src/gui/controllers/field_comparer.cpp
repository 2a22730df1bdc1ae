#include "controllers/field_comparer.h"

#include "controllers/studio.h"
#include "exact/field_error.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace deblend {
namespace {

/// Cells along the longer side of the plane.
constexpr int cells = 192;
constexpr int liveCells = 64;

VectorField masked(VectorField field, const std::vector<std::uint8_t>& isCovered) {
  constexpr float nothing = std::numeric_limits<float>::quiet_NaN();
  for (std::size_t i = 0; i < isCovered.size(); ++i)
    if (!isCovered[i])
      field.vectors[2 * i] = field.vectors[2 * i + 1] = nothing;
  return field;
}

VectorField differenceOf(VectorField field, const VectorField& other) {
  std::ranges::transform(field.vectors, other.vectors, field.vectors.begin(), std::minus());
  return field;
}

VectorFieldRequest gridOver(const PlaneRectangle& rectangle, int longerSide, double alpha) {
  const double width = rectangle.right - rectangle.left;
  const double height = rectangle.bottom - rectangle.top;
  const double scale = longerSide / std::max(width, height);
  return {std::max(static_cast<int>(std::lround(width * scale)), 1),
          std::max(static_cast<int>(std::lround(height * scale)), 1), rectangle, alpha};
}

} // namespace

FieldComparison compareFields(const ExactField& exact, const VectorField* learned) {
  FieldComparison comparison;
  comparison.exact = masked(exact.field, exact.isCovered);
  if (learned) {
    comparison.error = fieldError(*learned, exact);
    comparison.learned = masked(*learned, exact.isCovered);
    comparison.difference = differenceOf(comparison.learned, comparison.exact);
  }
  return comparison;
}

FieldComparer::FieldComparer(Studio& studio, QObject* parent)
    : QObject(parent), m_studio(studio),
      m_work(this, [this](Outcome<FieldComparison> outcome) { take(std::move(outcome)); }) {
  connect(&studio.sampling, &SamplingController::fieldChanged, this, &FieldComparer::takeLearned);
  connect(&studio.exact, &ExactPairing::changed, this, &FieldComparer::compare);
  connect(&studio.playback, &PlaybackController::alphaChanged, this, &FieldComparer::compare);
  connect(&studio.pairing, &Pairing::changed, this, &FieldComparer::askForLearned);
  connect(&studio.choice, &CheckpointChoice::choiceChanged, this, &FieldComparer::askForLearned);
}

void FieldComparer::setWanted(bool wanted) {
  m_wanted = wanted;
  if (!wanted) {
    m_learned = nullptr;
    m_studio.sampling.setFieldWindow(std::nullopt);
  }
  askForLearned();
  compare();
}

void FieldComparer::askForLearned() {
  if (!m_wanted)
    return;
  m_studio.exact.want();
  const VectorFieldRequest grid = gridOver(
      m_studio.pairing.extent(), m_studio.sampling.isLive() ? liveCells : cells, m_studio.playback.alpha());
  m_studio.sampling.setFieldWindow(FieldWindow{grid.columns, grid.rows, grid.rectangle});
}

void FieldComparer::takeLearned(std::shared_ptr<const VectorField> field) {
  if (!m_wanted)
    return;
  m_learned = std::move(field);
  compare();
}

void FieldComparer::compare() {
  if (!m_wanted)
    return;
  const std::shared_ptr<const ExactSides> sides = m_studio.exact.sides();
  if (!sides) {
    m_work.drop();
    showLearnedAlone();
    return;
  }
  const double alpha = m_studio.playback.alpha();
  // A learned field of another α is on its way to be replaced.
  const auto learned = m_learned && m_learned->alpha == alpha ? m_learned : nullptr;
  const VectorFieldRequest grid =
      learned ? VectorFieldRequest{learned->columns, learned->rows, learned->rectangle, alpha}
              : gridOver(m_studio.pairing.extent(), cells, alpha);
  m_work.start(
      [sides, learned, grid](const auto&) { return compareFields(sides->field->on(grid), learned.get()); });
}

void FieldComparer::showLearnedAlone() {
  m_comparison = nullptr;
  if (m_learned)
    m_comparison = std::make_shared<const FieldComparison>(FieldComparison{{}, *m_learned, {}, {}});
  Q_EMIT changed();
}

void FieldComparer::take(Outcome<FieldComparison> outcome) {
  // While the learned field of a new α is on its way, the last one stays.
  if (outcome.value && outcome.value->learned.vectors.empty() && m_learned && m_comparison) {
    outcome.value->learned = m_comparison->learned;
    outcome.value->difference = m_comparison->difference;
    outcome.value->error = m_comparison->error;
  }
  m_comparison = outcome.value ? std::make_shared<const FieldComparison>(std::move(*outcome.value)) : nullptr;
  Q_EMIT changed();
  if (!outcome.problem.isEmpty())
    Q_EMIT m_studio.failed(outcome.problem);
}

} // namespace deblend
