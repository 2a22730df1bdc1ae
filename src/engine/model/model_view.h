#pragma once

#include <string>

namespace deblend {

/// What a view is made of: which Preview answers a ViewRequest for it.
enum class ViewKind {
  Picture, ///< a ViewPicture
  ClassMap ///< a ClassMap
};

/// Something that a model type shows of what it has learned, beside trajectories. The shell draws, places side
/// by side, exports and films views without knowing what they are of.
struct ModelView {
  std::string id;    ///< as on the command line: lower case, unique in the model type
  std::string title; ///< on a switch
  std::string help;  ///< one sentence
  ViewKind kind = ViewKind::Picture;
  bool shownAtFirst = true; ///< whether the window shows it before anything is chosen
  std::string itemTitle = {}; ///< what is counted where the view shows one of many, such as "Shape"; else empty
};

/// A kind of file that a model type writes of what it has learned.
struct DocumentForm {
  std::string ending; ///< of its name, with the dot, such as ".svg"; unique in the model type; no picture's
  std::string title;  ///< in a menu
  std::string help;   ///< one sentence
};

} // namespace deblend
