"""Each rule against sentences of which one knows whether it shall speak."""

from functools import cache

import pytest

from augenhoehe.kernel.replycheck.check import CHECKS, check_reply
from augenhoehe.kernel.replycheck.model import Context
from augenhoehe.kernel.replycheck.rulebook import measured, rulebook
from augenhoehe.kernel.replycheck.tests.cast import counted, gold, neutral

RULES = rulebook().rules
NAMES = [rule.id for rule in RULES]
counts = cache(counted)


def test_there_are_sixty_rules_and_fifteen_for_english():
    assert len(set(NAMES)) == len(NAMES) >= 60
    assert sum(rule.language == "en" for rule in RULES) >= 15
    assert {rule.attitude for rule in RULES} == set("AFUWK")
    assert {rule.code for rule in RULES if rule.code} == set(CHECKS)


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_has_enough_sentences_to_be_judged(name):
    rule, cases = rulebook().rule(name), gold()[name]
    others = neutral("en" if rule.language == "en" else "de")
    assert sum(case.speaks for case in cases) >= 20
    assert sum(not case.speaks for case in cases) >= 8
    assert sum(not case.speaks for case in cases) + len(others) >= 20


@pytest.mark.parametrize("name", [rule.id for rule in RULES if rule.is_on])
def test_a_rule_that_is_on_is_right_nine_times_of_ten(name):
    count = counts()[name]
    print(f"{name}: precision {count.precision:.2f}, recall {count.recall:.2f}")
    assert count.precision >= 0.9
    assert count.recall >= 0.8


def test_the_counts_that_pages_show_are_those_of_the_gold_set():
    """Otherwise: `python bench/replycheck.py --keep`, and the table in docs/replycheck.md."""
    shown = {n: (c.hits, c.misses, c.false_alarms, c.quiet) for n, c in counts().items()}
    assert measured() == shown


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if not rule.code], ids=lambda rule: rule.id
)
def test_its_own_examples_show_what_a_rule_means(rule):
    context = Context(language=rule.language)
    for text in rule.bad:
        assert rule.id in {one.rule for one in check_reply(text, context=context).findings}, text
    for text in rule.good:
        assert rule.id not in {one.rule for one in check_reply(text, context=context).findings}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_says_why_in_one_sentence_and_how_better(rule):
    for language in ("de", "en"):
        assert rule.title[language] and rule.why[language][-1] in ".!"
    wanted = ("de", "en") if rule.language == "*" else (rule.language,)
    for language in wanted:
        assert 1 <= len(rule.better[language]) <= 2
    assert rule.good and rule.bad and rule.weight in (1, 2, 3)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_wordings_we_offer_have_no_finding_of_their_own_attitude(rule):
    """A better wording that the same rule marks again would be no help."""
    for language, wordings in rule.better.items():
        for text in wordings:
            found = check_reply(text, context=Context(language=language), rules=[rule]).findings
            assert not found, text
