#pragma once

#include <cstddef>
#include <functional>

namespace deblend {

/// How many threads inParallel() takes at most unless it is told, the caller's among them.
std::size_t workerCount();

/// Does work(part, worker) for every part from 0 to parts − 1, side by side on up to `workers` threads; no
/// two calls at once have the same worker, a number below `workers`. `keepGoing`, if any, is asked on the
/// calling thread alone, before each of its parts. Throws what a part threw first, or Error "cancelled" once
/// `keepGoing` answers false; parts under way are finished before.
void inParallel(std::size_t parts, const std::function<void(std::size_t part, std::size_t worker)>& work,
                const std::function<bool()>& keepGoing = {}, std::size_t workers = workerCount());

} // namespace deblend
