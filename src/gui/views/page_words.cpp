#include "views/page_words.h"

#include "controllers/studio.h"
#include "language/quantity_text.h"
#include "sampling/integrator.h"
#include "views/empty_state.h"

#include <QAction>

namespace deblend {
namespace {

struct PageWords {
  Q_DECLARE_TR_FUNCTIONS(deblend::PageWords)
};

} // namespace

ViewCaption captionOf(const Studio& studio, const Trajectory* trajectory, qint64 step) {
  ViewCaption caption{studio.pairing.sourceName(), studio.pairing.targetName(), {}};
  if (!trajectory)
    return caption;
  const TrajectoryRequest& shown = studio.sampling.shownRequest();
  const QString weights = shown.weights == Weights::Averaged ? PageWords::tr("averaged weights")
                                                             : PageWords::tr("weights as trained last");
  const bool adaptive = integrator(shown.integrator).kind == IntegratorKind::Adaptive;
  const QString count = countText(trajectory->count);
  const QString samples = adaptive
                              ? PageWords::tr("%1 samples").arg(count)
                              : PageWords::tr("%1 samples in %2 steps").arg(count, countText(shown.steps));
  caption.detail =
      QStringList({studio.choice.run(), PageWords::tr("step %1").arg(countText(step)), samples,
                   PageWords::tr("%1 evaluations").arg(countText(trajectory->evaluations)), weights})
          .join(QStringLiteral(" · "));
  if (studio.sampling.isSampling() && !studio.choice.isLive())
    caption.detail += QStringLiteral(" · ") + PageWords::tr("sampling anew…");
  return caption;
}

void tellWhyEmpty(EmptyState& empty, const Studio& studio, const NextActions& actions) {
  const RunSummary* run = studio.runs.find(studio.runs.chosen());
  if (studio.choice.isLive())
    empty.show(PageWords::tr("The training has begun: the first samples come in a moment."), nullptr);
  else if (!run)
    empty.show(studio.shownMaps()
                   ? PageWords::tr("No run yet. Train the experiment, and see how its samples\nmove from the "
                                   "source to the target.")
                   : PageWords::tr("No run yet. Train the experiment, and watch what it learns."),
               actions.train);
  else if (studio.sampling.isSampling())
    empty.show(PageWords::tr("Sampling…"), nullptr);
  else if (studio.choice.checkpoints().empty() && !studio.lister.isBusy())
    empty.show(PageWords::tr("This run has no checkpoint to show."),
               actions.resume->isEnabled() ? actions.resume : actions.train);
  else
    empty.hide();
}

} // namespace deblend
