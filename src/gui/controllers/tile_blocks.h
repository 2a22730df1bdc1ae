#pragma once

#include "data/image_tiles.h"

#include <QObject>

#include <atomic>
#include <map>
#include <memory>
#include <vector>

namespace deblend {

/// The samples of an image data set in blocks, read on a thread of the pool as they are wanted, and forgotten
/// when they take too much memory. GUI thread.
class TileBlocks : public QObject {
  Q_OBJECT
public:
  static constexpr std::int64_t blockSize = 128;

  explicit TileBlocks(QObject* parent = nullptr);
  /// Cancels what is under way.
  ~TileBlocks() override;

  /// Forgets what was read of another.
  void setDataSet(const DataSetSpec& spec, const DataFolders& folders);
  void clear();
  /// Reads these blocks next, and nothing that was wanted before.
  void want(std::vector<std::int64_t> blocks);
  /// Null while it is not read.
  std::shared_ptr<const ImageTiles> block(std::int64_t index) const;
  bool isBusy() const { return m_reading; }

Q_SIGNALS:
  void loaded();
  void failed(const QString& sentence);

private:
  struct Block {
    std::shared_ptr<const ImageTiles> tiles;
    std::int64_t wanted = 0; ///< when it was wanted last
  };
  struct Reading {
    std::shared_ptr<const DataSet> opened;
    ImageTiles tiles;
  };
  void readNext();
  void take(std::int64_t index, Reading reading);
  void makeRoom();

  DataSetSpec m_spec;
  DataFolders m_folders;
  std::map<std::int64_t, Block> m_blocks;
  std::vector<std::int64_t> m_wanted;
  std::shared_ptr<const DataSet> m_opened; ///< so that each block does not open it again
  std::int64_t m_clock = 0;
  bool m_reading = false;
  std::shared_ptr<std::atomic<bool>> m_cancelled;
};

} // namespace deblend
