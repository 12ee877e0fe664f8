"""Why a clock is due when it is, as the page shows it: what counts, what is left out."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.complaints.clocks import clocks_of, regime_of
from augenhoehe.servicelevels.queries import hours_for

NAMES = {
    "acknowledge": _("Confirm that it arrived"),
    "news": pgettext_lazy("complaint clock", "News for the customer"),
    "decision": _("Tell the decision"),
    "internal": _("Decide, as we ask of ourselves"),
}
MOST_NAMED = 4


@dataclass(frozen=True)
class Shown:
    """A clock with its state, and the named days that were left out."""

    clock: object
    name: str
    state: str
    left_out: list
    is_calendar: bool

    @property
    def due_at(self):
        return self.clock.due_at


def shown_clocks(complaint, now=None):
    """The clocks of a complaint for its page; of one that is closed those that ended."""
    now = now or timezone.now()
    hours, regime = hours_for(complaint.team_id or 0), regime_of(complaint)
    found = [
        Shown(
            clock=clock,
            name=NAMES[clock.which],
            state=_state(clock, now),
            left_out=[] if regime.is_calendar else _left_out(clock, hours),
            is_calendar=regime.is_calendar,
        )
        for clock in clocks_of(complaint, hours=hours)
    ]
    return [one for one in found if one.clock.runs or one.clock.done_at]


def _state(clock, now):
    if clock.done_at:
        return "met" if clock.done_at <= clock.due_at else "missed"
    return "over" if now > clock.due_at else "running"


def _left_out(clock, hours):
    """The days with a name (holidays, closed days) that no service was on: [(day, name)]."""
    begin = timezone.localtime(clock.start, hours.tz).date()
    end = timezone.localtime(clock.due_at, hours.tz).date()
    days = (begin + timedelta(days=n) for n in range(1, (end - begin).days + 1))
    plans = ((day, hours.plan(day)) for day in days)
    named = [(day, plan.name) for day, plan in plans if plan.name and not plan.intervals]
    return named[:MOST_NAMED]
