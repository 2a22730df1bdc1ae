#pragma once

#include "source_tree.h"

// A part of the project and what its files may include.
struct Layer {
  QString name;
  QString folder;     // relative to the root
  QStringList mayUse; // names of other layers
  bool mayUseQt = false;
  bool mayUseLibTorch = false;
};

// The arrows of the design.
QList<Layer> layersOfTheProject();

// Each gives a line for every violation, the file first.
QStringList forbiddenIncludes(const SourceTree& tree, const QList<Layer>& layers);
QStringList libTorchAboveTheEngine(const SourceTree& tree, const QList<Layer>& layers);
QStringList sharedFolderNames(const SourceTree& tree, const QList<Layer>& layers);
QStringList blanketIncludePaths(const SourceTree& tree);
QStringList unlistedSources(const SourceTree& tree);
// Files that have grown long: worth a look, no violation.
QStringList longFiles(const SourceTree& tree, int mostLines);
