#include "painting/painting_preview.h"

#include "controllers/field_comparer.h"
#include "exact/exact_mapping.h"

#include <algorithm>

namespace deblend {
namespace {

constexpr int fieldCells = 128;
constexpr std::int64_t points = 2048;
constexpr std::int64_t steps = 48;

ExactSides sidesOf(Side side, const Painting& painting, const std::shared_ptr<const ExactSide>& partner) {
  const auto painted = ExactSide::ofDensity(painting.density(), partner->masses().side);
  return side == Side::Source ? exactSidesOf(painted, partner) : exactSidesOf(partner, painted);
}

DensityGrid densityOf(const PlaneMasses& masses) {
  DensityGrid density{masses.side, masses.side, masses.values, masses.rectangle};
  const float largest = std::ranges::max(density.values);
  for (float& value : density.values)
    value /= largest;
  return density;
}

VectorField fieldBetween(const ExactSides& sides, double alpha) {
  const PlaneRectangle one = sides.field->rectangle(0);
  const PlaneRectangle other = sides.field->rectangle(1);
  const PlaneRectangle both{std::min(one.left, other.left), std::min(one.top, other.top),
                            std::max(one.right, other.right), std::max(one.bottom, other.bottom)};
  return compareFields(sides.field->on({fieldCells, fieldCells, both, alpha}), nullptr).exact;
}

} // namespace

PaintingPreview::PaintingPreview(Side side, const DataSetSpec& partner, const DataFolders& folders,
                                 QObject* parent)
    : QObject(parent), m_side(side),
      m_opening(this, [this](Outcome<Partner> outcome) { takePartner(std::move(outcome)); }),
      m_fieldWork(this,
                  [this](Outcome<VectorField> outcome) {
                    if (outcome.value)
                      Q_EMIT fieldChanged(std::make_shared<const VectorField>(std::move(*outcome.value)));
                  }),
      m_mappingWork(this, [this](Outcome<Trajectory> outcome) {
        if (outcome.value)
          Q_EMIT mappingChanged(std::make_shared<const Trajectory>(std::move(*outcome.value)));
      }) {
  m_opening.start([partner, folders](const auto& keepGoing) {
    return ExactSide::open(partner, folders, planeSide, [&](double) { return keepGoing(); });
  });
}

void PaintingPreview::takePartner(Outcome<Partner> outcome) {
  if (outcome.value) {
    m_partner = std::move(*outcome.value);
    Q_EMIT partnerOpened(densityOf(m_partner->masses()));
    requestField();
    requestMapping();
  } else {
    Q_EMIT failed(outcome.problem);
  }
}

void PaintingPreview::show(const Painting& painting) {
  m_painting = painting;
  if (painting.isEmpty()) {
    m_fieldWork.drop();
    m_mappingWork.drop();
    Q_EMIT fieldChanged(nullptr);
    Q_EMIT mappingChanged(nullptr);
    return;
  }
  requestField();
  requestMapping();
}

void PaintingPreview::setAlpha(double alpha) {
  m_alpha = alpha;
  requestField();
}

void PaintingPreview::requestField() {
  if (m_partner && !m_painting.isEmpty())
    m_fieldWork.start([side = m_side, painting = m_painting, partner = m_partner, alpha = m_alpha](
                          const auto&) { return fieldBetween(sidesOf(side, painting, partner), alpha); });
}

/// A mapping that is under way comes to its end, so that there is always one that is not much older than the
/// painting.
void PaintingPreview::requestMapping() {
  if (m_partner && !m_painting.isEmpty())
    m_mappingWork.start([side = m_side, painting = m_painting, partner = m_partner](const auto&) {
      TrajectoryRequest request;
      request.count = points;
      request.steps = steps;
      const ExactSides sides = sidesOf(side, painting, partner);
      return exactMapping(*sides.source, *sides.target, request);
    });
}

} // namespace deblend
