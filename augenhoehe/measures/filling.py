"""Rows of a measure, filled and guarded the same way by all actions."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused
from augenhoehe.measures.models import Expectation, Measure

MONEY = ("cost", "benefit")


def one_line(text, longest):
    """A text as one line, cut."""
    return " ".join(str(text or "").replace("\0", "").split())[:longest]


def locked(measure):
    """The measure as it is now, locked for this transaction."""
    return Measure.objects.select_for_update().get(pk=measure.pk)


def fill(measure, sketch):
    """Put a sketch into a measure; a title and ranges the right way round are needed."""
    measure.title = one_line(sketch.title, 160)
    if not measure.title:
        raise Refused(_("Say in a line what is done."), code="measure.untitled")
    measure.owner = sketch.owner
    measure.signal_text = one_line(sketch.signal_text, 300)
    measure.goal_type, measure.goal_id = sketch.goal or (None, None)
    for name in MONEY:
        low, high = getattr(sketch, name)
        if low is not None and high is not None and low > high:
            text = _("A range begins with the smaller number: %(low)s is more than %(high)s.")
            raise Refused(text % {"low": low, "high": high}, code="measure.range")
        setattr(measure, f"{name}_low", low)
        setattr(measure, f"{name}_high", high)


def begin(sketch, *, kind, by):
    """A new measure that nobody saved yet, and its idea if it came from one."""
    measure = Measure(kind=kind, created_at=timezone.now(), created_by=by)
    fill(measure, sketch)
    measure.signal_type, measure.signal_id = sketch.signal or (None, None)
    return measure


def check_dates(expected, *, earliest):
    """Refuse a review before the start, and a start before the expectation was written."""
    if expected.review_on <= expected.starts_on:
        raise Refused(_("The review comes after the start."), code="measure.reversed")
    if expected.starts_on < earliest:
        text = _("The start lies in the past: what is expected is written before the start.")
        raise Refused(text, code="measure.started_before")
    if not expected.expected:
        raise Refused(_("Say how much you expect: more than nothing."), code="measure.no_size")


def expect(measure, expected, *, plan, by, **more):
    """Write the next expectation beside those that are there."""
    number = measure.expectations.count() + 1
    words = ("indicator", "expected", "starts_on", "review_on", "segment", "control")
    return Expectation.objects.create(
        measure=measure,
        number=number,
        hypothesis=str(expected.hypothesis).replace("\0", "").strip(),
        plan=plan,
        at=timezone.now(),
        by=None if isinstance(by, str) else by,
        **{name: getattr(expected, name) for name in words},
        **more,
    )
