"""All German that we write ourselves, as the reply check of our own shall read it.

What customers say in demo and practice is theirs, what shall show a bad way is meant to be bad.
"""

import json
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from babel.messages.pofile import read_po

from augenhoehe.kernel.replycheck.check import check_reply
from augenhoehe.kernel.replycheck.model import Context
from augenhoehe.kernel.replycheck.rulebook import rulebook
from augenhoehe.surveys import presets

ROOT = Path(__file__).parents[1]
HOUSE = ROOT / "augenhoehe"
EXPLAINED = Path(__file__).parent / "own_texts.toml"
DATA = ("*/data/**/*.json", "*/data/**/*.toml", "*/texts/*.toml", "transfer/demo/data/*.json")
# Not ours in a data file: others' words, and bad examples.
OTHERS = frozenset(
    "openings customer third bad fair good detractor passive promoter pulse_words settled "
    "not_settled chasers says not wrong wanted own message meaning "
    "feelings wants private words phrases exclusions".split()
)
WRITERS = ("customer", "third")
OTHERS_FILES = ("noise.json",)
# A label asks nothing and a sentence on a page promises nobody a day.
NO_LETTER = frozenset("k1-next-step f2-unanswered a5-salutation a6-no-reference u4-long".split())
HOLES = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\{?\s?\w*\s?\}?\}|<[^<>]{1,80}>")


@dataclass(frozen=True)
class Own:
    """A text of ours and the file it stands in."""

    place: str
    text: str


@dataclass(frozen=True)
class Found:
    """What a rule says about a text of ours."""

    rule: str
    words: str
    own: Own


def own_texts():
    """Every German text of ours once, in the order of the files."""
    found = {}
    for own in (*_catalogues(), *_data(), *_presets(), *_rules()):
        found.setdefault(own.text, own)
    return list(found.values())


def findings():
    """All that our check says about our own texts."""
    context = Context(language="de", hidden=NO_LETTER)
    for own in own_texts():
        text = HOLES.sub(lambda hole: "Muster".ljust(len(hole[0]))[: len(hole[0])], own.text)
        for one in check_reply(text, context=context).findings:
            yield Found(one.rule, own.text[one.start : one.end], own)


def explained():
    """[{rule, why, and texts (beginnings) or words}]: what stays, and why that is right here."""
    return tomllib.loads(EXPLAINED.read_text("utf-8"))["stays"]


def explains(line, found):
    """Is this the explanation of that finding?"""
    if line["rule"] != found.rule:
        return False
    if found.words.lower() in line.get("words", ()):
        return True
    text = " ".join(found.own.text.split())
    return any(text.startswith(beginning) for beginning in line.get("texts", ()))


def unused(line, found):
    """The beginnings and words of an explanation that explain nothing any more."""
    mine = [one for one in found if one.rule == line["rule"]]
    said = [" ".join(one.own.text.split()) for one in mine]
    gone = [text for text in line.get("texts", ()) if not any(s.startswith(text) for s in said)]
    return gone + [
        words for words in line.get("words", ()) if words not in {m.words.lower() for m in mine}
    ]


def _catalogues():
    for path in sorted(HOUSE.glob("*/locale/de/LC_MESSAGES/django.po")):
        place = str(path.relative_to(ROOT))
        with path.open("rb") as file:
            for message in read_po(file):
                said = message.string
                for text in [said] if isinstance(said, str) else said:
                    if message.id and text:
                        yield Own(place, text)


def _data():
    for path in sorted({path for wanted in DATA for path in HOUSE.glob(wanted)}):
        if path.name in OTHERS_FILES:
            continue
        read = json.loads if path.suffix == ".json" else tomllib.loads
        place = str(path.relative_to(ROOT))
        for text in _german(read(path.read_text("utf-8")), is_german=False):
            yield Own(place, text)


def _presets():
    place = "augenhoehe/surveys/presets.py"
    for name, value in vars(presets).items():
        if name.isupper():
            for text in _german(value, is_german=False):
                yield Own(place, text)


def _rules():
    """The wordings that our rules offer."""
    for rule in rulebook().rules:
        for text in rule.better.get("de", ()):
            yield Own("augenhoehe/kernel/replycheck/rules", text)


def _german(thing, *, is_german):
    """The German texts in data: below "de", in "…_de"; nothing of others."""
    if isinstance(thing, str):
        yield from [thing] if is_german and thing.strip() else []
    elif isinstance(thing, dict):
        for key, value in _ours(thing):
            here = key == "de" or key.endswith("_de")
            yield from _german(value, is_german=is_german or here)
    elif isinstance(thing, list | tuple):
        for one in thing:
            yield from _german(one, is_german=is_german)


def _ours(thing):
    """What of a row of data is ours."""
    if any(thing.get(key) in WRITERS for key in ("by", "kind")):
        return []
    return [(key, value) for key, value in thing.items() if key not in OTHERS and key != "en"]
