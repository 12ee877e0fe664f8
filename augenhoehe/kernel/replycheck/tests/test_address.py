"""Sie and du, on our own sentences and on translated telephone and chat talk (CoCoA-MT)."""

import re
from pathlib import Path

import pytest

from augenhoehe.kernel.replycheck.address import form_of
from augenhoehe.kernel.replycheck.sentences import split

DATA = Path(__file__).parents[4] / "../shared/data/tone/cocoa-mt-train"
PARTS = ("telephony", "topical-chat")


def kind(text):
    return form_of([(start, text[start:end]) for start, end in split(text)]).kind


@pytest.mark.parametrize(
    "text, wanted",
    [
        ("Ich rufe Sie an.", "sie"), ("Sie können wählen.", "sie"), ("Ich rufe dich an.", "du"),
        ("Melde dich bitte.", "du"), ("Habt ihr Zeit?", "du"), ("Das Paket ist da.", ""),
        ("Frau Kern kommt. Sie bringt das Teil.", ""), ("Wir rufen dich an, wenn Ihr Gerät da ist.", "mixed"),
        ("IHR PAKET IST DA", ""), ("Die Leute sagen, sie kommen.", ""), ("Schau bitte mal nach.", "du"),
    ],
)  # fmt: skip
def test_the_form_of_a_text(text, wanted):
    assert kind(text) == wanted


def pairs(part):
    if not DATA.exists():
        pytest.skip(f"no data in {DATA}")
    name = "formality-control.train.{}.en-de.{}.annotated.de"
    both = [(DATA / name.format(part, form)).read_text("utf-8") for form in ("formal", "informal")]
    for formal, informal in zip(*(text.split("\n") for text in both), strict=True):
        if "[F]" in formal and "[F]" in informal:
            yield tuple(re.sub(r"\[/?F\]", "", text) for text in (formal, informal))


@pytest.mark.parametrize("part", PARTS)
def test_single_texts_are_told_apart(part):
    right = [
        kind(text) == form
        for pair in pairs(part)
        for text, form in zip(pair, ("sie", "du"), strict=True)
    ]
    assert sum(right) / len(right) >= 0.98


@pytest.mark.parametrize("part", PARTS)
def test_mixed_texts_are_found(part):
    found = [
        kind(formal.rstrip(". ") + ". " + informal) == "mixed" for formal, informal in pairs(part)
    ]
    assert sum(found) / len(found) >= 0.97
