#pragma once

#include "animation/libav.h"

#include <functional>
#include <string>

namespace deblend {

// Frames of these are AV_PIX_FMT_RGB32 and opaque. `doing` is for errors.

// Chooses the 256 colours that fit all frames best; keeps their histogram, not the frames.
class PaletteMaker {
public:
  PaletteMaker(int width, int height, std::string doing);

  void add(const AVFrame& frame);
  // After the last frame: 16 × 16 pixels, one a colour.
  LibavHandle<AVFrame> finish();

private:
  std::string m_doing;
  LibavHandle<AVFilterGraph> m_graph;
  AVFilterContext* m_source; // the graph's
  AVFilterContext* m_sink;
};

// Turns frames into AV_PIX_FMT_PAL8 of one palette, with a dither pattern that stays in place from frame to
// frame.
class PaletteMapper {
public:
  using Receiver = std::function<void(const AVFrame&)>;

  PaletteMapper(int width, int height, const AVFrame& palette, Receiver receiver, std::string doing);

  // Hands the frames that are ready to the receiver; their time stamps are the frames' own.
  void add(const AVFrame& frame);
  void finish();

private:
  void drain();

  std::string m_doing;
  Receiver m_receiver;
  LibavHandle<AVFrame> m_mapped;
  LibavHandle<AVFilterGraph> m_graph;
  AVFilterContext* m_source; // the graph's
  AVFilterContext* m_sink;
};

} // namespace deblend
