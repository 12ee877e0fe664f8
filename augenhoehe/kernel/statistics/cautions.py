"""What could fool whoever reads an effect. Codes; rooms say them in words."""

from augenhoehe.kernel.statistics.courses import (
    Course,
    extreme_start,
    has_common_trend,
    has_trend,
    values_of,
)
from augenhoehe.kernel.statistics.effects import Effect
from augenhoehe.kernel.statistics.segmented import trend

SHORT, FEW_RECORDS, WIDE = 12, 30, 1.3
# Two stretches whose middles lie further apart than this part of a year differ in season.
SEASON = 8


def cautions(
    course: Course, effect: Effect | None, *, other_measures: int = 0, year: int = 52
) -> tuple[str, ...]:
    """All that apply, in this order:

    `extreme_start`: it began after the worst week, which is left out (regression to the mean);
    `season`: before and after lie in different seasons, and no year before shows what is usual;
    `other_measures`: others were begun on the same indicator; `short_series`: below twelve periods
    on a side; `few_records`: below thirty on a side; `trend_before`: it was moving already, and the
    method does not allow for that; `not_parallel`: the comparison group moved differently before;
    `weeks_differ`: weeks differ more than chance, the interval is wider for it.
    year: periods a year, 52 or 12.
    """
    found = {
        "extreme_start": extreme_start(course) is not None,
        "season": not course.control_before and _is_other_season(course, year),
        "other_measures": other_measures > 0,
        "short_series": min(_known(course.before), _known(course.after)) < SHORT,
        "few_records": course.kind != "count" and _is_few(effect),
        "trend_before": _is_trend_ignored(course, effect),
        "not_parallel": _is_apart(course),
        "weeks_differ": effect is not None and effect.stretch > WIDE,
    }
    return tuple(code for code, applies in found.items() if applies)


def _known(lumps):
    return sum(1 for lump in lumps if lump.n)


def _is_few(effect):
    return effect is not None and min(effect.n_before, effect.n_after) < FEW_RECORDS


def _is_other_season(course, year):
    """Unless the time before holds the same weeks of an earlier year."""
    before, after = len(course.before), len(course.after)
    if not before or not after or before >= year:
        return False
    apart = (before + after) / 2 % year
    return min(apart, year - apart) > year / SEASON


def _is_trend_ignored(course, effect):
    if effect is None or effect.method != "before_after":
        return False
    return has_trend(course) or has_common_trend(course)


def _is_apart(course):
    """Whether the distance to the comparison group had a trend before the start."""
    pairs = zip(
        values_of(course.before, course.kind),
        values_of(course.control_before, course.kind),
        strict=False,
    )
    found = trend([None if None in pair else pair[0] - pair[1] for pair in pairs])
    return found is not None and found.is_visible
