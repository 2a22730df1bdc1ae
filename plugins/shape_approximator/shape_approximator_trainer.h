#pragma once

#include "model/model_type.h"
#include "shape_fitting.h"
#include "shape_views.h"
#include "training/trainer_state.h"

namespace deblend {

/// Fits shapes to the one picture of the target. On the processor, whatever the device.
class ShapeApproximatorTrainer : public Trainer {
public:
  /// Throws Error for a target that is no picture. The first shapes are placed by the first step.
  explicit ShapeApproximatorTrainer(const TrainerInputs& inputs);

  void step() override;
  std::int64_t stepCount() const override { return m_fitting.stepCount(); }
  /// With "psnr" (at most mostDecibels), "ssim" and "shapes" as they are after the last step.
  LossReport takeLossReport() override;
  bool isFinite() const override;
  Preview preview(const PreviewRequest& request, const std::function<bool()>& keepGoing) override;
  /// The averaged weights are the weights: there is no average of their own.
  std::shared_ptr<const TrainerState> state(StateParts parts) const override;
  void restore(const TrainerState& state) override;

private:
  /// Named numbers that tell how near the shapes are to the picture.
  std::vector<std::pair<std::string, double>> quality() const;
  Scalars scalars() const;
  Document document(const std::string& ending) const;
  void prepareThread() const;

  StoredPicture m_picture;
  ShapeFitting m_fitting;
  torch::Tensor m_measured; ///< float32 [3, height, width]: what PSNR and SSIM compare with
  ShapeViewer m_viewer;
  int m_threadCount;
  // Since the last report:
  double m_lossSum = 0;
  std::int64_t m_lossSteps = 0;
};

} // namespace deblend
