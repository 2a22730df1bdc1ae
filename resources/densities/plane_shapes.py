"""Signed distances in the unit square: negative inside, positive outside, in units of the square's side.

A plane is an array [size, size, 2] of pixel centres, x to the right and y downward, both from 0 to 1.
Every function below maps a plane to an array [size, size].
"""

import numpy as np


def make_plane(size):
    centres = (np.arange(size) + 0.5) / size
    x, y = np.meshgrid(centres, centres)
    return np.stack([x, y], axis=-1)


def rotated(plane, degrees, centre=(0.5, 0.5)):
    """The plane seen by a shape that is turned by `degrees` (clockwise on the screen) about the centre."""
    angle = np.radians(degrees)
    offset = plane - np.asarray(centre)
    x = offset[..., 0] * np.cos(angle) + offset[..., 1] * np.sin(angle)
    y = offset[..., 1] * np.cos(angle) - offset[..., 0] * np.sin(angle)
    return np.stack([x, y], axis=-1) + np.asarray(centre)


def disk(plane, centre, radius):
    return np.linalg.norm(plane - np.asarray(centre), axis=-1) - radius


def ring(plane, centre, radius, width):
    return np.abs(disk(plane, centre, radius)) - width / 2


def ellipse(plane, centre, radius_x, radius_y):
    """Exact on the boundary and to first order near it, which is where edges are drawn."""
    offset = plane - np.asarray(centre)
    scaled = np.linalg.norm(offset / (radius_x, radius_y), axis=-1)
    gradient = np.linalg.norm(offset / (radius_x**2, radius_y**2), axis=-1)
    return scaled * (scaled - 1) / np.maximum(gradient, 1e-9)


def place_on_segment(plane, start, end):
    """Where on the line from start to end the nearest point lies, from 0 to 1, and how far away it is."""
    start, end = np.asarray(start, dtype=float), np.asarray(end, dtype=float)
    along = end - start
    offset = plane - start
    place = np.clip(offset @ along / max(along @ along, 1e-12), 0, 1)
    return place, np.linalg.norm(offset - place[..., None] * along, axis=-1)


def stroke(plane, points, width):
    """A brush line through the points [N, 2]. The width is one number, or one a point for a line that tapers."""
    half_widths = np.broadcast_to(np.asarray(width, dtype=float), len(points)) / 2
    distance = np.full(plane.shape[:2], np.inf)
    for index in range(len(points) - 1):
        place, from_line = place_on_segment(plane, points[index], points[index + 1])
        half_width = (1 - place) * half_widths[index] + place * half_widths[index + 1]
        distance = np.minimum(distance, from_line - half_width)
    return distance


def polygon(plane, corners):
    """Inside by the even-odd rule; corners [N, 2], closed by itself."""
    corners = np.asarray(corners, dtype=float)
    distance = np.full(plane.shape[:2], np.inf)
    inside = np.zeros(plane.shape[:2], dtype=bool)
    x, y = plane[..., 0], plane[..., 1]
    for (x0, y0), (x1, y1) in zip(corners, np.roll(corners, -1, axis=0)):
        distance = np.minimum(distance, place_on_segment(plane, (x0, y0), (x1, y1))[1])
        if y0 != y1:
            crosses = (y0 > y) != (y1 > y)
            inside ^= crosses & (x < x0 + (y - y0) * (x1 - x0) / (y1 - y0))
    return np.where(inside, -distance, distance)


def smooth_curve(points, steps_per_point=16, closed=False):
    """A Catmull-Rom curve through the points [N, 2]: [M, 2]."""
    points = np.asarray(points, dtype=float)
    if closed:
        padded = np.concatenate([points[-1:], points, points[:2]])
    else:
        padded = np.concatenate([points[:1], points, points[-1:]])
    t = (np.arange(steps_per_point) / steps_per_point)[:, None]
    pieces = []
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:]):
        curve = 2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
        pieces.append(curve / 2)
    return np.concatenate(pieces + ([] if closed else [points[-1:]]))


def union(*distances):
    return np.minimum.reduce(distances)


def intersection(*distances):
    return np.maximum.reduce(distances)


def without(distance, *removed):
    return np.maximum.reduce([distance, *(-other for other in removed)])


def blended_union(first, second, radius):
    """A union whose inner corners are filled with a fillet of about this radius."""
    overlap = np.clip(0.5 + (second - first) / (2 * radius), 0, 1)
    return second * (1 - overlap) + first * overlap - radius * overlap * (1 - overlap)
