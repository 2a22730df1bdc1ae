#pragma once

#include <QObject>

namespace deblend {

class CurveFeed;
class MessageBar;
class Studio;

/// Presents on the message bar what goes wrong in a studio, and what its user must know. GUI thread.
class WindowMessages : public QObject {
  Q_OBJECT
public:
  /// All outlive this.
  WindowMessages(Studio& studio, const CurveFeed& curves, MessageBar& bar, QObject* parent);

  void tellExport(const QString& path);

private:
  void showReadOnlyBanner();
  void tellEnd(const QString& sentence);
  void tellHold(const QString& sentence);

  Studio& m_studio;
  MessageBar& m_bar;
};

} // namespace deblend
