"""Whole words in any case, and nothing else."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from augenhoehe.kernel.mailtext.blackout import Finder, words_of

NAMES = ("Hilde Müller",)
SURE, LAST = words_of(NAMES, ("hilde@m.example",), ("0221 998877",))
MARK = "[x]"


@pytest.mark.parametrize(
    ("text", "blacked"),
    [
        ("Frau Hilde Müller rief an", "Frau [x] rief an"),
        ("HILDE  MÜLLER", "[x]"),
        ("Hilde\nMüllers Kessel", "[x] Kessel"),
        ("Müller, Hilde", "[x]"),
        ("hilde mueller", "[x]"),
        ("Mail an Hilde@m.example.", "Mail an [x]."),
        ("Tel. 0221 998877", "Tel. [x]"),
        ("Brunhilde Müllerin", "Brunhilde Müllerin"),
        (
            "x.hilde@m.example und hilde@m.example-ag.de",
            "x.hilde@m.example und hilde@m.example-ag.de",
        ),
        ("Herr Müller", "Herr Müller"),
        ("", ""),
    ],
)
def test_what_names_somebody_for_sure(text, blacked):
    assert Finder(SURE).black_out(text, MARK) == blacked
    assert Finder(SURE).occurs(text) == (text != blacked)


def test_the_last_name_alone_is_asked_apart():
    assert LAST == ("Müller",)
    assert Finder((*SURE, *LAST)).black_out("Herr Müller, Müllers, Müllerin", MARK) == (
        "Herr [x], [x], Müllerin"
    )


def test_a_place_is_shown_with_what_stands_around_it():
    text = "a " * 100 + "Hilde   Müller" + " b" * 100
    found = Finder(SURE).excerpt(text)
    assert found.hit == "Hilde Müller" and found.before[0] == "…" and found.after[-1] == "…"
    assert len(found.before) < 80 and Finder(SURE).excerpt("nichts") is None


def test_nobody_is_found_without_words():
    finder = Finder(words_of(("", " "), (), ("12",))[0])
    assert not finder.occurs("alles") and finder.black_out("alles", MARK) == "alles"
    assert finder.excerpt("alles") is None


@given(st.text(), st.lists(st.text(max_size=30), max_size=4))
def test_whatever_somebody_is_called_nothing_breaks_and_nothing_is_left(text, names):
    sure, last = words_of(names, (), ())
    finder = Finder((*sure, *last))
    assert not finder.occurs(finder.black_out(text + " " + " ".join(names), "\x01"))


def test_a_long_text_is_quick():
    finder = Finder(SURE + LAST)
    began = time.perf_counter()
    finder.black_out("Hilde Mülle " * 30_000, MARK)
    assert time.perf_counter() - began < 2
