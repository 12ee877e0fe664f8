"""The check itself: every rule looks at the text once, and the places lead back to the original."""

from augenhoehe.kernel.replycheck import coded_style, coded_text
from augenhoehe.kernel.replycheck.matching import places
from augenhoehe.kernel.replycheck.model import Context, Finding, Mark, Report
from augenhoehe.kernel.replycheck.reading import Reading
from augenhoehe.kernel.replycheck.rulebook import rulebook
from augenhoehe.kernel.replycheck.stems import EMPTY, stem

CHECKS = {**coded_text.CHECKS, **coded_style.CHECKS}
EVERY = "*"
NOTHING_SAID = Context()


def _never():
    return False


def check_reply(text, *, answers="", context=NOTHING_SAID, rules=None, is_late=_never):
    """What a reply could say better and what carries it: a `Report`.

    answers: the customer's message; context: what the text does not say; rules: other rules than
    ours. The same text gives the same report, whatever the order of the rules. is_late: asked
    before each rule; once it says so, the rules that are left are named in the report instead.
    """
    asked = Reading(answers, context=context) if answers.strip() else None
    reading = Reading(text, answers=asked, context=context)
    findings, left_out = [], []
    for rule in rulebook().rules if rules is None else rules:
        if not _applies(rule, reading, context):
            continue
        if left_out or is_late():
            left_out.append(rule.id)
        else:
            findings += _findings(rule, reading, context)
    return Report(
        language=reading.language,
        findings=tuple(sorted(findings, key=lambda one: (one.start, one.end, one.rule))),
        carrying=tuple(sorted(_carrying(reading), key=lambda one: (one.start, one.end, one.code))),
        questions=reading.questions,
        readability=reading.readability,
        is_next_step_named=bool(reading.dated_steps),
        form=reading.form.kind,
        left_out=tuple(left_out),
    )


def _applies(rule, reading, context):
    if not rule.is_on or rule.id in context.hidden or context.kind in rule.not_kinds:
        return False
    if rule.kinds and context.kind not in rule.kinds:
        return False
    return rule.language in (EVERY, reading.language)


def _findings(rule, reading, context):
    if rule.code:
        found = CHECKS[rule.code](rule, reading, context)
    else:
        found = ((span, {}) for span in places(rule, reading))
    for span, params in found:
        start, end = reading.body.place(*span)
        yield Finding(rule.id, rule.attitude, start, end, rule.weight, params)


def _carrying(reading):
    """The places that carry the text: phrases, a step with its day, the customer's own words."""
    for carrier in rulebook().carriers:
        if not carrier.phrases.may_match(reading.keys):
            continue
        for index in reading.worth(carrier.phrases):
            one = reading.sentences[index]
            for start, end in carrier.phrases.spans(one):
                yield Mark(carrier.id, *reading.body.place(one.start + start, one.start + end))
    yield from _dated_steps(reading)
    yield from _picked_up(reading)


def _dated_steps(reading):
    for index in reading.dated_steps:
        one = reading.sentences[index]
        start, end = reading.when.spans(one)[0]
        yield Mark("dated", *reading.body.place(one.start + start, one.start + end))


def _picked_up(reading):
    """The first place of each of the customer's own words, three at most."""
    if reading.answers is None:
        return
    left = set(reading.answers.stems)
    for found in reading.words:
        word = found[0].lower()
        if word not in EMPTY and stem(word) in left and len(word) >= 6:
            left.discard(stem(word))
            yield Mark("picked", *reading.body.place(*found.span()))
            if len(reading.answers.stems) - len(left) == 3:
                return
