#pragma once

#include "sampling/preview.h"

#include <QImage>

#include <cstdint>
#include <span>

namespace deblend {

/// Whether a trajectory is one of images, whole and not empty.
bool isImageTrajectory(const Trajectory& trajectory);

/// A sample of an image trajectory at α, between two states by a straight line; before the first and after
/// the last state those. Values from 0 to 1 become black to white; others are cut off.
QImage imageAt(const Trajectory& trajectory, std::int64_t sample, double alpha);

/// A sample's values [C, H, W] in one of the kept states.
std::span<const float> imageValues(const Trajectory& trajectory, std::int64_t sample, std::int64_t state);

/// "Sample 12", with its class where it has one.
QString sampleTitle(const Trajectory& trajectory, std::int64_t sample);

/// Of values [C, H, W]: three channels and more as red, green and blue, one or two as gray.
QImage imageOf(std::span<const float> values, const SampleShape& shape);

} // namespace deblend
