"""Rules a house writes itself: they take part, and none can make the check slow."""

import time
import tomllib
from datetime import date

import pytest

from augenhoehe.kernel.replycheck.check import check_reply
from augenhoehe.kernel.replycheck.days import is_day_named
from augenhoehe.kernel.replycheck.own_rules import (
    MOST_WAYS,
    Written,
    context_of,
    read_own_rule,
)
from augenhoehe.kernel.replycheck.phrases import ways_of
from augenhoehe.kernel.replycheck.rulebook import FOLDER, BadRule, rulebook
from augenhoehe.kernel.replycheck.telling import tell

TEXTS = {
    "title": {"de": "Unser Wort", "en": "Our word"},
    "why": {"de": "Bei uns heißt es Anfrage.", "en": "With us it is an enquiry."},
    "better": {"de": ("Anfrage",)},
}
TODAY = date(2026, 3, 9)


def own(*phrases, exceptions=(), language="de"):
    return read_own_rule(
        Written("house-1", "K", language, TEXTS, phrases, exceptions=tuple(exceptions))
    )


def found(rule, text):
    report = check_reply(text, rules=[rule], context=context_of(rule))
    return [text[one.start : one.end] for one in report.findings]


def test_a_rule_of_the_house_finds_its_words_and_minds_its_exceptions():
    rule = own("Vorgang*", exceptions=["Ladevorgang*", "im Vorgang"])
    assert found(rule, "Ihre Vorgangsnummer ist 5.") == ["Vorgangsnummer"]
    assert not found(rule, "Das steht im Vorgang.")


def test_it_is_told_with_its_own_words():
    rule, text = own("Vorgang*"), "Ihr Vorgang ist da."
    report = check_reply(text, rules=[*rulebook().rules, rule])
    told = tell(report, text, own=[rule])["findings"]
    assert [one["better"] for one in told if one["rule"] == "house-1"] == [("Anfrage",)]


@pytest.mark.parametrize(
    "phrase, code",
    [
        ("(", "rule.phrase"), ("a)", "rule.phrase"), ("[nur]", "rule.phrase"),
        ("wir ~0 uns", "rule.phrase"), ("wir ~3}.* uns", "rule.phrase"),
        ("wir ~999999 uns", "rule.phrase"), ("wir ~² uns", "rule.phrase"),
        ("@reason", "rule.phrase"), ("*", "rule.vague"), ("**", "rule.vague"),
        ("<moment>", "rule.vague"), ("wort " * 50, "rule.long"),
        ("wir a*b*c*d*e", "rule.costly"), ("a*b*", "rule.vague"), ("wir ~9 uns ~9 und ~9 so", "rule.costly"),
        ("wir " + "[ein*] " * 10 + "uns", "rule.costly"),
        ("wir " + "(a*|ab*|*b) " * 8 + "uns", "rule.costly"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_or_costs_too_much_is_refused_with_its_phrase(phrase, code):
    with pytest.raises(BadRule) as bad:
        own(phrase)
    assert bad.value.code == code and bad.value.params["phrase"]


def test_a_rule_looks_for_something_and_not_for_everything():
    for phrases in ((), ("wir",) * 41):
        with pytest.raises(BadRule):
            own(*phrases)


def test_regular_expressions_are_words_like_any_other():
    assert not found(own("(a+)+b"), "a" * 5000) and not found(own(r"wir\b.+"), "wir alle")


def test_the_most_costly_phrase_that_passes_stays_quick_on_its_own_words():
    phrase = "wir ~9 uns ~9 ein* [da*] so"
    assert MOST_WAYS / 3 < ways_of(phrase) <= MOST_WAYS
    start = time.process_time()
    check_reply("wir uns ein da " * 2000, rules=[own(phrase)], context=context_of(own(phrase)))
    assert time.process_time() - start < 3


def test_every_rule_of_ours_keeps_the_limit_too():
    lists = tomllib.loads((FOLDER / "lists.toml").read_text("utf-8"))["lists"]
    for path in FOLDER.glob("rules_*.toml"):
        for row in tomllib.loads(path.read_text("utf-8"))["rule"]:
            for phrase in row.get("phrases", ()):
                assert ways_of(phrase, lists) <= MOST_WAYS, phrase


def test_rules_for_which_it_is_too_late_are_named_and_the_rest_is_told():
    asked = iter([False, True])
    rules = [own("Vorgang"), own("Nummer"), own("Wort")]
    report = check_reply("Vorgang Nummer Wort", rules=rules, is_late=lambda: next(asked))
    assert len(report.findings) == 1 and len(report.left_out) == 2


@pytest.mark.parametrize(
    "text, says",
    [
        ("am 12.3.", True), ("bis zum 12.03.2026", True), ("am 12. März", True),
        ("by 12 March", True), ("by March 12", True), ("am Donnerstag", True),
        ("bis Donnerstagabend", True), ("in den nächsten Tagen", False), ("am 12.4.", False),
        ("am 2.3.", False), ("am Freitag", False), ("morgen", False),
    ],
)  # fmt: skip
def test_a_day_is_named_as_a_date_or_as_a_day_of_this_week(text, says):
    assert is_day_named(text, date(2026, 3, 12), today=TODAY) is says


def test_tomorrow_is_a_day_and_good_morning_is_none():
    tomorrow = date(2026, 3, 10)
    assert is_day_named("Ich rufe Sie morgen an.", tomorrow, today=TODAY)
    assert not is_day_named("Guten Morgen!", tomorrow, today=TODAY)
