"""After the start: what the data say about the effect, by the rule that was written before."""

from dataclasses import dataclass, field
from datetime import timedelta

from augenhoehe.indicators.sight import Sight
from augenhoehe.kernel.statistics import (
    Course,
    Effect,
    Method,
    cautions,
    choose_method,
    find_effect,
    judge,
)
from augenhoehe.kernel.statistics import Verdict as Found
from augenhoehe.kernel.statistics.courses import aim_of
from augenhoehe.measures.courses import Weeks, course_of, weeks_of
from augenhoehe.measures.models import Measure

# Others that began so long before or after this one share its weeks.
NEAR = timedelta(weeks=12)


@dataclass(frozen=True)
class Finding:
    """What is known now: the weeks, the method and why, the effect, the verdict by the rule."""

    weeks: Weeks
    course: Course | None = None
    method: Method | None = None
    effect: Effect | None = None
    found: Found | None = None
    cautions: tuple = ()
    others: list = field(default_factory=list)

    def as_plain(self):
        """What a decision keeps of it."""
        if self.effect is None:
            return {"cautions": list(self.cautions)}
        change = self.effect.change
        return {
            "method": self.effect.method,
            "kind": self.effect.kind,
            "value": change.value,
            "low": change.low,
            "high": change.high,
            "n_before": self.effect.n_before,
            "n_after": self.effect.n_after,
            "weeks_after": self.effect.periods_after,
            "cautions": list(self.cautions),
        }


def counting(measure):
    """The expectation that counts: the last one written before the start."""
    before = [one for one in measure.expectations.all() if not one.is_after_start]
    return before[-1] if before else None


def find(measure, expectation, *, others):
    """What the data say about a measure that has started; `others`: those `beside` it."""
    where = {"start": measure.started_on, "sight": Sight()}
    weeks = weeks_of(expectation.indicator, segment=expectation.segment, **where)
    if weeks.is_hidden or weeks.kind is None:
        return Finding(weeks)
    other = None
    if expectation.control:
        other = weeks_of(expectation.indicator, segment=expectation.control, **where)
    course = course_of(weeks, aim=aim_of(expectation.expected, weeks.kind), control=other)
    method = choose_method(course)
    effect = find_effect(course, method.code) if course.after else None
    announced = expectation.plan.get("periods")
    found = judge(effect, expectation.expected, announced=announced)
    others = list(others)
    warned = cautions(course, effect, other_measures=len(others))
    return Finding(weeks, course, method, effect, found, warned, others)


def beside(measure, measures):
    """Other measures on the same indicator whose start lies near, or after this one's."""
    near = measures.filter(indicator=measure.indicator, started_on__isnull=False)
    near = near.exclude(pk=measure.pk).exclude(state=Measure.State.PLANNED)
    return near.filter(started_on__gte=measure.started_on - NEAR)[:5]
