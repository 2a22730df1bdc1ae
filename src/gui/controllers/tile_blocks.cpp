#include "controllers/tile_blocks.h"

#include "threads/run_aside.h"

#include <algorithm>
#include <atomic>

namespace deblend {
namespace {

constexpr std::size_t mostBytes = 96'000'000;

} // namespace

TileBlocks::TileBlocks(QObject* parent)
    : QObject(parent), m_cancelled(std::make_shared<std::atomic<bool>>(false)) {}

TileBlocks::~TileBlocks() {
  *m_cancelled = true;
}

void TileBlocks::setDataSet(const DataSetSpec& spec, const DataFolders& folders) {
  clear();
  m_spec = spec;
  m_folders = folders;
}

void TileBlocks::clear() {
  *m_cancelled = true;
  m_cancelled = std::make_shared<std::atomic<bool>>(false);
  m_blocks.clear();
  m_wanted.clear();
  m_opened.reset();
  m_reading = false;
}

void TileBlocks::want(std::vector<std::int64_t> blocks) {
  ++m_clock;
  for (const std::int64_t each : blocks)
    if (const auto known = m_blocks.find(each); known != m_blocks.end())
      known->second.wanted = m_clock;
  std::erase_if(blocks, [this](std::int64_t each) { return m_blocks.contains(each); });
  m_wanted = std::move(blocks);
  readNext();
}

std::shared_ptr<const ImageTiles> TileBlocks::block(std::int64_t index) const {
  const auto known = m_blocks.find(index);
  return known == m_blocks.end() ? nullptr : known->second.tiles;
}

void TileBlocks::readNext() {
  if (m_reading || m_wanted.empty())
    return;
  const std::int64_t index = m_wanted.front();
  m_wanted.erase(m_wanted.begin());
  m_reading = true;
  const auto read = [spec = m_spec, folders = m_folders, index, cancelled = m_cancelled] {
    const OpeningProgress progress = [cancelled](double) { return !*cancelled; };
    Reading reading;
    reading.opened = openDataSet(spec, folders, progress);
    reading.tiles = imageTiles(spec, folders, index * blockSize, blockSize, progress);
    return reading;
  };
  runAside(this, read, [this, index, cancelled = m_cancelled](Outcome<Reading> outcome) {
    if (*cancelled)
      return;
    m_reading = false;
    if (outcome.value) {
      take(index, std::move(*outcome.value));
      return;
    }
    m_wanted.clear();
    Q_EMIT failed(outcome.problem);
  });
}

void TileBlocks::take(std::int64_t index, Reading reading) {
  m_opened = std::move(reading.opened);
  m_blocks[index] = {std::make_shared<const ImageTiles>(std::move(reading.tiles)), m_clock};
  makeRoom();
  Q_EMIT loaded();
  readNext();
}

void TileBlocks::makeRoom() {
  std::size_t bytes = 0;
  for (const auto& [index, block] : m_blocks)
    bytes += block.tiles->pixels.size();
  while (bytes > mostBytes) {
    const auto oldest =
        std::ranges::min_element(m_blocks, {}, [](const auto& entry) { return entry.second.wanted; });
    if (oldest->second.wanted == m_clock)
      return;
    bytes -= oldest->second.tiles->pixels.size();
    m_blocks.erase(oldest);
  }
}

} // namespace deblend
