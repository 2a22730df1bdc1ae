#pragma once

#include "data/data_set_kinds.h"
#include "projects/project_document.h"

#include <filesystem>
#include <memory>
#include <optional>

class QLockFile;

namespace deblend {

/// An open project: its folder, its document and the lock that makes this program its only writer. One
/// thread.
class Project {
public:
  enum class Access { Read, Write };

  /// Makes the folder and writes project.deblend. Throws Error if the folder holds anything already or cannot
  /// be written.
  static Project create(const std::filesystem::path& folder, ProjectDocument document);
  /// `path` is the folder or its project.deblend. With Access::Write, opens read-only where another program
  /// holds the lock; with Access::Read, takes no lock. Throws Error.
  static Project open(const std::filesystem::path& path, const ModelTypeCatalog& catalog,
                      Access access = Access::Write);

  Project(Project&&) noexcept;
  Project& operator=(Project&&) noexcept;
  ~Project();

  const std::filesystem::path& folder() const { return m_folder; }
  std::filesystem::path runsFolder() const { return m_folder / "runs"; }
  const ProjectDocument& document() const { return m_document; }
  /// Paths that lead into the project's folder become relative to it.
  void setDocument(ProjectDocument document);
  bool isModified() const { return m_document != m_savedDocument; }

  /// None if this program may write; else why not: "deblend-studio, process 4711 on host, has it open", "the
  /// disk is full".
  const std::optional<std::string>& readOnlyReason() const { return m_readOnlyReason; }
  /// Throws Error saying why where it can only be read.
  void requireWritable() const;
  /// Replaces project.deblend atomically. Throws Error, with the file as it was.
  void save();
  /// Says that saveProjectDocument() has written `saved`.
  void markSaved(ProjectDocument saved) { m_savedDocument = std::move(saved); }

private:
  Project(std::filesystem::path folder, ProjectDocument document);
  void lock();

  std::filesystem::path m_folder;
  ProjectDocument m_document;
  ProjectDocument m_savedDocument;
  std::unique_ptr<QLockFile> m_lock;
  std::optional<std::string> m_readOnlyReason;
};

/// Replaces project.deblend in the folder atomically: what save() does, for any thread of the only writer.
/// Throws Error.
void saveProjectDocument(const std::filesystem::path& folder, const ProjectDocument& document);

/// "rings" for example:rings, "p0" for density:pictures/p0.png, "gaussian" for gaussian.
std::string suggestedName(const DataSetSpec& spec);

/// The document's data set with an equal spec, or a new one under a free name, with its fingerprint. A
/// relative path is taken against `folders.base` and made absolute. Throws Error if the data cannot be
/// opened, or `progress` cancels.
NamedDataSet& addDataSet(ProjectDocument& document, DataSetSpec spec, const DataFolders& folders,
                         const OpeningProgress& progress = {});

/// A new project's document: both data sets, named after what they are, and one experiment. Fingerprints the
/// data. Gaussian noise without a shape gets that of the other side. A model type that does not map takes no
/// notice of the source. `--set` options are applied in order. Throws Error, also if the model type cannot
/// map the one onto the other, or learn from the target.
ProjectDocument makeProjectDocument(const std::string& name, const std::optional<DataSetSpec>& source,
                                    const DataSetSpec& target, const std::string& modelType,
                                    const std::vector<std::pair<std::string, std::string>>& options,
                                    const ModelTypeCatalog& catalog, const DataFolders& folders,
                                    const OpeningProgress& progress = {});

/// Adds an experiment, and its data sets where the document lacks them. Throws Error as above.
Experiment& addExperiment(ProjectDocument& document, const std::string& name,
                          const std::optional<DataSetSpec>& source, const DataSetSpec& target,
                          const std::string& modelType,
                          const std::vector<std::pair<std::string, std::string>>& options,
                          const ModelTypeCatalog& catalog, const DataFolders& folders,
                          const OpeningProgress& progress = {});

} // namespace deblend
