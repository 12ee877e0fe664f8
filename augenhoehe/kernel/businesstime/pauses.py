"""Deadlines that wait while somebody else has the turn."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from augenhoehe.kernel.businesstime.clock import add_service_time, service_time_between
from augenhoehe.kernel.businesstime.errors import BadHours
from augenhoehe.kernel.businesstime.hours import Hours
from augenhoehe.kernel.businesstime.instants import to_instant


@dataclass(frozen=True)
class Pause:
    """A half-open stretch in which the clock stands still.

    `ends_at` is None while it still lasts. `reason` is a code of the caller, e.g.
    "waiting_for_customer". Errors (BadHours): pause.reversed, moment.naive.
    """

    starts_at: datetime
    ends_at: datetime | None = None
    reason: str = "waiting_for_customer"

    def __post_init__(self):
        begun = to_instant(self.starts_at)
        if self.ends_at is not None and to_instant(self.ends_at) < begun:
            raise BadHours("pause.reversed")

    def stretch(self) -> tuple[int, float]:
        """The pause as instants; one that still lasts ends at infinity."""
        ends = float("inf") if self.ends_at is None else to_instant(self.ends_at)
        return to_instant(self.starts_at), ends


def in_order(pauses: Iterable[Pause]) -> list[Pause]:
    """The pauses by beginning; where two overlap, the earlier one keeps the time and its reason."""
    ordered: list[Pause] = []
    over = float("-inf")
    for pause in sorted(pauses, key=Pause.stretch):
        begins, ends = pause.stretch()
        if ends > max(begins, over):
            if begins < over:
                pause = replace(pause, starts_at=ordered[-1].ends_at)
            ordered.append(pause)
            over = ends
    return ordered


def due_with_pauses(
    start: datetime, span: timedelta, hours: Hours, pauses: Iterable[Pause] = ()
) -> datetime | None:
    """When `span` of service time has passed since `start`, pauses not counted, in start's zone.

    None while a pause that still lasts keeps the deadline from being known. A span that is used up
    at the beginning of a pause is due then. Errors as in `add_service_time`.
    """
    cursor, left = start, span
    for pause in in_order(pauses):
        due = add_service_time(cursor, left, hours)
        if to_instant(due) <= to_instant(pause.starts_at):
            return due
        if pause.ends_at is None:
            return None
        if to_instant(pause.ends_at) > to_instant(cursor):
            if to_instant(pause.starts_at) > to_instant(cursor):
                left -= service_time_between(cursor, pause.starts_at, hours)
            cursor = pause.ends_at.astimezone(UTC)
    return add_service_time(cursor.astimezone(start.tzinfo), left, hours)
