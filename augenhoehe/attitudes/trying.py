"""A rule of the house is tried before it is kept: on its own examples, and against the clock."""

import random
from time import thread_time

from django.utils.translation import gettext as _

from augenhoehe.attitudes.book import written
from augenhoehe.kernel.replycheck.check import check_reply
from augenhoehe.kernel.replycheck.own_rules import context_of, read_own_rule
from augenhoehe.kernel.replycheck.rulebook import BadRule

WORDS, SECONDS, LOOKS = 2000, 0.3, 3


def readable(row):
    """(the rule, "") or (None, a sentence that says why it cannot be used)."""
    try:
        return read_own_rule(written(row)), ""
    except BadRule as bad:
        return None, _sentences()[bad.code] % {"most": 40, "phrase": "", **bad.params}


def _sentences():
    return {
        "rule.empty": _("Name at least one word to look for."),
        "rule.many": _("At most %(most)s lines, please."),
        "rule.long": _("“%(phrase)s” is too long: at most 200 characters a line."),
        "rule.phrase": _("“%(phrase)s” cannot be read: look at its brackets and the sign ~."),
        "rule.vague": _("“%(phrase)s” fits too much: it needs a word that is always in it."),
        "rule.costly": _(
            "“%(phrase)s” would make the check slow: use fewer gaps (~) and stars (*)."
        ),
    }


def places_in(rule, text):
    """Where the rule speaks in `text`: [(start, end)]."""
    report = check_reply(text, rules=[rule], context=context_of(rule))
    return [(one.start, one.end) for one in report.findings]


def pieces_of(text, places):
    """[(run of the text, is it found?)], all of them together the text."""
    pieces, at = [], 0
    for start, end in places:
        pieces += [(text[at:start], False), (text[start:end], True)]
        at = end
    return [piece for piece in [*pieces, (text[at:], False)] if piece[0]]


def missed(rule):
    """Bad examples that the rule does not find."""
    return [text for text in rule.bad if not places_in(rule, text)]


def caught(rule):
    """Good examples in which the rule speaks although it should not."""
    return [text for text in rule.good if places_in(rule, text)]


def is_slow(rule):
    """Does it take long on an endless sentence of its own words?"""
    own = sorted({n.strip("*") for one in rule.phrases.phrases for n in one.needles})
    dice = random.Random(rule.id)
    text = " ".join(dice.choice(own) for _word in range(WORDS))
    # The first look also reads the rule book: one quick look is enough.
    return all(_seconds(rule, text) > SECONDS for _look in range(LOOKS))


def _seconds(rule, text):
    start = thread_time()
    places_in(rule, text)
    return thread_time() - start
