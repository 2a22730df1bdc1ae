"""The measure that the quality benchmark puts both programs' points through."""

import numpy as np

DIRECTIONS = 512


def sliced_wasserstein(first, second, directions=DIRECTIONS):
    """The sliced Wasserstein-2 distance of two equally large sets of points [N, 2], in the points' own unit.

    The root of the mean of the squared one-dimensional distances along directions that divide the half circle evenly.
    """
    first, second = np.asarray(first, dtype=np.float64), np.asarray(second, dtype=np.float64)
    if first.shape != second.shape or first.ndim != 2 or first.shape[1] != 2 or len(first) == 0:
        raise ValueError("Two equally large sets of points [N, 2] are needed, "
                         f"not {list(first.shape)} and {list(second.shape)}.")
    angles = (np.arange(directions) + 0.5) * np.pi / directions
    squared = 0.0
    for angle in angles:
        axis = np.array([np.cos(angle), np.sin(angle)])
        squared += np.mean((np.sort(first @ axis) - np.sort(second @ axis)) ** 2)
    return float(np.sqrt(squared / directions))


def floor(draw, count, repeats=4):
    """What two fresh draws of the same data set differ by: the mean over some pairs. `draw(count)` gives points [count, 2]."""
    return float(np.mean([sliced_wasserstein(draw(count), draw(count)) for _ in range(repeats)]))
