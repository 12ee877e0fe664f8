"""The course of an indicator around a start; how its effect is found is a rule, not a taste."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import log

from augenhoehe.kernel.statistics.effects import Effect, before_after, difference_in_differences
from augenhoehe.kernel.statistics.lumps import Lump, sum_lumps
from augenhoehe.kernel.statistics.segmented import segmented, shared_trend, trend

ENOUGH_FOR_TREND, ENOUGH_IN_CONTROL = 12, 30
LATELY, FEWEST = 2, 6


@dataclass(frozen=True)
class Course:
    """An indicator before and after a start, one lump a week (or month), oldest first.

    kind: see `effects`. aim: 1 if the measure should raise it, -1 if it should lower it. control:
    the same of a group that the measure does not touch, if there is one. A week without records is
    an empty lump and keeps its place.
    """

    kind: str
    aim: int
    before: Sequence[Lump]
    after: Sequence[Lump] = ()
    control_before: Sequence[Lump] = ()
    control_after: Sequence[Lump] = ()


@dataclass(frozen=True)
class Method:
    """How an effect will be found, and why: codes.

    `difference_in_differences` (`control_group`), `segmented_regression` (`trend_before`) or
    `before_after` (`no_trend_before`, `short_series`); to these `extreme_start_left_out`.
    """

    code: str
    reasons: tuple[str, ...]


def choose_method(course: Course) -> Method:
    """The method, from what is known before the start, so that the outcome cannot choose it.

    1. A comparison group with twelve weeks' worth or thirty records: difference in differences.
    2. Else, if twelve weeks or more show a trend (p < 10 %): segmented regression.
    3. Else before against after; below twelve weeks a trend could not be seen.
    If one of the last two weeks was the worst of all, it is left out: the next would have been
    better anyway.
    """
    known = [lump for lump in course.before if lump.n]
    extra = ("extreme_start_left_out",) if extreme_start(course) is not None else ()
    if _has_control(course):
        return Method("difference_in_differences", ("control_group", *extra))
    if len(known) < ENOUGH_FOR_TREND:
        return Method("before_after", ("short_series", *extra))
    if has_trend(course):
        return Method("segmented_regression", ("trend_before", *extra))
    return Method("before_after", ("no_trend_before", *extra))


def _has_control(course):
    periods = sum(1 for lump in course.control_before if lump.n)
    return (
        periods >= ENOUGH_FOR_TREND or sum_lumps(course.control_before).n >= ENOUGH_IN_CONTROL
    ) and periods >= 1


def has_trend(course: Course) -> bool:
    """Whether a trend before the start is visible, the extreme week left out."""
    found = trend(values_of(settled(course).before, course.kind))
    return found is not None and found.is_visible


def has_common_trend(course: Course) -> bool:
    """Whether before and after share a slope, beside the jump between them (p < 10 %)."""
    course = settled(course)
    values = values_of([*course.before, *course.after], course.kind)
    return shared_trend(values, len(course.before))


def extreme_start(course: Course) -> int | None:
    """The place of the worst week before the start if it was one of the last two, else None."""
    known = [(lump.mean * course.aim, place) for place, lump in enumerate(course.before) if lump.n]
    if len(known) < FEWEST:
        return None
    worst = min(known)[1]
    return worst if worst in [place for _value, place in known[-LATELY:]] else None


def settled(course: Course) -> Course:
    """The course with the extreme week emptied."""
    place = extreme_start(course)
    if place is None:
        return course
    before = list(course.before)
    before[place] = Lump()
    return replace(course, before=before)


def values_of(lumps: Sequence[Lump], kind: str) -> list[float | None]:
    """One value a period: mean, NPS in points, mean of logarithms; None without records."""
    points = 100 if kind == "nps" else 1
    return [lump.mean * points if lump.n else None for lump in lumps]


def find_effect(course: Course, method: str) -> Effect | None:
    """The effect by the method that was chosen; None while there are too few data for it."""
    course = settled(course)
    if method == "difference_in_differences":
        control = (course.control_before, course.control_after)
        return difference_in_differences((course.before, course.after), control, course.kind)
    if method == "segmented_regression":
        return _segmented(course)
    if method == "before_after":
        return before_after(course.before, course.after, course.kind)
    raise ValueError(method)


def _segmented(course):
    values = values_of([*course.before, *course.after], course.kind)
    found = segmented(values, len(course.before), ratio=course.kind == "time")
    if found is None:
        return None
    was, now = sum_lumps(course.before).n, sum_lumps(course.after).n
    counted = sum(1 for lump in course.after if lump.n)
    return Effect("segmented_regression", course.kind, found.gap, was, now, counted)


def on_a_line(size: float, kind: str) -> float:
    """A size where no change is 0: the logarithm of a ratio of times; ValueError below 0."""
    if kind != "time":
        return size
    if size <= 0:
        raise ValueError(f"ratio {size}")
    return log(size)


def aim_of(expected: float, kind: str) -> int:
    """1 if the expected change (or ratio) means more, -1 if less; ValueError if it is no change."""
    size = on_a_line(expected, kind)
    if not size:
        raise ValueError("no change is expected")
    return 1 if size > 0 else -1
