"""Every text of the program is translated, and every translation fits its text.

Usage: test_translations.py LUPDATE [ARGUMENT]…, the command that writes the program's texts to the file after -ts.
"""

import functools
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

from project_paths import PROJECT_DIR
from translation_file import Text, mnemonic, mnemonic_groups, placeholders, read_translations

LUPDATE = sys.argv[1:]
FILES = sorted((PROJECT_DIR / "translations").glob("deblend_*.ts"))


@functools.cache
def texts_of_program(language):
    """What the sources mark, untranslated: as many empty forms as the language has."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "fresh.ts"
        command = [*LUPDATE, "-target-language", language, "-ts", path]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, timeout=60)
        return read_translations(path)


def engine_contexts():
    """The contexts in which the window looks up the engine's texts."""
    source = (PROJECT_DIR / "src/gui/language/engine_text.cpp").read_text(encoding="utf-8")
    return re.findall(r'"(\w+)"', re.search(r"contexts\[\] = \{(.*?)\}", source, re.DOTALL).group(1))


class Translations(unittest.TestCase):
    def check_each(self, fits):
        """fits(source, form) of every translated form of every file."""
        for path in FILES:
            misfits = [(text.context, text.source, form)
                       for text, translation in read_translations(path).items()
                       for form in translation.forms if not fits(text.source, form)]
            self.assertEqual(misfits, [], path.name)

    def test_there_is_german(self):
        self.assertIn("deblend_de.ts", [path.name for path in FILES])

    def test_the_texts_are_those_of_the_program(self):
        for path in FILES:
            translations = read_translations(path)
            fresh = texts_of_program(path.stem.removeprefix("deblend_"))
            missing = [text for text in fresh if text not in translations]
            superfluous = [text for text in translations if text not in fresh]
            advice = f"{path.name} is not up to date: build deblend_lupdate, then translate what is unfinished."
            self.assertEqual((missing, superfluous), ([], []), advice)
            for text, translation in translations.items():
                self.assertEqual(len(translation.forms), len(fresh[text].forms), f"{path.name}: plural forms of {text}")

    def test_nothing_is_unfinished_or_empty(self):
        for path in FILES:
            open_texts = [text for text, translation in read_translations(path).items()
                          if not translation.finished or not all(form.strip() for form in translation.forms)]
            self.assertEqual(open_texts, [], path.name)

    def test_placeholders_are_kept(self):
        self.check_each(lambda source, form: placeholders(form) == placeholders(source))

    def test_mnemonics_are_kept(self):
        self.check_each(lambda source, form: (mnemonic(form) is None) == (mnemonic(source) is None))

    def test_ellipses_are_kept(self):
        self.check_each(lambda source, form: form.endswith("…") == source.endswith("…"))

    def test_outer_spaces_and_line_breaks_are_kept(self):
        def spaces(text):
            return re.match(r"\s*", text).group(), re.search(r"\s*$", text).group(), text.count("\n")

        self.check_each(lambda source, form: spaces(form) == spaces(source))


class Mnemonics(unittest.TestCase):
    def check_unique(self, texts, where):
        letters = sorted(filter(None, map(mnemonic, texts)))
        self.assertEqual(letters, sorted(set(letters)), f"{where}: {texts}")

    def test_no_two_are_equal_in_a_menu_or_dialog(self):
        for form in sorted((PROJECT_DIR / "ui").glob("*.ui")):
            for name, context, sources in mnemonic_groups(form):
                self.check_unique(sources, f"{form.name}, {name}, English")
                for path in FILES:
                    translations = read_translations(path)
                    translated = [translations[Text(context, source, "", False)].forms[0] for source in sources]
                    self.check_unique(translated, f"{form.name}, {name}, {path.name}")


class EngineTexts(unittest.TestCase):
    """They are looked up by the text alone, in one context after the other."""

    def test_their_contexts_are_looked_into(self):
        for text in texts_of_program("de"):
            if not text.context.startswith("deblend::"):
                self.assertIn(text.context, engine_contexts(), text.source)

    def test_a_text_has_one_translation_in_all_of_them(self):
        for path in FILES:
            by_source = {}
            for text, translation in read_translations(path).items():
                if text.context in engine_contexts():
                    by_source.setdefault(text.source, set()).add(translation.forms)
            self.assertEqual([source for source, all_forms in by_source.items() if len(all_forms) > 1], [], path.name)

    def test_the_bundled_examples_are_among_them(self):
        known = {text.source for text in texts_of_program("de") if text.context == "examples"}
        shown = set()
        for path in (PROJECT_DIR / "resources/examples").glob("*.json"):
            example = json.loads(path.read_text(encoding="utf-8"))
            shown |= {example["title"], example["description"]}
        self.assertEqual(known, shown)


if __name__ == "__main__":
    if not LUPDATE:
        sys.exit("Which lupdate? " + __doc__.splitlines()[2])
    unittest.main(argv=sys.argv[:1])
