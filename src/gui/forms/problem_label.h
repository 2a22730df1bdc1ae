#pragma once

#include <QLabel>

namespace deblend {

/// A sentence beside what it is about, in the colour of problems; hidden without one. GUI thread.
class ProblemLabel : public QLabel {
  Q_OBJECT
public:
  explicit ProblemLabel(QWidget* parent = nullptr);

  void tell(const QString& sentence);

protected:
  void changeEvent(QEvent* event) override;

private:
  void restyle();
};

} // namespace deblend
