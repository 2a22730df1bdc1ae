#pragma once

#include <functional>
#include <memory>
#include <string>

namespace deblend {

class DataSet;

/// The data set that was opened under this key and is still in use somewhere in the program, or what `open`
/// answers. Of several threads that ask for one key at once the first opens it and the others wait; these ask
/// `progress` now and then whether to go on, and throw Error "cancelled" if not. Where opening fails, the
/// next one tries. Any thread.
std::shared_ptr<const DataSet> sharedDataSet(const std::string& key,
                                             const std::function<std::shared_ptr<const DataSet>()>& open,
                                             const std::function<bool(double share)>& progress);

} // namespace deblend
