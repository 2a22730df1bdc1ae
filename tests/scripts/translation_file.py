"""Reads Qt's translation files (.ts) and the places where forms (.ui) put texts with mnemonics."""

import dataclasses
import re
import xml.etree.ElementTree as ElementTree


@dataclasses.dataclass(frozen=True)
class Text:
    """What a program marks for translation. `source` is English; `plural` has one form a grammatical number."""

    context: str
    source: str
    comment: str
    plural: bool


@dataclasses.dataclass(frozen=True)
class Translation:
    forms: tuple[str, ...]
    finished: bool


def read_translations(path):
    """Text → Translation of a .ts file."""
    translations = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            plural = message.get("numerus") == "yes"
            text = Text(context.findtext("name"), message.findtext("source"), message.findtext("comment", ""), plural)
            element = message.find("translation")
            forms = [form.text or "" for form in element.iter("numerusform")] if plural else [element.text or ""]
            translations[text] = Translation(tuple(forms), element.get("type") is None)
    return translations


def mnemonic(text):
    """The letter that & marks, in lower case, or None. && is a plain ampersand."""
    marked = re.search(r"&(\w)", text.replace("&&", ""))
    return marked and marked.group(1).lower()


def placeholders(text):
    """%1, %L2, %n of a text, sorted."""
    return sorted(re.findall(r"%(?:L?\d+|L?n)", text))


def mnemonic_groups(path):
    """(name, context, texts) of every menu, of the menu bar and of the labels of a .ui file.

    Within one group no two mnemonics may be equal.
    """
    form = ElementTree.parse(path).getroot()
    context = form.findtext("class")
    own_texts = {}
    for element in [*form.iter("widget"), *form.iter("action")]:
        for name in ("text", "title"):
            string = element.find(f"property[@name='{name}']/string")
            if string is not None and string.text and string.get("notr") != "true":
                own_texts[element.get("name")] = string.text
    for widget in form.iter("widget"):
        if widget.get("class") in ("QMenu", "QMenuBar"):
            members = [action.get("name") for action in widget.findall("addaction")]
            yield widget.get("name"), context, [own_texts[member] for member in members if member in own_texts]
    labels = [widget.get("name") for widget in form.iter("widget") if widget.find("property[@name='buddy']") is not None]
    yield "labels", context, [own_texts[label] for label in labels]
