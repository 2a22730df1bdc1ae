#pragma once

#include "controllers/exact_pairing.h"
#include "controllers/side.h"
#include "painting/painting.h"
#include "sampling/preview.h"

#include <QObject>

namespace deblend {

/// The exact field and mapping between a painting and the other side, while it is painted: the field at once,
/// the mapping of some thousand points soon after. Computed aside, always the latest. GUI thread.
class PaintingPreview : public QObject {
  Q_OBJECT
public:
  /// `side` is the painting's; `partner` the other one's.
  PaintingPreview(Side side, const DataSetSpec& partner, const DataFolders& folders,
                  QObject* parent = nullptr);

  /// An empty painting has neither field nor mapping.
  void show(const Painting& painting);
  void setAlpha(double alpha);
  bool isBusy() const { return m_opening.isBusy() || m_fieldWork.isBusy() || m_mappingWork.isBusy(); }

Q_SIGNALS:
  /// How the other side fills the plane.
  void partnerOpened(const DensityGrid& density);
  /// Not a number where no pair blends; null: there is none.
  void fieldChanged(std::shared_ptr<const VectorField> field);
  void mappingChanged(std::shared_ptr<const Trajectory> mapping);
  /// The other side cannot be opened.
  void failed(const QString& sentence);

private:
  using Partner = std::shared_ptr<const ExactSide>;
  void takePartner(Outcome<Partner> outcome);
  void requestField();
  void requestMapping();

  Side m_side;
  Partner m_partner;
  Painting m_painting;
  double m_alpha = 0.5;
  LatestWork<Partner> m_opening;
  LatestWork<VectorField> m_fieldWork;
  LatestWork<Trajectory> m_mappingWork;
};

} // namespace deblend
