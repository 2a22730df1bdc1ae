"""The bundled densities, pictures and examples belong together, and are what the build copies."""

import json
import re
import unittest

from project_paths import PROJECT_DIR
import make_densities
import make_pictures
import png_file

RESOURCES = PROJECT_DIR / "resources"


def examples():
    return [(path, json.loads(path.read_text(encoding="utf-8"))) for path in sorted((RESOURCES / "examples").glob("*.json"))]


class Densities(unittest.TestCase):
    def test_every_picture_has_a_function(self):
        pictures = {path.stem for path in (RESOURCES / "densities").glob("*.png")}
        self.assertEqual(pictures, set(make_densities.DENSITIES))

    def test_a_picture_is_what_its_function_draws(self):
        for name in ("moons", "eight-gaussians", "heart"):
            pixels = make_densities.render(make_densities.DENSITIES[name])
            self.assertTrue(png_file.is_up_to_date(RESOURCES / f"densities/{name}.png", pixels), name)

    def test_pictures_are_white_at_most_and_black_at_the_border(self):
        for path in (RESOURCES / "densities").glob("*.png"):
            pixels = png_file.decode_png(path.read_bytes())
            self.assertEqual(pixels.max(), 255, path.name)
            make_densities.check_border(path.stem, pixels)


class Pictures(unittest.TestCase):
    def test_every_picture_has_a_function(self):
        self.assertEqual({path.stem for path in (RESOURCES / "pictures").glob("*.png")}, set(make_pictures.PICTURES))

    def test_a_picture_is_what_its_function_draws(self):
        self.assertTrue(png_file.is_up_to_date(RESOURCES / "pictures/dusk.png", make_pictures.dusk()))

    def test_pictures_are_small_and_use_the_whole_range(self):
        paths = list((RESOURCES / "pictures").glob("*.png"))
        self.assertLess(sum(path.stat().st_size for path in paths), 300_000)
        for path in paths:
            pixels = png_file.decode_png(path.read_bytes())
            self.assertEqual(max(pixels.shape), make_pictures.SIZE, path.name)
            self.assertEqual(pixels.shape[2], 3, path.name)
            self.assertGreater(int(pixels.max()) - int(pixels.min()), 200, path.name)


class Examples(unittest.TestCase):
    def test_they_are_complete_and_name_what_is_there(self):
        for path, example in examples():
            self.assertEqual(
                set(example) - {"film", "film_states"},
                {"id", "title", "description", "source", "target", "model", "options"},
                path.name,
            )
            self.assertEqual("film" in example, "film_states" in example, path.name)
            if "film" in example:
                self.assertTrue((path.parent / example["film"]).is_file(), path.name)
            self.assertRegex(path.stem, rf"^\d\d-{re.escape(example['id'])}$")
            for side in ("source", "target"):
                kind, _, name = example[side].partition(":")
                if kind == "example":
                    self.assertIn(name, make_densities.DENSITIES, path.name)
            self.assertNotEqual(example["source"], example["target"])

    def test_the_first_is_rings_to_moons_and_three_fill_the_first_start(self):
        self.assertEqual(examples()[0][1]["id"], "rings-to-moons")
        self.assertGreaterEqual(len(examples()), 3)

    def test_the_build_copies_them_all(self):
        listed = set(re.findall(r"[\w-]+", (RESOURCES / "CMakeLists.txt").read_text(encoding="utf-8")))
        for name in [*make_densities.DENSITIES, *make_pictures.PICTURES, *(path.stem for path, _ in examples())]:
            self.assertIn(name, listed)


if __name__ == "__main__":
    unittest.main()
