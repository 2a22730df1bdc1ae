#include "views/image_states.h"

#include "language/quantity_text.h"
#include "views/trajectory_states.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <vector>

namespace deblend {
namespace {

uchar byteOf(float value) {
  // Also takes what is not a number.
  return value > 0 ? static_cast<uchar>(std::lround(std::min(value, 1.0F) * 255)) : uchar{0};
}

struct ImageStates {
  Q_DECLARE_TR_FUNCTIONS(deblend::ImageStates)
};

} // namespace

bool isImageTrajectory(const Trajectory& trajectory) {
  if (!isImage(trajectory.sampleShape))
    return false;
  const auto values = static_cast<std::size_t>(trajectory.count * trajectory.stateCount() *
                                               elementCount(trajectory.sampleShape));
  return values > 0 && trajectory.states.size() == values;
}

std::span<const float> imageValues(const Trajectory& trajectory, std::int64_t sample, std::int64_t state) {
  const std::int64_t size = elementCount(trajectory.sampleShape);
  return std::span(trajectory.states)
      .subspan(static_cast<std::size_t>((state * trajectory.count + sample) * size),
               static_cast<std::size_t>(size));
}

QImage imageAt(const Trajectory& trajectory, std::int64_t sample, double alpha) {
  const StatesAround around = statesAround(trajectory, alpha);
  const std::span<const float> from = imageValues(trajectory, sample, around.before);
  if (around.part == 0)
    return imageOf(from, trajectory.sampleShape);
  const std::span<const float> to = imageValues(trajectory, sample, around.after);
  std::vector<float> between(from.size());
  for (std::size_t i = 0; i < from.size(); ++i)
    between[i] = from[i] + around.part * (to[i] - from[i]);
  return imageOf(between, trajectory.sampleShape);
}

QString sampleTitle(const Trajectory& trajectory, std::int64_t sample) {
  const QString title = ImageStates::tr("Sample %1").arg(countText(sample + 1));
  const auto place = static_cast<std::size_t>(sample);
  if (place >= trajectory.labels.size())
    return title;
  const std::int64_t label = trajectory.labels[place];
  const bool named = label >= 0 && label < std::ssize(trajectory.classNames);
  return ImageStates::tr("%1 · class %2")
      .arg(title, named ? QString::fromStdString(trajectory.classNames[static_cast<std::size_t>(label)])
                        : QString::number(label));
}

QImage imageOf(std::span<const float> values, const SampleShape& shape) {
  const int height = static_cast<int>(shape[1]);
  const int width = static_cast<int>(shape[2]);
  const auto plane = static_cast<std::size_t>(shape[1] * shape[2]);
  const int channels = shape[0] >= 3 ? 3 : 1;
  QImage image(width, height, channels == 3 ? QImage::Format_RGB888 : QImage::Format_Grayscale8);
  for (int y = 0; y < height; ++y) {
    uchar* line = image.scanLine(y);
    const float* from = values.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
    for (int x = 0; x < width; ++x)
      for (int channel = 0; channel < channels; ++channel)
        line[x * channels + channel] = byteOf(from[static_cast<std::size_t>(channel) * plane + x]);
  }
  return image;
}

} // namespace deblend
