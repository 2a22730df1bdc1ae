#pragma once

#include <QAbstractListModel>

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

namespace deblend {

/// A list whose rows keep their selection and place when others come and go. An Entry has a key() that no
/// other has, and says with == whether it looks the same. GUI thread.
template <typename Entry>
class EntryListModel : public QAbstractListModel {
public:
  using QAbstractListModel::QAbstractListModel;

  const std::vector<Entry>& entries() const { return m_entries; }
  const Entry& entry(const QModelIndex& index) const {
    return m_entries[static_cast<std::size_t>(index.row())];
  }
  int rowCount(const QModelIndex& parent = {}) const override {
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
  }

protected:
  /// Shows these instead, changing no more rows than it takes unless their order is another.
  void replaceEntries(std::vector<Entry> wanted) {
    removeGone(wanted);
    if (m_entries.empty() || !isPartOf(wanted)) {
      resetEntries(std::move(wanted));
      return;
    }
    for (std::size_t at = 0; at < wanted.size();)
      at = insertBefore(at, wanted);
    for (std::size_t at = 0; at < wanted.size(); ++at)
      if (!(std::exchange(m_entries[at], wanted[at]) == wanted[at]))
        tellChanged(at);
  }

  void resetEntries(std::vector<Entry> wanted) {
    beginResetModel();
    m_entries = std::move(wanted);
    endResetModel();
  }

  void tellChanged(std::size_t at) {
    const QModelIndex changed = index(static_cast<int>(at));
    Q_EMIT dataChanged(changed, changed);
  }

private:
  void removeGone(const std::vector<Entry>& wanted) {
    std::set<decltype(std::declval<Entry>().key())> keys;
    for (const Entry& each : wanted)
      keys.insert(each.key());
    for (int row = rowCount() - 1; row >= 0; --row) {
      const auto entry = m_entries.begin() + row;
      if (keys.contains(entry->key()))
        continue;
      beginRemoveRows({}, row, row);
      m_entries.erase(entry);
      endRemoveRows();
    }
  }

  /// Whether what is there stands in the same order among what is wanted.
  bool isPartOf(const std::vector<Entry>& wanted) const {
    auto at = wanted.begin();
    for (const Entry& each : m_entries) {
      at = std::ranges::find(at, wanted.end(), each.key(), &Entry::key);
      if (at == wanted.end())
        return false;
    }
    return true;
  }

  /// Inserts what stands from `at` on before the entry that is there now. Returns the place after both.
  std::size_t insertBefore(std::size_t at, const std::vector<Entry>& wanted) {
    const auto from = wanted.begin() + static_cast<std::ptrdiff_t>(at);
    const auto to = at < m_entries.size()
                        ? std::ranges::find(from, wanted.end(), m_entries[at].key(), &Entry::key)
                        : wanted.end();
    if (from != to) {
      beginInsertRows({}, static_cast<int>(at), static_cast<int>(to - wanted.begin()) - 1);
      m_entries.insert(m_entries.begin() + static_cast<std::ptrdiff_t>(at), from, to);
      endInsertRows();
    }
    return static_cast<std::size_t>(to - wanted.begin()) + 1;
  }

  std::vector<Entry> m_entries;
};

} // namespace deblend
