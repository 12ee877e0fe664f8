"""Before a measure starts: how long it takes until its effect could be seen."""

from dataclasses import dataclass, replace
from math import exp, inf, sqrt

from augenhoehe.kernel.statistics.courses import (
    Course,
    aim_of,
    choose_method,
    on_a_line,
    settled,
    values_of,
)
from augenhoehe.kernel.statistics.links import inflation
from augenhoehe.kernel.statistics.lumps import Lump, sum_lumps
from augenhoehe.kernel.statistics.normal import chi2_quantile, normal_quantile, student_quantile
from augenhoehe.kernel.statistics.periods import between
from augenhoehe.kernel.statistics.segmented import FEWEST_AFTER, FEWEST_BEFORE, gap_error, trend

FEWEST_PERIODS, FEWEST_RECORDS, LONGEST = 3, 10, 104
# Planned with 85 %, so that 80 % remain after the precautions of the check (bench/verdicts.py).
POWER = 0.85
# Spreads are taken as large as the past allows: with this chance they are not larger.
CAUTIOUS = 0.8
# Weeks count as different even if that may well be chance: a short past hides it.
DOUBT = 0.5
# A guess from the past is not stretched over more than twice its length.
AGAINST_PAST = 2


@dataclass(frozen=True)
class Plan:
    """What to announce.

    code: `visible` after so many periods (with about so many records; None for counts),
    `not_visible` within the limit and twice the time before the start, or `too_few_data` to say.
    smallest: the smallest change (or ratio) that could be seen at best; None without data.
    """

    code: str
    method: str
    reasons: tuple[str, ...]
    periods: int | None = None
    records: int | None = None
    smallest: float | None = None


def needed_periods(
    course: Course, expected: float, *, limit: int = LONGEST, power: float = POWER
) -> Plan:
    """How many weeks (or months) after the start until the expected change shows with this power.

    course: what is known before the start. expected: as in `verdicts.judge`; ValueError when it is
    no change or against the aim. It is taken that as many records come a week as before.
    """
    if aim_of(expected, course.kind) != course.aim:
        raise ValueError(f"{expected} is not where {course.aim} aims")
    method = choose_method(course)
    weigh = _weigher(settled(course), method.code, power)
    if weigh is None:
        return Plan("too_few_data", method.code, method.reasons)
    size = abs(on_a_line(expected, course.kind))
    first = FEWEST_AFTER if method.code == "segmented_regression" else FEWEST_PERIODS
    last = min(limit, AGAINST_PAST * sum(1 for lump in course.before if lump.n))
    reached = {periods: weigh(periods, size) for periods in range(first, last + 1)}
    best = _as_change(min(reached.values(), default=inf), course)
    for periods, smallest in reached.items():
        if smallest <= size:
            records = None
            if course.kind != "count":
                records = round(periods * _rate(course.before))
            return Plan("visible", method.code, method.reasons, periods, records, best)
    return Plan("not_visible", method.code, method.reasons, smallest=best)


def smallest_visible(course: Course, periods: int, *, power: float = POWER) -> float | None:
    """The smallest change (or ratio) that so many weeks after the start would show, or None."""
    weigh = _weigher(settled(course), choose_method(course).code, power)
    return None if weigh is None else _as_change(weigh(periods, 0.0), course)


def _as_change(size, course):
    if size == inf:
        return None
    return exp(course.aim * size) if course.kind == "time" else course.aim * size


def _rate(lumps):
    """Records a period; periods without any count."""
    return sum_lumps(lumps).n / len(lumps)


def _weigher(course, method, power):
    """A function (periods after, change) -> smallest change that could be seen; None: no data."""
    if method == "segmented_regression":
        return _by_trend(course, power)
    arms = [course.before]
    if method == "difference_in_differences":
        arms.append(course.control_before)
    sides = [_side(arm, course, power) for arm in arms]
    if None in sides:
        return None
    return lambda periods, size: sqrt(sum(side(periods, size) ** 2 for side in sides))


def _by_trend(course, power):
    values = values_of(course.before, course.kind)
    found = trend(values)
    known = sum(1 for value in values if value is not None)
    if found is None or known < FEWEST_BEFORE:
        return None
    variance = _upper(found.variance, known - 2) * inflation(found.link)

    def weigh(periods, _size):
        df = known + periods - 4
        reach = student_quantile(0.975, df) + student_quantile(power, df)
        return reach * gap_error(known, periods, variance)

    return weigh


def _side(lumps, course, power):
    """The smallest visible change of one group, by records and by weeks, whichever is larger."""
    was, weeks = sum_lumps(lumps), _cautious(between([lumps]))
    if was.n < FEWEST_RECORDS and course.kind != "count" or course.kind == "count" and not weeks:
        return None
    rate, variance = _rate(lumps), _variance(was, course.kind)
    by_records = normal_quantile(0.975) + normal_quantile(power)
    points = 100 if course.kind == "nps" else 1

    def weigh(periods, size):
        found = 0.0
        if course.kind != "count":
            found = by_records * sqrt(
                variance / was.n + _after(was, course, size, variance) / (rate * periods)
            )
        if weeks and weeks.matters(DOUBT):
            df = weeks.freedom + int((periods - 1) / inflation(weeks.link))
            reach = student_quantile(0.975, df) + student_quantile(power, df)
            found = max(found, reach * weeks.standard_error(was.n, rate * periods))
        return points * found

    return weigh


def _after(was, course, size, variance):
    """The variance of a record if the change comes; shares vary less near 0 and 1."""
    if course.kind != "share":
        return variance
    share = (was.mean * was.n + 2) / (was.n + 4)
    then = min(max(share + course.aim * size, 0.02), 0.98)
    return variance * then * (1 - then) / (share * (1 - share))


def _variance(was, kind):
    """Of one record, with the same made-up answers as the intervals use."""
    extra = {"share": Lump(4, 2, 2), "nps": Lump(3, 0, 1.5)}.get(kind, Lump())
    return _upper((was + extra).variance, was.n - 1)


def _cautious(weeks):
    return weeks and replace(weeks, variance=_upper(weeks.variance, weeks.df))


def _upper(variance, df):
    """As large as a variance may well be that was found with so many degrees of freedom.

    Source: Browne (1995), Statistics in Medicine 14, 1933-1940.
    """
    return variance * df / chi2_quantile(1 - CAUTIOUS, df)
