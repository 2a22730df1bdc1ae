#pragma once

#include "locations/bundled_examples.h"

#include <QObject>

#include <functional>

class QMenu;
class QWidget;

namespace deblend {

class MessageBar;
class Studio;

/// Making, opening, saving and leaving projects, with the questions that belong to it. GUI thread.
class ProjectActions : public QObject {
  Q_OBJECT
public:
  /// All outlive this.
  ProjectActions(Studio& studio, MessageBar& messages, QWidget* window);

  void askForNew();
  void askToOpen();
  void open(const QString& path);
  void openExample(const BundledExample& example);
  void save();
  void close();
  void fillRecentMenu(QMenu& menu);

  /// Asks about edits that are not saved, stops the training after a checkpoint, and calls `then`; not if the
  /// user changes his mind or saving fails.
  void leave(std::function<void()> then);

private:
  void askAboutEdits(std::function<void()> then);
  void endTraining(std::function<void()> then);

  Studio& m_studio;
  MessageBar& m_messages;
  QWidget* m_window;
};

} // namespace deblend
