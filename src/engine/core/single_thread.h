#pragma once

namespace deblend {

/// While it lives, LibTorch and its libraries compute on the calling thread alone: for work that is spread
/// over threads already, where theirs would only wait for each other.
class SingleThread {
public:
  SingleThread();
  ~SingleThread();
  SingleThread(const SingleThread&) = delete;
  SingleThread& operator=(const SingleThread&) = delete;

private:
  int m_before;
};

} // namespace deblend
