#include "exporting/output_file.h"

#include "core/error.h"
#include "picture/media_error.h"
#include "storage/atomic_file.h"

#include <fmt/format.h>

namespace deblend {

namespace fs = std::filesystem;

OutputFile::OutputFile(fs::path destination) : m_destination(std::move(destination)) {
  if (m_destination.filename().empty())
    m_destination = m_destination.parent_path();
  m_temporary = temporaryBeside(m_destination);
  m_temporary.replace_extension(m_destination.extension());
  if (!fs::is_directory(m_temporary.parent_path()))
    throw Error(fmt::format("Cannot write '{}': there is no folder '{}'.", m_destination.string(),
                            m_temporary.parent_path().string()));
}

OutputFile::~OutputFile() {
  std::error_code ignored;
  fs::remove_all(m_temporary, ignored);
}

std::string OutputFile::namingDestination(std::string message) const {
  const std::string temporary = m_temporary.string();
  if (const std::size_t place = message.find(temporary); place != std::string::npos)
    message.replace(place, temporary.size(), m_destination.string());
  return message;
}

void OutputFile::commit() {
  if (!fs::is_directory(m_temporary) || !fs::exists(m_destination)) {
    renameDurably(m_temporary, m_destination);
    return;
  }
  for (const fs::directory_entry& entry : fs::directory_iterator(m_temporary))
    renameDurably(entry.path(), m_destination / entry.path().filename());
}

void writeOutput(const std::filesystem::path& destination,
                 const std::function<void(const std::filesystem::path&)>& write) {
  OutputFile output(destination);
  try {
    write(output.path());
    output.commit();
  } catch (const MediaError& error) {
    throw Error(output.namingDestination(error.what()));
  } catch (const Error& error) {
    throw Error(output.namingDestination(error.what()));
  }
}

} // namespace deblend
