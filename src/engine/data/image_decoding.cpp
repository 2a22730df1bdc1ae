#include "data/image_decoding.h"

#include "core/error.h"
#include "data/memory_budget.h"
#include "data/skipped_list.h"
#include "storage/atomic_file.h"
#include "storage/file_hash.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/tensor.h>
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cstring>
#include <thread>

namespace deblend {
namespace {

constexpr std::uint64_t mebibyte = 1'048'576;
constexpr std::uint64_t readingLimit = 128 * mebibyte;
constexpr std::uint64_t decodingLimit = 512 * mebibyte;

/// What became of a file.
struct Outcome {
  std::string hash;    ///< of its content, as far as it could be read
  std::string problem; ///< empty if its picture was decoded
};

/// The work that all threads share.
class Decoding {
public:
  Decoding(const PictureFolder& folder, const ImageForm& form)
      : m_folder(folder), m_form(form), m_outcomes(folder.files.size()),
        m_pixels(
            torch::empty({std::ssize(folder.files), form.colours.channels, keptSide(form), keptSide(form)},
                         torch::kUInt8)),
        m_bytes(m_pixels.mutable_data_ptr<std::uint8_t>()),
        m_pictureSize(static_cast<std::size_t>(form.colours.channels * keptSide(form) * keptSide(form))) {}

  /// Decodes until nothing is left or somebody stops; `progress` may be null.
  void work(const std::function<bool(double)>* progress) {
    while (!m_isStopped) {
      const std::size_t index = m_next++;
      if (index >= m_outcomes.size())
        return;
      m_outcomes[index] = decodeFile(index);
      const double share = static_cast<double>(++m_done) / static_cast<double>(m_outcomes.size() + 1);
      if (progress && *progress && !(*progress)(share))
        m_isStopped = true;
    }
  }

  bool isStopped() const { return m_isStopped; }
  /// Once all have ended.
  ImageCollection collect();

private:
  std::span<std::uint8_t> pictureAt(std::size_t index) {
    return {m_bytes + index * m_pictureSize, m_pictureSize};
  }

  Outcome decodeFile(std::size_t index) {
    const PictureFile& file = m_folder.files[index];
    Outcome outcome;
    try {
      requireFileSize(file.size);
      const MemoryBudget::Share reading(m_reading, file.size);
      std::vector<std::uint8_t> bytes = readFile(file.path);
      outcome.hash = hashBytes(bytes);
      const ImageHeader header = readImageHeader(bytes);
      const std::uint64_t memory = requireMemory(decodingMemory(header, bytes.size(), keptSide(m_form)));
      const MemoryBudget::Share decoding(m_decoding, memory);
      bringToForm(decodeReduced(std::move(bytes), file.path, header, keptSide(m_form)), m_form,
                  pictureAt(index));
    } catch (const std::exception& error) {
      outcome.problem = error.what();
    }
    return outcome;
  }

  /// Moves the pictures together over those that are missing; answers the files that remain.
  std::vector<std::size_t> closeGaps();
  std::string fingerprint() const;

  const PictureFolder& m_folder;
  const ImageForm& m_form;
  std::vector<Outcome> m_outcomes;
  torch::Tensor m_pixels;
  std::uint8_t* m_bytes;
  std::size_t m_pictureSize;
  MemoryBudget m_reading{readingLimit};
  MemoryBudget m_decoding{decodingLimit};
  std::atomic<std::size_t> m_next = 0;
  std::atomic<std::size_t> m_done = 0;
  std::atomic<bool> m_isStopped = false;
};

std::vector<std::size_t> Decoding::closeGaps() {
  std::vector<std::size_t> remaining;
  for (std::size_t i = 0; i < m_outcomes.size(); ++i) {
    if (!m_outcomes[i].problem.empty())
      continue;
    if (remaining.size() != i)
      std::memcpy(pictureAt(remaining.size()).data(), pictureAt(i).data(), m_pictureSize);
    remaining.push_back(i);
  }
  return remaining;
}

/// Of all files' names and contents, so that it depends neither on options nor on decoders.
std::string Decoding::fingerprint() const {
  std::string text;
  for (std::size_t i = 0; i < m_outcomes.size(); ++i)
    text += m_folder.files[i].relative + "\t" + m_outcomes[i].hash + "\n";
  return hashBytes({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

ImageCollection Decoding::collect() {
  ImageCollection collection;
  collection.fingerprint = fingerprint();
  collection.skipped = m_folder.strays;
  for (std::size_t i = 0; i < m_outcomes.size(); ++i)
    if (!m_outcomes[i].problem.empty())
      noteSkipped(collection.skipped, m_folder.files[i].relative, m_outcomes[i].problem);
  const std::vector<std::size_t> remaining = closeGaps();
  if (remaining.empty())
    throw Error(fmt::format("none of its pictures can be read ({} in all); {}", m_outcomes.size(),
                            collection.skipped.reasons.at(m_folder.strays.reasons.size())));
  collection.pixels = m_pixels.narrow(0, 0, std::ssize(remaining));
  std::vector<std::int64_t> classes;
  for (const std::size_t file : remaining) {
    collection.names.push_back(pictureName(m_folder.files[file]));
    classes.push_back(m_folder.files[file].classIndex);
  }
  if (!m_folder.classNames.empty())
    collection.labels = {torch::tensor(classes, torch::kInt64), m_folder.classNames};
  return collection;
}

} // namespace

ImageCollection decodePictures(const PictureFolder& folder, const ImageForm& form,
                               const std::function<bool(double share)>& progress) {
  if (progress && !progress(0))
    throw Error("cancelled");
  Decoding decoding(folder, form);
  {
    const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
    std::vector<std::jthread> helpers;
    for (std::size_t i = 1; i < std::min(cores, folder.files.size()); ++i)
      helpers.emplace_back([&decoding] { decoding.work(nullptr); });
    decoding.work(&progress);
  }
  if (decoding.isStopped())
    throw Error("cancelled");
  return decoding.collect();
}

} // namespace deblend
