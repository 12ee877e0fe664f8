"""What an apology says is seen, or not; it is never judged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from augenhoehe.kernel.mailtext.apology import look_at


def codes(text):
    return [hint.code for hint in look_at(text)]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        (
            "Das war unser Fehler. Wir korrigieren die Rechnung bis morgen.",
            ["responsible", "repair"],
        ),
        ("Wir haben Ihre Nachricht übersehen. Es tut uns leid.", ["responsible"]),
        ("Wir hätten Sie anrufen müssen.", ["responsible"]),
        (
            "We overlooked your message. I am sorry. We will refund the amount.",
            ["responsible", "repair"],
        ),
        ("Wir schicken Ihnen die Liste neu.", ["repair"]),
        ("Es tut mir leid, aber das System war langsam.", ["but"]),
        ("Ich entschuldige mich. Allerdings war viel los.", ["but"]),
        ("Sollten Ihnen Unannehmlichkeiten entstanden sein, bitten wir um Entschuldigung.", ["if"]),
        ("We apologise for any inconvenience.", ["if"]),
        ("Wir bedauern das. Es lag an hohem Aufkommen.", ["others"]),
        ("Aber gern! Falls Sie noch Fragen haben, rufen Sie an.", []),
        ("", []),
    ],
)
def test_hints(text, seen):
    assert codes(text) == seen


def test_the_sentence_itself_is_shown():
    assert (
        look_at("Guten Tag. Das war unser Versäumnis! Bis bald.")[0].sentence
        == "Das war unser Versäumnis!"
    )


@given(st.text(max_size=300))
def test_nothing_happens_with_any_text(text):
    assert len(look_at(text)) <= 5


def test_a_long_text_takes_no_time():
    assert look_at("wir haben " * 2000 + "wir " * 3000) == []
