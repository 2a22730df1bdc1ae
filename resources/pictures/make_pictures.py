#!/usr/bin/env python3
"""Draws the bundled pictures, which model types that approximate a picture can be tried with: PNG of 384 pixels
a longer side.

    make_pictures.py            writes every picture beside this file
    make_pictures.py --check    compares them with what it would write, and fails if one differs

Needs Python 3.9 and NumPy. The same pictures come out every time: nothing here is random.
"""

import argparse
import pathlib
import sys

import numpy as np

from painting import Painting, gradient, rectangle, rgb, scattered, shapes, smooth_polygon, smooth_stroke
from png_file import encode_png, is_up_to_date

SIZE = 384
WATER = 0.455  # where the lake of the dusk begins


def ridge(x, height, waves):
    """The outline of hills: a height less a sum of waves of (frequency, phase, size)."""
    return height - sum(size * np.sin(frequency * x + phase) for frequency, phase, size in waves)


def pine(painting, x, foot, height, colour):
    for tier in range(4):
        top = foot - height * (1 - 0.2 * tier)
        low = top + height * 0.38
        half = height * (0.075 + 0.055 * tier)
        painting.fill(shapes.polygon(painting.plane, [(x, top), (x + half, low), (x - half, low)]), colour)
    painting.fill(rectangle(painting.plane, x - 0.02 * height, foot - 0.1 * height, x + 0.02 * height, foot), colour)


def dusk():
    """Smooth gradients: a lake among hills after sunset."""
    painting = Painting(SIZE, 256)
    x, y = painting.x, painting.y
    painting.cover(np.ones_like(x), gradient(y, [
        (0.00, "1b2350"), (0.12, "3d3a78"), (0.22, "8a4f8e"), (0.31, "d9717f"), (0.39, "f7a868"), (0.45, "fde3a0")]))
    sun = (0.63, 0.375)
    painting.glow(sun, 0.30, rgb("ffb35c"), 0.55)
    painting.glow(sun, 0.11, rgb("ffe9b0"), 0.85)
    painting.fill(shapes.disk(painting.plane, sun, 0.042), rgb("fff6d8"), softness=2)
    for index in range(26):
        star = (scattered(index), 0.14 * scattered(index, 1))
        painting.fill(shapes.disk(painting.plane, star, 0.0016), rgb("fdf3e2"), 0.35 + 0.6 * scattered(index, 2))
    for left, height, length, depth, colour in (
            (0.05, 0.20, 0.34, 0.013, "f08f86"), (0.16, 0.222, 0.30, 0.009, "ffb487"), (0.55, 0.155, 0.40, 0.011, "c76c92"),
            (0.62, 0.172, 0.26, 0.007, "f29a86"), (0.30, 0.292, 0.30, 0.007, "ffd09a"), (0.74, 0.262, 0.28, 0.008, "ffc08a")):
        along, across = (2 * (x - left) / length - 1, (y - height - 0.006 * np.sin(18 * x)) / depth)
        painting.cover(0.75 * np.exp(-(along**2 + across**2) ** 2), rgb(colour))
    for height, waves, top, bottom in (
            (0.345, ((7, 0.4, 0.045), (17, 1.0, 0.018), (41, 2.0, 0.005)), "a2668f", "e2958f"),
            (0.390, ((6, 2.6, 0.040), (15, 0.2, 0.016), (37, 1.0, 0.005)), "6b4a80", "b0707f"),
            (0.425, ((5, 4.4, 0.030), (19, 2.4, 0.010), (53, 0.0, 0.003)), "3a3263", "70496f")):
        outline = ridge(x, height, waves)
        painting.fill(outline - y, gradient((y - outline) / 0.13, [(0, top), (1, bottom)]))
    lake(painting, sun)
    shore = ridge(x, 0.610, ((5.5, 0.7, 0.030), (14, 2.0, 0.008), (60, 0.0, 0.0022)))
    painting.fill(shore - y, gradient((y - shore) / 0.1, [(0, "1c1a33"), (1, "0b0c1a")]))
    for index, place in enumerate((0.035, 0.085, 0.125, 0.180, 0.235, 0.845, 0.895, 0.955)):
        foot = float(np.interp(place, x[0], shore[0])) + 0.012
        pine(painting, place, foot, 0.19 - 0.11 * scattered(index, 1) * (place < 0.3) + 0.03 * scattered(index), rgb("131328"))
    return painting.bytes()


def lake(painting, sun):
    """The upper part mirrored in the water, wavering and darker, with glints below the sun."""
    x, y = painting.x, painting.y
    size, width = painting.size, x.shape[1]
    wave = 0.004 * np.sin(190 * y + 5 * np.sin(9 * x)) * (y - WATER) / 0.15
    rows = np.clip(((2 * WATER - y + 3 * wave) * size).astype(int), 0, x.shape[0] - 1)
    columns = np.clip(((x + wave) * size).astype(int), 0, width - 1)
    mirrored = painting.colours[rows, columns] * np.array([0.72, 0.70, 0.82]) + np.array([0.01, 0.02, 0.06])
    painting.fill(WATER - y, mirrored)
    painting.fill(np.abs(y - WATER) - 0.0012, rgb("ffd9a0"), 0.5)
    for index in range(38):
        depth = 0.008 + 0.150 * (index / 38) ** 1.3
        middle = sun[0] + (scattered(index) - 0.5) * (0.03 + 0.55 * depth)
        half = 0.006 + 0.14 * depth * scattered(index, 1)
        glint = shapes.ellipse(painting.plane, (middle, WATER + depth), half, 0.0011 + 0.010 * depth)
        painting.fill(glint, rgb("ffdf9e"), 0.75 * (1 - 4 * depth), softness=1.5)


def parrot():
    """Curved, coloured areas: a parrot among leaves."""
    painting = Painting(288, SIZE)
    plane, x, y = painting.plane, painting.x, painting.y
    painting.cover(np.ones_like(x), gradient(np.hypot(x - 0.55, y - 0.30), [
        (0.0, "d7ecb0"), (0.25, "86bd8a"), (0.55, "2f7a67"), (0.95, "123f4a")]))
    for index in range(14):
        at = (0.75 * scattered(index), scattered(index, 1))
        painting.glow(at, 0.04 + 0.05 * scattered(index, 2), rgb(("e9f5b4", "4aa37c", "1d5b5b")[index % 3]), 0.35)
    leaves(painting)
    painting.fill(smooth_stroke(plane, [(-0.05, 0.93), (0.2, 0.895), (0.5, 0.90), (0.8, 0.865)], (0.045, 0.035, 0.04, 0.03)), rgb("5a3a2a"))
    painting.fill(smooth_stroke(plane, [(-0.05, 0.918), (0.2, 0.883), (0.5, 0.889), (0.8, 0.856)], 0.010), rgb("8d6142"))
    tail = smooth_polygon(plane, [(0.19, 0.75), (0.33, 0.80), (0.24, 0.93), (0.15, 1.04), (0.07, 1.04), (0.11, 0.90)])
    painting.fill(tail, gradient(x + 0.5 * y, [(0.52, "7c1420"), (0.62, "d32a26"), (0.70, "2b5fb8")]))
    body = smooth_polygon(plane, [(0.30, 0.20), (0.42, 0.26), (0.495, 0.42), (0.50, 0.60), (0.44, 0.78), (0.34, 0.885),
                                  (0.24, 0.86), (0.155, 0.72), (0.135, 0.54), (0.17, 0.36)])
    painting.fill(body, gradient(x - 0.25 * y, [(0.00, "8c1420"), (0.15, "c9231f"), (0.30, "ea4130"), (0.42, "f0674a")]))
    for index in range(28):
        row, place = divmod(index, 4)
        at = (0.335 + 0.035 * place - 0.014 * (row % 2), 0.475 + 0.045 * row)
        scale = shapes.intersection(shapes.ring(plane, at, 0.020, 0.005), at[1] - y, body + 0.012)
        painting.fill(scale, rgb("a81a20"), 0.65)
    wing(painting)
    head(painting)
    for foot in (0.265, 0.345):
        for toe in (-0.022, 0.0, 0.022):
            painting.fill(smooth_stroke(plane, [(foot, 0.865), (foot + toe, 0.885), (foot + 1.2 * toe, 0.918)], (0.018, 0.020, 0.008)), rgb("4b4a52"))
    return painting.bytes()


def leaves(painting):
    for index, (foot, tip, bend, colour) in enumerate((
            ((0.80, 0.60), (0.56, 0.10), 0.10, "1f6b4f"), ((0.80, 0.75), (0.60, 0.42), -0.07, "2f8f5b"),
            ((-0.05, 0.50), (0.16, 0.06), -0.09, "175a50"), ((-0.05, 0.72), (0.10, 0.36), 0.06, "3aa065"),
            ((0.80, 1.02), (0.54, 0.74), 0.06, "1c5f4b"), ((0.30, 1.05), (0.60, 0.96), -0.05, "2c8157"))):
        foot, tip = np.array(foot), np.array(tip)
        across = np.array([-(tip - foot)[1], (tip - foot)[0]])
        middle = (foot + tip) / 2 + bend * across
        left, right = middle + 0.17 * across, middle - 0.17 * across
        blade = smooth_polygon(painting.plane, [foot, left, tip, right])
        painting.fill(blade, rgb(colour))
        half = smooth_polygon(painting.plane, [foot, left, tip, middle])
        painting.fill(half, rgb(colour) * 1.25 + 0.03, 0.8)
        painting.fill(smooth_stroke(painting.plane, [foot, middle, tip], (0.008, 0.006, 0.002)), rgb("bfe08f"), 0.8)


def wing(painting):
    """Rows of feathers, each over the one before: blue below, yellow, red at the shoulder."""
    plane = painting.plane
    for colour, edge, count, start, step, length, lean in (
            ("1d4fa8", "123a86", 6, (0.135, 0.555), (0.022, 0.010), 0.300, -0.02),
            ("2f78d4", "1f57ad", 6, (0.140, 0.500), (0.026, 0.012), 0.210, -0.01),
            ("f6c832", "d99a1c", 6, (0.150, 0.445), (0.029, 0.010), 0.130, 0.00),
            ("d92f26", "9f1a1e", 5, (0.165, 0.395), (0.033, 0.006), 0.095, 0.01)):
        for index in reversed(range(count)):
            top = np.array(start) + index * np.array(step)
            end = top + (lean + 0.012 * index - 0.03, length - 0.012 * index)
            feather = smooth_stroke(plane, [top, (top + end) / 2 + (0.010, 0), end], (0.030, 0.044, 0.022))
            painting.fill(feather, rgb(edge))
            painting.fill(feather + 0.0055, rgb(colour))
            painting.fill(smooth_stroke(plane, [top, end], (0.004, 0.002)), rgb(edge), 0.7)


def head(painting):
    plane, x, y = painting.plane, painting.x, painting.y
    crown = smooth_polygon(plane, [(0.22, 0.24), (0.235, 0.13), (0.33, 0.065), (0.445, 0.085), (0.505, 0.165), (0.485, 0.27),
                                   (0.40, 0.345), (0.28, 0.34)])
    painting.fill(crown, gradient(np.hypot(x - 0.42, y - 0.11), [(0.0, "ff7a58"), (0.1, "ea3a2c"), (0.25, "b81c20")]))
    face = smooth_polygon(plane, [(0.36, 0.19), (0.40, 0.125), (0.475, 0.135), (0.500, 0.20), (0.485, 0.275), (0.425, 0.315),
                                  (0.375, 0.27)])
    painting.fill(face, gradient(y, [(0.12, "fffaf0"), (0.31, "e7d9cf")]))
    for index in range(5):
        height = 0.205 + 0.021 * index
        line = smooth_stroke(plane, [(0.385, height), (0.42, height + 0.010), (0.468, height + 0.006)], 0.0042)
        painting.fill(shapes.intersection(line, face + 0.006), rgb("b03038"), 0.8)
    lower = smooth_polygon(plane, [(0.465, 0.255), (0.515, 0.265), (0.525, 0.305), (0.495, 0.335), (0.462, 0.31)])
    painting.fill(lower, gradient(y, [(0.25, "3a3a44"), (0.33, "15151c")]))
    upper = smooth_polygon(plane, [(0.470, 0.145), (0.545, 0.135), (0.615, 0.185), (0.635, 0.265), (0.605, 0.350), (0.592, 0.275),
                                   (0.545, 0.262), (0.480, 0.270)])
    painting.fill(upper, gradient(x + 0.35 * y, [(0.52, "fff4dc"), (0.63, "ecd3a8"), (0.70, "8a6b56"), (0.735, "2a2326")]))
    shine = smooth_stroke(plane, [(0.505, 0.165), (0.56, 0.165), (0.600, 0.205)], (0.004, 0.012, 0.003))
    painting.fill(shine, rgb("ffffff"), 0.75, softness=2)
    painting.fill(shapes.disk(plane, (0.492, 0.185), 0.0065), rgb("6b4a3e"))
    eye = (0.428, 0.178)
    for radius, colour in ((0.0265, "2a2022"), (0.0225, "f4d35e"), (0.0135, "16110f")):
        painting.fill(shapes.disk(plane, eye, radius), rgb(colour))
    painting.fill(shapes.disk(plane, (0.4335, 0.1715), 0.0048), rgb("ffffff"))


def city():
    """Hard edges and fine detail: a city by a river at night."""
    painting = Painting(SIZE, 288)
    plane, x, y = painting.plane, painting.x, painting.y
    painting.cover(np.ones_like(x), gradient(y, [(0.0, "070b24"), (0.25, "14235a"), (0.42, "3a3f86"), (0.52, "8a5a8e")]))
    for index in range(70):
        star = (scattered(index, 1), 0.34 * scattered(index, 2))
        painting.fill(shapes.disk(plane, star, 0.0011 + 0.0012 * scattered(index, 3)), rgb("e8ecff"), 0.9 - 0.6 * scattered(index))
    moon = (0.80, 0.115)
    painting.glow(moon, 0.12, rgb("8fa4e8"), 0.5)
    painting.fill(shapes.disk(plane, moon, 0.052), rgb("fdf6dc"))
    for dx, dy, radius in ((-0.016, -0.012, 0.012), (0.014, 0.010, 0.016), (-0.008, 0.022, 0.008), (0.022, -0.018, 0.007)):
        painting.fill(shapes.disk(plane, (moon[0] + dx, moon[1] + dy), radius), rgb("e3d6b4"))
    for index in range(22):
        left = index / 22 - 0.01
        painting.fill(rectangle(plane, left, 0.36 - 0.13 * scattered(index, 2), left + 0.052, 0.56), rgb("232a63"))
    for tower in range(len(TOWERS)):
        draw_tower(painting, tower)
    painting.fill(0.555 - y, gradient(y, [(0.555, "2a2f6e"), (0.60, "121a48"), (0.75, "060a20")]))
    reflect_towers(painting)
    bridge(painting)
    return painting.bytes()


# Left, width, top, and kind of the roof, from left to right.
TOWERS = ((0.015, 0.075, 0.300, "flat"), (0.095, 0.060, 0.215, "spire"), (0.160, 0.085, 0.345, "step"),
          (0.250, 0.055, 0.165, "slant"), (0.310, 0.075, 0.275, "flat"), (0.392, 0.090, 0.120, "crown"),
          (0.488, 0.065, 0.310, "step"), (0.558, 0.058, 0.205, "spire"), (0.622, 0.090, 0.365, "flat"),
          (0.718, 0.066, 0.250, "slant"), (0.790, 0.085, 0.330, "step"), (0.882, 0.060, 0.230, "spire"),
          (0.946, 0.060, 0.370, "flat"))
WALLS = ("0d1330", "141a3f", "1b1f4a", "10203f", "231b45")
LIGHTS = ("ffd873", "fff2c4", "ffb04f", "9fe3ff")


def draw_tower(painting, number):
    plane = painting.plane
    left, width, top, roof = TOWERS[number]
    right, middle, wall = left + width, left + width / 2, rgb(WALLS[number % len(WALLS)])
    if roof == "spire":
        painting.fill(shapes.polygon(plane, [(middle - 0.016, top), (middle, top - 0.085), (middle + 0.016, top)]), wall)
        painting.fill(shapes.disk(plane, (middle, top - 0.086), 0.0032), rgb("ff5a4f"))
    elif roof == "slant":
        painting.fill(shapes.polygon(plane, [(left, top), (right, top - 0.045), (right, top)]), wall)
    elif roof == "step":
        painting.fill(rectangle(plane, left + 0.2 * width, top - 0.022, right - 0.2 * width, top), wall)
    elif roof == "crown":
        painting.fill(shapes.polygon(plane, [(left, top), (middle, top - 0.05), (right, top)]), wall)
        painting.fill(rectangle(plane, middle - 0.0016, top - 0.10, middle + 0.0016, top), wall)
        painting.fill(shapes.disk(plane, (middle, top - 0.10), 0.0032), rgb("7ff0e0"))
    painting.fill(rectangle(plane, left, top, right, 0.56), wall)
    painting.fill(rectangle(plane, left, top, left + 0.004, 0.56), wall + 0.10)
    columns = int(width / 0.0145)
    for row in range(int((0.545 - top) / 0.0165)):
        for column in range(columns):
            index = 97 * number + 13 * row + 7 * column
            if scattered(index, 1) < 0.45:
                continue
            at = left + (column + 0.5) * width / columns
            height = top + 0.012 + 0.0165 * row
            painting.fill(rectangle(plane, at - 0.0042, height - 0.0045, at + 0.0042, height + 0.0045),
                          rgb(LIGHTS[int(4 * scattered(index, 2))]), 0.55 + 0.45 * scattered(index))


def reflect_towers(painting):
    """Bands of light on the water, broken by waves."""
    x, y = painting.x, painting.y
    for number, (left, width, top, _) in enumerate(TOWERS):
        for index in range(9):
            depth = 0.012 + 0.019 * index
            half = width * (0.22 + 0.25 * scattered(9 * number + index, 1))
            middle = left + width / 2 + 0.012 * (scattered(9 * number + index) - 0.5)
            band = rectangle(painting.plane, middle - half, 0.555 + depth, middle + half, 0.559 + depth)
            painting.fill(band, rgb(LIGHTS[(number + index) % 4]), (0.50 - 0.045 * index) * (0.5 + 1.4 * (0.4 - top)))
    painting.fill(np.abs(y - 0.5565) - 0.0022, rgb("ffcf7a"), 0.8)
    painting.fill(np.abs(x - 0.80) - 0.016 - 0.05 * (y - 0.56), rgb("cdd6ff"), 0.22 * (np.sin(260 * y) > 0) * (y > 0.56))


def bridge(painting):
    """A suspension bridge before it all: deck, two towers, cables and hangers."""
    plane, x, y = painting.plane, painting.x, painting.y
    steel, light = rgb("d8433f"), rgb("ffe9a8")
    for pillar in (0.27, 0.73):
        for side in (-0.016, 0.010):
            painting.fill(rectangle(plane, pillar + side, 0.385, pillar + side + 0.008, 0.690), steel)
        for beam in (0.395, 0.45, 0.51):
            painting.fill(rectangle(plane, pillar - 0.016, beam, pillar + 0.018, beam + 0.007), steel)
    swing = np.where(x < 0.27, ((x + 0.19) / 0.46) ** 2, np.where(x > 0.73, ((1.19 - x) / 0.46) ** 2, ((x - 0.5) / 0.23) ** 2))
    cable = 0.600 - 0.205 * np.clip(swing, 0, 1)
    painting.fill(np.abs(y - cable) - 0.0018, steel)
    for index in range(41):
        at = (index + 0.5) / 41
        hanger = np.maximum.reduce([np.abs(x - at) - 0.0009, cable - y, y - 0.612])
        painting.fill(hanger, steel, 0.8)
    painting.fill(rectangle(plane, -1, 0.610, 2, 0.626), rgb("a32c33"))
    painting.fill(rectangle(plane, -1, 0.610, 2, 0.613), rgb("f0766a"))
    for index in range(28):
        painting.fill(shapes.disk(plane, ((index + 0.5) / 28, 0.606), 0.0034), light)


PICTURES = {"dusk": dusk, "parrot": parrot, "city": city}


def main():
    parser = argparse.ArgumentParser(description="Draws the bundled pictures.")
    parser.add_argument("--check", action="store_true", help="compare with the files that are there; write nothing")
    arguments = parser.parse_args()
    folder = pathlib.Path(__file__).resolve().parent
    outdated = []
    for name, draw in PICTURES.items():
        pixels, path = draw(), folder / f"{name}.png"
        if not arguments.check:
            path.write_bytes(encode_png(pixels))
        elif not is_up_to_date(path, pixels):
            outdated.append(path.name)
    if outdated:
        sys.exit(f"These pictures are not what make_pictures.py draws: {', '.join(outdated)}. Run it without --check.")


if __name__ == "__main__":
    main()
