"""benchmarks/density.py: the reader of pictures, and the points drawn from them."""

import pathlib
import struct
import tempfile
import unittest
import zlib

import numpy as np

import project_paths  # noqa: F401, makes the modules below importable
from density import draw_points, load_density


def paeth(left, above, corner):
    estimate = left + above - corner
    distances = [abs(estimate - each) for each in (left, above, corner)]
    return (left, above, corner)[distances.index(min(distances))]


PREDICTIONS = (
    lambda left, above, corner: 0,
    lambda left, above, corner: left,
    lambda left, above, corner: above,
    lambda left, above, corner: (left + above) // 2,
    paeth,
)


def png(pixels, depth=8, colour=0):
    """A picture whose rows take PNG's five filters in turn."""
    padded = np.pad(pixels.astype(int), ((1, 0), (1, 0)))
    rows = b""
    for y in range(1, padded.shape[0]):
        kind = (y - 1) % 5
        row = [(padded[y, x] - PREDICTIONS[kind](padded[y, x - 1], padded[y - 1, x], padded[y - 1, x - 1])) & 255
               for x in range(1, padded.shape[1])]
        rows += bytes([kind, *row])
    chunks = [(b"IHDR", struct.pack(">IIBBBBB", pixels.shape[1], pixels.shape[0], depth, colour, 0, 0, 0)),
              (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks)


class LoadDensity(unittest.TestCase):
    def load(self, data):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "picture.png"
            path.write_bytes(data)
            return load_density(path)

    def test_every_filter_is_undone(self):
        pixels = np.random.default_rng(1).integers(0, 256, (23, 17))
        np.testing.assert_array_equal(self.load(png(pixels)), pixels / 255)

    def test_what_cannot_be_read_is_refused(self):
        pixels = np.zeros((4, 4))
        for data, reason in (
                (b"text", "not a PNG"), (png(pixels, depth=16), "8-bit gray"), (png(pixels, colour=2), "8-bit gray")):
            with self.assertRaisesRegex(SystemExit, reason):
                self.load(data)
        with self.assertRaisesRegex(SystemExit, "nowhere.png"):
            load_density("nowhere.png")


class DrawPoints(unittest.TestCase):
    def test_points_follow_the_density(self):
        density = np.array([[1.0, 0.0, 0.5], [0.25, 0.0, 0.0]])
        count = 40000
        points = draw_points(density, count, np.random.default_rng(2))
        self.assertEqual(points.shape, (count, 2))
        column, row = (points * 3).astype(int).T
        share = np.zeros((2, 3))
        np.add.at(share, (row, column), 1 / count)
        expected = density / density.sum()
        deviation = np.sqrt(expected * (1 - expected) / count)
        self.assertTrue((np.abs(share - expected) <= 5 * deviation).all(), share)

    def test_points_fill_their_pixels_evenly(self):
        points = draw_points(np.ones((8, 8)), 40000, np.random.default_rng(3)) * 8
        for coordinate in (points % 1).T:
            share = np.histogram(coordinate, bins=10, range=(0, 1))[0] / len(points)
            self.assertLess(np.abs(share - 0.1).max(), 5 * np.sqrt(0.1 * 0.9 / len(points)))

    def test_the_longer_side_is_one(self):
        tall = draw_points(np.ones((20, 10)), 5000, np.random.default_rng(4))
        self.assertTrue((tall >= 0).all() and (tall[:, 0] <= 0.5).all() and (tall[:, 1] <= 1).all())
        self.assertGreater(tall[:, 1].max(), 0.99)

    def test_the_same_seed_draws_the_same_points(self):
        first, second = (draw_points(np.ones((4, 4)), 100, np.random.default_rng(5)) for _ in range(2))
        np.testing.assert_array_equal(first, second)


if __name__ == "__main__":
    unittest.main()
