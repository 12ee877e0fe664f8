"""Rules about the whole letter: salutation, reference, templates, questions, next step, length."""

import re
from itertools import chain

from augenhoehe.kernel.replycheck.rulebook import rulebook
from augenhoehe.kernel.replycheck.sentences import words
from augenhoehe.kernel.replycheck.stems import FOLD, stems_of

TITLES = frozenset(
    "sehr geehrte geehrter geehrtes verehrte guten tag morgen abend hallo liebe lieber liebes hi "
    "hey moin servus grüezi frau herr familie dr prof dear mr mrs ms hello good afternoon "
    "werte werter damen und herren team zusammen".split()
)
UMLAUT = re.compile(r"([aou])e")
FEW_WORDS, SHORT_LETTER, LONG_LETTER = 15, 20, 200
SHINGLE, MOST_TEMPLATE = 5, 0.6
FORMS = {"sie": "du", "du": "sie"}


def salutation(rule, reading, context):
    """No salutation, or one that is not the customer's name (one letter off counts as well)."""
    place = reading.body.salutation
    if place is None:
        if len(reading.words) >= SHORT_LETTER and reading.sentences:
            yield _first(reading), {"what": "missing", "name": context.name}
        return
    wanted = _plain_names(context.name)
    if not wanted:
        return
    said = reading.body.clean[place[0] : place[1]]
    if "{" in said:
        return
    written = _plain_names(said)
    if written & wanted and not _is_other_family_name(written, context.name):
        return
    near = any(_is_near(one, other) for one in written for other in wanted)
    what = "misspelt" if near else "other" if written else "general"
    yield place, {"what": what, "name": context.name}


def _plain_names(text):
    found = (match[0].lower() for match in words(text.replace(".", " ")))
    return {_plain(name) for name in found if name not in TITLES}


def _plain(name):
    """Özdemir and Oezdemir are one name."""
    return UMLAUT.sub(r"\1", name.translate(FOLD))


def _is_other_family_name(written, name):
    """First name right, but behind it a family name that is not the customer's."""
    names = [_plain(match[0].lower()) for match in words(name)]
    return len(written) >= 2 and len(names) >= 2 and names[-1] not in written


def _is_near(one, other):
    """At most two letters added, lost or changed at the same distance from the ends."""
    if one == other or abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < 3:
        return False
    same_start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 99)
    rest_one, rest_other = one[same_start:], other[same_start:]
    pairs = zip(reversed(rest_one), reversed(rest_other), strict=False)
    same_end = next((i for i, (a, b) in enumerate(pairs) if a != b), 99)
    same_end = min(same_end, len(rest_one), len(rest_other))
    return max(len(rest_one), len(rest_other)) - same_end <= 2


def address_mixed(rule, reading, context):
    """Sie and du in one letter: the form that is used less often is marked."""
    form = reading.form
    if form.kind == "mixed":
        fewer = min((form.du, form.sie), key=len)
        yield fewer[0], {"sie": len(form.sie), "du": len(form.du)}


def address_other(rule, reading, context):
    """Sie where the customer or the house says du, or the reverse."""
    wanted = context.address
    if wanted == "mirror" and reading.answers:
        wanted = reading.answers.form.kind
    form = reading.form
    if wanted in FORMS and form.kind == FORMS[wanted]:
        yield (form.sie if form.kind == "sie" else form.du)[0], {"wanted": wanted}


def no_reference(rule, reading, context):
    """Fewer than two of the customer's own words come back."""
    if reading.answers is None or len(reading.words) < FEW_WORDS:
        return
    theirs = stems_of(reading.answers.text)
    if len(theirs) >= 4 and len(theirs & reading.stems) < 2:
        yield _first(reading), {}


def boilerplate(rule, reading, context):
    """More than 60 % of the words stand in runs of five that a template has as well."""
    own = [match[0].lower() for match in reading.words]
    if not context.templates or len(own) < 30:
        return
    known = set(chain.from_iterable(_shingles(template) for template in context.templates))
    covered = [False] * len(own)
    for at in range(len(own) - SHINGLE + 1):
        if tuple(own[at : at + SHINGLE]) in known:
            covered[at : at + SHINGLE] = [True] * SHINGLE
    share = sum(covered) / len(own)
    if share > MOST_TEMPLATE:
        first = reading.words[covered.index(True)]
        last = reading.words[len(own) - 1 - covered[::-1].index(True)]
        yield (first.start(), last.end()), {"percent": round(100 * share)}


def _shingles(template):
    own = [match[0].lower() for match in words(template)]
    return (tuple(own[at : at + SHINGLE]) for at in range(len(own) - SHINGLE + 1))


def unanswered(rule, reading, context):
    """Questions of the customer of which the reply says nothing; shown at its end."""
    left = [one.text for one in reading.questions if not one.is_answered]
    if left and reading.sentences:
        yield _last(reading), {"count": len(left), "question": left[0]}


def next_step(rule, reading, context):
    """Nobody does anything by any day, though the matter is open.

    Open: somebody will see to it some day, or a trouble is named and nothing asked or offered.
    Silent where the matter is closed, and where a reply simply tells what was asked.
    """
    if len(reading.words) < FEW_WORDS or reading.dated_steps:
        return
    groups = rulebook().groups
    if reading.has(groups["closed"]):
        return
    is_troubled = reading.has(groups["trouble"]) and not reading.has(groups["asks"])
    if is_troubled or reading.has(groups["pending"]):
        yield _last(reading), {}


def too_long(rule, reading, context):
    """More than 200 words where the customer asked at most one thing."""
    count = len(reading.words)
    if count <= LONG_LETTER:
        return
    asked = reading.questions
    if len(asked) <= 1:
        span = (reading.words[LONG_LETTER].start(), reading.words[-1].end())
        yield span, {"count": count}


def _first(reading):
    return reading.sentences[0].start, reading.sentences[0].end


def _last(reading):
    return reading.sentences[-1].start, reading.sentences[-1].end


CHECKS = {
    "salutation": salutation,
    "address_mixed": address_mixed,
    "address_other": address_other,
    "no_reference": no_reference,
    "boilerplate": boilerplate,
    "unanswered": unanswered,
    "next_step": next_step,
    "too_long": too_long,
}
