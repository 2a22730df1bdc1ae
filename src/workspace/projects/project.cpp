#include "projects/project.h"

#include "core/error.h"
#include "data/data_set_kinds.h"
#include "storage/atomic_file.h"

#include <QLockFile>
#include <QString>

#include <fmt/format.h>

namespace deblend {
namespace {

namespace fs = std::filesystem;

constexpr const char* fileName = "project.deblend";

fs::path projectFolder(const fs::path& path) {
  std::error_code error;
  const fs::path folder =
      path.filename() == fileName && !fs::is_directory(path, error) ? path.parent_path() : path;
  return fs::weakly_canonical(fs::absolute(folder.empty() ? fs::path(".") : folder), error);
}

bool isInside(const fs::path& path, const fs::path& folder) {
  const fs::path relative = path.lexically_relative(folder);
  return !relative.empty() && *relative.begin() != "..";
}

bool isFull(const fs::path& folder) {
  std::error_code error;
  const fs::space_info space = fs::space(folder, error);
  return !error && space.available == 0;
}

std::string whyNotLocked(QLockFile& lock, const fs::path& folder) {
  qint64 process = 0;
  QString host;
  QString program;
  if (lock.error() != QLockFile::LockFailedError || !lock.getLockInfo(&process, &host, &program))
    return isFull(folder) ? "the disk is full" : "its folder cannot be written";
  return fmt::format("{}, process {} on {}, has it open", program.toStdString(), process, host.toStdString());
}

/// What a project that could not be made has left in its folder.
void removeUnfinished(const fs::path& folder, bool keepFolder) {
  std::error_code ignored;
  fs::remove(folder / "runs", ignored);
  if (!keepFolder)
    fs::remove(folder, ignored);
}

} // namespace

Project::Project(fs::path folder, ProjectDocument document)
    : m_folder(std::move(folder)), m_document(std::move(document)), m_savedDocument(m_document) {}

Project::Project(Project&&) noexcept = default;
Project& Project::operator=(Project&&) noexcept = default;
Project::~Project() = default;

Project Project::create(const fs::path& path, ProjectDocument document) {
  const fs::path folder = projectFolder(path);
  std::error_code error;
  if (fs::exists(folder, error) && (!fs::is_directory(folder, error) || !fs::is_empty(folder, error)))
    throw Error(fmt::format(
        "Cannot make a project in '{}': there is something already. Choose a new or an empty folder.",
        folder.string()));
  const bool existed = fs::exists(folder, error);
  fs::create_directories(folder / "runs", error);
  if (error)
    throw Error(fmt::format("Cannot make a project in '{}': {}.", folder.string(), error.message()));
  try {
    Project project(folder, {});
    project.setDocument(std::move(document));
    project.lock();
    if (project.m_readOnlyReason)
      throw Error(
          fmt::format("Cannot make a project in '{}': the folder cannot be written.", folder.string()));
    project.save();
    return project;
  } catch (const Error&) {
    removeUnfinished(folder, existed);
    throw;
  }
}

Project Project::open(const fs::path& path, const ModelTypeCatalog& catalog, Access access) {
  const fs::path folder = projectFolder(path);
  const fs::path file = folder / fileName;
  if (!fs::exists(file))
    throw Error(fmt::format("'{}' is not a project: it has no {}.", folder.string(), fileName));
  try {
    Project project(folder, parseProject(readTextFile(file), catalog));
    if (access == Access::Write)
      project.lock();
    return project;
  } catch (const Error& error) {
    throw Error(fmt::format("Cannot open the project '{}': {}", file.string(), withFullStop(error.what())));
  }
}

void Project::setDocument(ProjectDocument document) {
  m_document = std::move(document);
  for (NamedDataSet& dataSet : m_document.dataSets) {
    const fs::path location = dataSet.spec.location;
    if (isPath(dataSetKind(dataSet.spec.kind).location) && location.is_absolute() &&
        isInside(location, m_folder))
      dataSet.spec.location = location.lexically_relative(m_folder).string();
  }
}

void Project::lock() {
  m_lock = std::make_unique<QLockFile>(QString::fromStdString((m_folder / "project.lock").string()));
  m_lock->setStaleLockTime(0); // a lock ends with its program, not with time
  if (m_lock->tryLock(0))
    return;
  m_readOnlyReason = whyNotLocked(*m_lock, m_folder);
  m_lock.reset();
}

void Project::requireWritable() const {
  if (m_readOnlyReason)
    throw Error(
        fmt::format("The project '{}' can only be read now: {}.", m_folder.string(), *m_readOnlyReason));
}

void Project::save() {
  requireWritable();
  saveProjectDocument(m_folder, m_document);
  m_savedDocument = m_document;
}

void saveProjectDocument(const fs::path& folder, const ProjectDocument& document) {
  writeFileAtomically(folder / fileName, toText(document));
}

} // namespace deblend
