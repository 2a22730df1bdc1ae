#pragma once

#include <QWidget>

#include <functional>

class QVBoxLayout;

namespace deblend {

/// What the window tells its user: a sentence, and the way out where there is one.
struct Message {
  enum class Tone { Notice, Problem };
  Tone tone = Tone::Problem;
  QString id; ///< a later message of the same id takes its place; empty: the sentence itself
  QString sentence;
  QString actionText; ///< on a button; empty: none
  std::function<void()> action;
  bool closable = true;
};

/// The one place where the window presents errors that no field shows: rows at its top that stop nothing. GUI
/// thread.
class MessageBar : public QWidget {
  Q_OBJECT
public:
  explicit MessageBar(QWidget* parent = nullptr);

  /// The oldest row that can be closed makes room where there are too many.
  void show(const Message& message);
  void showProblem(const QString& sentence);
  void remove(const QString& id);
  void clear();
  /// The sentences that are shown, the latest last.
  QStringList sentences() const;

private:
  void makeRoom();

  QVBoxLayout* m_rows;
};

} // namespace deblend
