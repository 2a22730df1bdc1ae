"""benchmarks/sliced_wasserstein.py: properties of a distance, and values known in closed form."""

import unittest

import numpy as np

import project_paths  # noqa: F401, makes the module below importable
from sliced_wasserstein import floor, sliced_wasserstein


def points(seed, count=500):
    return np.random.default_rng(seed).normal(size=(count, 2))


class SlicedWasserstein(unittest.TestCase):
    def test_it_is_a_distance_of_sets(self):
        a, b, c = points(1), points(2) * 2, points(3) + 1
        self.assertAlmostEqual(sliced_wasserstein(a, a[::-1]), 0, places=12)
        self.assertGreater(sliced_wasserstein(a, b), 0)
        self.assertEqual(sliced_wasserstein(a, b), sliced_wasserstein(b, a))
        self.assertLessEqual(sliced_wasserstein(a, c), sliced_wasserstein(a, b) + sliced_wasserstein(b, c))

    def test_a_shift_counts_by_its_length_over_root_two(self):
        a = points(4)
        for shift in ((0.3, 0.4), (-0.5, 0), (0, 0.5)):
            self.assertAlmostEqual(sliced_wasserstein(a, a + shift), 0.5 / np.sqrt(2), places=9)

    def test_a_scaling_counts_by_the_spread(self):
        a = points(5)
        a -= a.mean(axis=0)
        expected = 0.1 * np.sqrt(np.mean(np.sum(a**2, axis=1)) / 2)
        self.assertAlmostEqual(sliced_wasserstein(a, 1.1 * a), expected, places=9)

    def test_a_rotation_of_both_changes_nothing(self):
        a, b = points(6), points(7) + (1, 0)
        turn = np.array([[np.cos(1), -np.sin(1)], [np.sin(1), np.cos(1)]])
        self.assertAlmostEqual(sliced_wasserstein(a, b), sliced_wasserstein(a @ turn, b @ turn), places=4)

    def test_sets_that_cannot_be_compared_are_refused(self):
        for other in (points(8, count=499), np.zeros((500, 3)), np.zeros((0, 2))):
            with self.assertRaises(ValueError):
                sliced_wasserstein(points(8), other)
        with self.assertRaises(ValueError):
            sliced_wasserstein(np.zeros((0, 2)), np.zeros((0, 2)))

    def test_the_floor_falls_with_the_root_of_the_count(self):
        random = np.random.default_rng(9)

        def draw(count):
            return random.random((count, 2))

        ratio = floor(draw, 250, repeats=16) / floor(draw, 4000, repeats=16)
        self.assertTrue(2.5 < ratio < 6.5, ratio)


if __name__ == "__main__":
    unittest.main()
