#pragma once

#include <functional>

namespace deblend::evolution {

/// Calls work(task, worker) once for each task from 0 to before `tasks`, on the calling thread and up to
/// `threads` − 1 others; `worker` is below `threads` and of no two calls at once. Returns when all are done;
/// throws what the first of them to throw threw.
void inParallel(int threads, int tasks, const std::function<void(int task, int worker)>& work);

} // namespace deblend::evolution
