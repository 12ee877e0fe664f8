"""The check as a whole: what holds for every text."""

import json
import random
import re
import time
from pathlib import Path
from re import _parser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from augenhoehe.kernel.replycheck.check import check_reply
from augenhoehe.kernel.replycheck.model import Context
from augenhoehe.kernel.replycheck.phrases import BadPhrase, compile_phrases
from augenhoehe.kernel.replycheck.rulebook import BadRule, read_rules, rulebook

NAUGHTY = Path(__file__).parents[4] / "../shared/data/hostile/blns.json"
ASKED = "Meine Spülmaschine verliert Wasser. Wann kommt der Techniker?"
GOOD = """Guten Tag Frau Meier,

danke für die drei Fotos Ihrer Spülmaschine. Das Wasser kommt aus der Dichtung an der Tür.

Der Techniker kommt am Dienstag zwischen 8 und 10 Uhr und bringt eine neue mit. Wenn Ihnen der
Donnerstag lieber ist, schreiben Sie mir bitte bis Montag.

Viele Grüße
Katrin Vogt
"""
PIECES = st.sampled_from(
    [
        "Wir melden uns zeitnah.", "Guten Tag,", "\n\n", "> zitiert", "Sie", "müssen", "leider", "!",
        "😊", "„", "“", "<p>", "</p>", "&uuml;", "\u200b", "u\u0308", "z. B.", "12.08.", "Kund*innen",
        "MfG", "-- \n", "|", "\t", "```", "\r\n", "nicht", "wir bitten um Verständnis", ".", " ",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=25).map(" ".join))


def test_a_good_letter_is_left_in_peace():
    report = check_reply(
        GOOD, answers=ASKED, context=Context(name="Sabine Meier", address="mirror")
    )
    assert report.findings == ()
    assert report.is_next_step_named and report.form == "sie" and report.language == "de"
    assert [one.is_answered for one in report.questions] == [True]
    assert {"thanks", "dated", "picked"} <= {mark.code for mark in report.carrying}


def test_a_bad_letter_is_told_why():
    text = "Leider müssen wir Ihnen mitteilen, dass Sie die Frist versäumt haben. Wir bitten um Verständnis."
    found = {one.rule for one in check_reply(text).findings}
    assert {"w7-leider-first", "w1-understanding"} <= found


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS)
def test_every_place_lies_in_the_text(text, asked):
    report = check_reply(text, answers=asked)
    for one in (*report.findings, *report.carrying):
        assert 0 <= one.start < one.end <= len(text)
    for question in report.questions:
        assert 0 <= question.start < question.end <= len(asked)


@settings(max_examples=30, deadline=None)
@given(TEXTS, st.randoms())
def test_the_order_of_the_rules_changes_nothing(text, dice):
    rules = list(rulebook().rules)
    dice.shuffle(rules)
    assert check_reply(text, rules=rules) == check_reply(text)


@pytest.mark.parametrize(
    "text, named",
    [
        ("Die 39,90 € sollten bis Mittwoch auf deinem Konto sein.", True),
        ("The technician visits you on Thursday between 2 and 4 pm.", True),
        ("Sobald das Teil da ist, rufe ich Sie an.", True),
        ("Ihr Schreiben vom 3. März haben wir erhalten.", False),
        ("Wir melden uns.", False),
    ],
)
def test_a_next_step_has_somebody_who_acts_and_a_day(text, named):
    assert check_reply(text).is_next_step_named is named


def test_hidden_rules_are_silent():
    text = "Wir melden uns zeitnah."
    assert check_reply(text).findings
    assert not check_reply(text, context=Context(hidden=frozenset({"k2-vague-time"}))).findings


def test_a_legal_notice_may_say_must():
    text = "Sie müssen den Betrag bis zum 3. März zahlen."
    assert "a4-must" in check_reply(text).by_rule()
    assert "a4-must" not in check_reply(text, context=Context(kind="legal")).by_rule()


@pytest.mark.skipif(not NAUGHTY.exists(), reason="no list of naughty strings here")
def test_naughty_strings_do_no_harm():
    for text in json.loads(NAUGHTY.read_text("utf-8")):
        for whole in (text, f"Guten Tag {text}, wir melden uns {text}."):
            for one in check_reply(whole, answers=text, context=Context(name=text)).findings:
                assert one.end <= len(whole)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "\n\n\n", ".", "…" * 5000, "a" * 100_000, "? " * 50_000, "(" * 20_000, "„" * 20_000,
        "<" * 20_000, "&" * 20_000, " " * 100_000, "\n" * 100_000, "> " * 30_000, "WIR MELDEN UNS",
        "שלום, wir melden uns zeitnah", "e\u0301" * 20_000, "!" * 50_000, "😊" * 20_000, "x@" * 30_000,
        "http://" * 10_000, "wir " * 25_000, "```\n" * 10_000, "- a\n" * 20_000, "1. " * 20_000,
        "Sie können " * 9_000, "leider nicht, " * 7_000, "A-" * 30_000, "Kund*" * 20_000,
    ],
    ids=lambda text: repr(text[:9]),
)  # fmt: skip
def test_odd_texts_are_read_in_time(text):
    start = time.process_time()
    check_reply(text, answers=text[:2000])
    assert time.process_time() - start < 3


def test_a_thousand_findings_are_told_together():
    report = check_reply("Wir melden uns zeitnah. Das ist garantiert so! " * 500)
    groups = report.by_rule()
    assert len(report.findings) >= 1000 and len(groups) <= 12
    assert len(groups["k2-vague-time"]) == 500


def expressions():
    book = rulebook()
    matchers = [*book.groups.values(), *(carrier.phrases for carrier in book.carriers)]
    for rule in book.rules:
        matchers += [rule.phrases, rule.spared, *rule.unless.values(), *rule.needs.values()]
    return {phrase.regex for matcher in matchers for phrase in matcher.phrases}


def test_no_rule_repeats_without_an_end():
    """Every quantifier has an upper bound, so no sentence can make a rule slow."""
    assert not [regex for regex in expressions() if "MAXREPEAT" in str(_parser.parse(regex, re.I))]


@pytest.mark.parametrize("rule", [r for r in rulebook().rules if not r.code], ids=lambda r: r.id)
def test_a_rule_stays_linear_on_its_own_words(rule):
    """One endless sentence of the words a rule looks for: the worst that can be written."""
    own = sorted({n.strip("*") for p in rule.phrases.phrases for n in p.needles}) or ["wir"]
    dice = random.Random(rule.id)
    texts = [" ".join(dice.choice(own) for _word in range(count)) for count in (400, 1600)]
    short, long = (min(_spent(rule, text) for _round in range(3)) for text in texts)
    assert long < 0.02 + 10 * short


def _spent(rule, text):
    start = time.process_time()
    check_reply(text, rules=[rule], context=Context(language=rule.language))
    return time.process_time() - start


def test_a_letter_is_read_while_nobody_waits():
    text = GOOD * 3
    check_reply(text, answers=ASKED)
    start = time.process_time()
    for _round in range(10):
        check_reply(text, answers=ASKED)
    assert (time.process_time() - start) / 10 < 0.05


HOUSE_RULE = """
[[rule]]
id = "house-1"
attitude = "K"
title = { de = "Unser Wort", en = "Our word" }
why = { de = "Bei uns heißt es Anfrage.", en = "With us it is an enquiry." }
better = { de = ["Anfrage"] }
phrases = ["Vorgang*"]
good = ["Ihre Anfrage"]
bad = ["Ihr Vorgang"]
"""


def test_a_house_can_add_a_rule_of_its_own():
    rules = read_rules(HOUSE_RULE, {})
    assert [one.rule for one in check_reply("Ihre Vorgangsnummer ist 5.", rules=rules).findings]


@pytest.mark.parametrize(
    "old, new, code",
    [
        ('phrases = ["Vorgang*"]', 'phrases = ["(Vorgang"]', "rule.phrase"),
        ('phrases = ["Vorgang*"]', "phrases = []", "rule.empty"),
        ('attitude = "K"', 'attitude = "Z"', "rule.empty"),
        ('bad = ["Ihr Vorgang"]', "", "rule.keys"),
        ('id = "house-1"', "id = ", "rule.toml"),
        ('en = "Our word"', 'en = ""', "rule.texts"),
        ("phrases =", "frases =", "rule.keys"),
    ],
)
def test_a_rule_that_cannot_work_is_refused_with_its_reason(old, new, code):
    with pytest.raises(BadRule) as refused:
        read_rules(HOUSE_RULE.replace(old, new), {})
    assert refused.value.code == code


@pytest.mark.parametrize(
    "phrase, text, wanted",
    [
        ("bitten um ~2 Verständnis", "Wir bitten um Ihr volles Verständnis.", True),
        ("bitten um ~1 Verständnis", "Wir bitten um Ihr volles Verständnis.", False),
        ("so [bald] wie", "so wie", True),
        ("=Sie da", "sie da", False),
        ("^ leider", "Das ist leider so", False),
        ("^ leider", "Leider ist das so", True),
        ("(a|b c) d", "b c d", True),
        ("bedauer*", "Bedauerlich", True),
        ("*nahme da", "die Einnahme da", True),
        ("bis <moment>", "bis 12. März", True),
        ("bis <moment>", "bis bald", False),
        ("am <ahead>", "vom Montag", False),
        ("aber gut", "aber.  gut", False),
    ],
)
def test_the_small_language_of_the_rules(phrase, text, wanted):
    rule = read_rules(HOUSE_RULE.replace("Vorgang*", phrase), {})
    assert bool(check_reply(text, rules=rule).findings) is wanted


@pytest.mark.parametrize("phrase", ["", "(", ")", "a)", "[a]", "~3", "@nobody", "(a|)", "^"])
def test_a_phrase_that_says_nothing_is_refused(phrase):
    with pytest.raises(BadPhrase):
        compile_phrases([phrase])


def test_whoever_blames_the_reader_names_no_responsibility():
    blame = check_reply("Wir müssen Ihnen mitteilen, dass Sie den Termin versäumt haben.")
    ours = check_reply("Sie haben recht: Wir haben den Termin vergessen.")
    assert "responsibility" not in {mark.code for mark in blame.carrying}
    assert "responsibility" in {mark.code for mark in ours.carrying}
