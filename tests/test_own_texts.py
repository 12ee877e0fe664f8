"""Our own German read by our own reply check: what it says is mended, or explained in a file."""

import pytest

from augenhoehe.kernel.replycheck.rulebook import rulebook
from tests.own_texts import explained, explains, findings, own_texts, unused


@pytest.fixture(scope="module")
def found():
    return list(findings())


def test_all_our_texts_are_read():
    places = {one.place for one in own_texts()}
    assert len(own_texts()) > 6000
    for wanted in ("tickets/locale", "surveys/presets", "practice/data", "demo/data/scenarios"):
        assert any(wanted in place for place in places), wanted


def test_the_words_of_customers_are_not_ours():
    texts = {one.text for one in own_texts()}
    assert not [text for text in texts if text.startswith("Ich habe es satt!")]


def test_what_the_check_says_about_our_texts_is_explained(found):
    lines = explained()
    told = [
        f"{one.rule} says about “{one.words}”: {one.own.text} ({one.own.place})"
        for one in found
        if not any(explains(line, one) for line in lines)
    ]
    assert not told, "Mend the text or the rule, or explain it in tests/own_texts.toml:\n" + (
        "\n".join(told)
    )


def test_every_explanation_still_explains_something(found):
    gone = [(line["rule"], text) for line in explained() for text in unused(line, found)]
    assert not gone


def test_an_explanation_names_a_rule_and_a_reason():
    known = {rule.id for rule in rulebook().rules}
    for line in explained():
        assert line["rule"] in known and len(line["why"]) > 15
        assert line.get("texts") or line.get("words")
